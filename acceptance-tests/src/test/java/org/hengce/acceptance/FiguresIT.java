package org.hengce.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What Prometheus would find at the running whole, of what rules and dashboards read. */
@Order(3)
@ExtendWith(RunningStack.class)
class FiguresIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern DESCRIBED = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_]+)[{ ]");
    /** Prometheus' own, cert-manager's, and what is there only once the JVM has collected. */
    private static final Set<String> OF_OTHERS =
            Set.of("up", "certmanager_certificate_expiration_timestamp_seconds", "jvm_gc_pause_seconds_sum");

    private static Set<String> served(Stack stack) throws Exception {
        Set<String> names = new TreeSet<>();
        for (String part : Stack.PARTS) {
            int port = Api.JSON
                    .readTree(
                            stack.home().resolve("run").resolve(part + ".json").toFile())
                    .path("managementPort")
                    .intValue();
            if (port > 0) {
                HttpRequest scrape = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/metrics"))
                        .header("Accept", "text/plain")
                        .build();
                HttpResponse<String> answer =
                        HttpClient.newHttpClient().send(scrape, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(200);
                Matcher sample = SAMPLE.matcher(answer.body());
                while (sample.find()) {
                    names.add(sample.group(1).replaceFirst("_(count|bucket|max)$", ""));
                    names.add(sample.group(1));
                }
            }
        }
        return names;
    }

    @Test
    void everyFigureThatIsDescribedIsServed(Stack stack, Api admin) throws Exception {
        assertThat(admin.get("/api/v1/policies").status()).isEqualTo(200);
        Set<String> described = new TreeSet<>();
        Matcher row = DESCRIBED.matcher(Files.readString(stack.root().resolve("docs/reference/metrics.md")));
        while (row.find()) {
            described.add(row.group(1));
        }
        described.removeAll(OF_OTHERS);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(served(stack)).containsAll(described));
    }
}
