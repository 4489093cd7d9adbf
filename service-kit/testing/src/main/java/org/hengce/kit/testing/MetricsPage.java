package org.hengce.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds what a service tells Prometheus to the page that describes it: {@code docs/reference/metrics.md}. */
public final class MetricsPage {
    private static final Path PAGE = Path.of("..", "docs", "reference", "metrics.md");
    /** Name, type, labels, which services, what it is. */
    private static final Pattern ROW = Pattern.compile(
            "\\| `(hengce_[a-z_]+)` \\| (gauge|counter|summary|histogram) \\|([^|]*)\\|([^|]*)\\|([^|]*)\\|");

    private static final Pattern HELP = Pattern.compile("# HELP (hengce_\\S+) (.*)");
    private static final Pattern TYPE = Pattern.compile("# TYPE (hengce_\\S+) (.*)");
    /** What stands in quotes may have braces, and quotes behind a backslash. */
    private static final String QUOTED = "\"([^\"\\\\]*(?:\\\\.[^\"\\\\]*)*)\"";

    private static final Pattern SAMPLE =
            Pattern.compile("(?m)^([a-zA-Z0-9_]+)\\{((?:[a-zA-Z0-9_]+=" + QUOTED + ",?)*)}");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z0-9_]+)=" + QUOTED);

    private MetricsPage() {}

    /** What a service tells Prometheus at its management port. */
    public static String scraped(URL metrics) {
        return RestAssured.given()
                .accept("text/plain")
                .get(metrics)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /**
     * Fails unless page and service name the same figures of ours, with the same types and words.
     *
     * @param service as the page names it
     * @param scraped what {@code /q/metrics} answered
     */
    public static void assertDescribes(String service, String scraped) {
        Map<String, String> shown = new TreeMap<>();
        each(HELP, scraped, (name, help) -> shown.put(name, help));
        each(TYPE, scraped, (name, type) -> shown.merge(name, type, (help, of) -> of + ": " + help));
        Map<String, String> described = new TreeMap<>();
        Matcher row = ROW.matcher(page());
        while (row.find()) {
            String services = row.group(4).strip();
            if (services.equals("all") || services.contains(service)) {
                described.put(row.group(1), row.group(2) + ": " + row.group(5).strip());
            }
        }
        shown.keySet().removeIf(name -> name.endsWith("_max")); // of a histogram, whose words it repeats
        assertThat(shown).isEqualTo(described);
    }

    /** Fails if a label holds what could be of any number: an id, a name, a path with a code in it. */
    public static void assertFewSeries(String scraped) {
        Matcher sample = SAMPLE.matcher(scraped);
        Map<String, Integer> series = new TreeMap<>();
        while (sample.find()) {
            series.merge(sample.group(1), 1, Integer::sum);
            Matcher label = LABEL.matcher(sample.group(2));
            while (label.find()) {
                assertThat(label.group(2))
                        .describedAs("label %s of %s", label.group(1), sample.group(1))
                        .doesNotMatch(".*[0-9a-f]{8}-[0-9a-f]{4}-.*")
                        .hasSizeLessThan(120);
            }
        }
        assertThat(series)
                .allSatisfy((name, count) -> assertThat(count).describedAs(name).isLessThan(1_000));
    }

    private static void each(Pattern lines, String scraped, BiConsumer<String, String> of) {
        Matcher line = lines.matcher(scraped);
        while (line.find()) {
            of.accept(line.group(1), line.group(2));
        }
    }

    private static String page() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
