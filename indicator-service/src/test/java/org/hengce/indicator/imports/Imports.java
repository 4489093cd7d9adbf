package org.hengce.indicator.imports;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.hengce.indicator.WithRegister;

/** What the tests of imports share: sending a file and waiting for what becomes of it. */
abstract class Imports extends WithRegister {
    private static final Set<String> OVER = Set.of("COMPLETED", "REJECTED", "FAILED");

    protected static RequestSpecification csv(byte[] file) {
        return steward().contentType("text/csv").body(file);
    }

    protected static RequestSpecification csv(String file) {
        return csv(file.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits until the import is over. */
    protected static JsonPath finished(Response accepted) {
        accepted.then().statusCode(202).header("Location", containsString("/api/v1/imports/"));
        return finishedAt(accepted.header("Location"));
    }

    protected static JsonPath finishedAt(String location) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> caller("admin").get(location).jsonPath(), job -> OVER.contains(job.getString("status")));
    }

    protected static String rows(String indicator, String... rows) {
        StringBuilder file = new StringBuilder("indicator,region,period,value\n");
        for (String row : rows) {
            file.append(indicator).append(',').append(row).append('\n');
        }
        return file.toString();
    }

    protected static int stored(String indicator) {
        return viewer().get("/api/v1/observations?indicator={i}&history=true&limit=1000", indicator)
                .path("items.size()");
    }

    protected static RequestSpecification xlsx(byte[] file) {
        return steward().contentType(FileFormat.XLSX_TYPE).body(file);
    }
}
