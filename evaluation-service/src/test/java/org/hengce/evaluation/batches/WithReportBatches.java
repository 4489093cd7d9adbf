package org.hengce.evaluation.batches;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.hengce.evaluation.WithOwnersEvents;
import org.hengce.kit.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;

/** Policies with an evaluation, of which batches of reports are asked for over HTTP and made by the service's own workers. */
abstract class WithReportBatches extends WithOwnersEvents {
    static final String BATCHES = "/api/v1/report-batches";
    String indicator = "";
    String free = "";
    String other = "";

    /** Once, but where the address of the service is known, which is only before each test. */
    @BeforeEach
    void twoPolicies() throws Exception {
        if (!free.isEmpty()) {
            return;
        }
        indicator = newCode("sales-");
        String[] policies = evaluated(indicator, newCode("A-"), newCode("B-"));
        free = policies[0];
        other = policies[1];
    }

    static RequestSpecification as(String user, String... roles) {
        return given().auth().oauth2(Tokens.of("evaluation-service", user, roles));
    }

    static Response ask(RequestSpecification by, String body) {
        return by.contentType("application/json").body(body).post(BATCHES);
    }

    static String asked(RequestSpecification by, String body) {
        Response taken = ask(by, body);
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(202);
        String id = taken.jsonPath().getString("id");
        assertThat(taken.header("Location")).isEqualTo(BATCHES + "/" + id);
        return id;
    }

    static JsonPath completed(java.util.function.Supplier<RequestSpecification> by, String id) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> by.get().get(BATCHES + "/" + id).jsonPath(), batch -> "COMPLETED"
                        .equals(batch.getString("status")));
    }

    static Map<String, byte[]> files(Response zip) throws IOException {
        assertThat(zip.statusCode()).as(zip.asString()).isEqualTo(200);
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.asByteArray()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                assertThat(entry.getTimeLocal().getYear()).isEqualTo(1980);
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    static Response file(RequestSpecification by, String id) {
        return by.get(BATCHES + "/" + id + "/file");
    }

    String latest(String policy) {
        return evaluation(policy, e -> true).getString("id");
    }

    static byte[] content(Map<String, byte[]> files, String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    static String text(Map<String, byte[]> files, String name) {
        return new String(content(files, name), StandardCharsets.UTF_8);
    }
}
