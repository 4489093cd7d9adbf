package org.hengce.acceptance.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hengce.acceptance.tools.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Alerts, dashboards, runbooks and the page of metrics say the same. */
class ObservabilityTest {
    private static final Path ROOT =
            Path.of(System.getProperty("hengce.root", "..")).toAbsolutePath().normalize();
    private static final Path FOLDER = ROOT.resolve("deploy/observability");
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern DESCRIBED = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| (\\w+)?");

    private static List<JsonNode> rules(String file) throws IOException {
        List<JsonNode> rules = new ArrayList<>();
        YAML.readTree(FOLDER.resolve(file).toFile()).get("groups").forEach(group -> group.get("rules")
                .forEach(rules::add));
        return rules;
    }

    private static List<JsonNode> alerts() throws IOException {
        return rules("alerting-rules.yaml");
    }

    static List<Path> dashboards() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("dashboards"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    /** All that may be read: what the page describes, and what the rules record. */
    private static Set<String> known() throws IOException {
        Set<String> known = new TreeSet<>();
        Matcher row = DESCRIBED.matcher(Files.readString(ROOT.resolve("docs/reference/metrics.md")));
        while (row.find()) {
            String name = row.group(1);
            known.add(name);
            if ("histogram".equals(row.group(2)) || "summary".equals(row.group(2))) {
                known.addAll(List.of(name + "_count", name + "_sum", name + "_max"));
            }
            if ("histogram".equals(row.group(2))) {
                known.add(name + "_bucket");
            }
        }
        rules("recording-rules.yaml")
                .forEach(rule -> known.add(rule.get("record").textValue()));
        return known;
    }

    private static void assertKnown(JsonNode expression, String where) throws IOException {
        assertThat(known()).describedAs(where).containsAll(Expressions.metrics(expression.textValue()));
    }

    @Test
    void anExpressionReadsTheseFigures() {
        assertThat(Expressions.metrics("""
                        sum by (le, uri) (rate(a_bucket{x="b_c",y!~"d"}[5m])) / on (job) group_left (z) (max(e:f:g) > bool 60)
                        and histogram_quantile(0.9, h_seconds offset 5m) == 1e3 - time()""")).containsExactlyInAnyOrder("a_bucket", "e:f:g", "h_seconds");
    }

    @Test
    void everyAlertReadsFiguresThatAreDescribed() throws IOException {
        for (JsonNode rule : alerts()) {
            assertKnown(rule.get("expr"), rule.get("alert").textValue());
        }
        for (JsonNode rule : rules("recording-rules.yaml")) {
            assertKnown(rule.get("expr"), rule.get("record").textValue());
        }
    }

    @Test
    void everyAlertHasARunbookAndEveryRunbookAnAlert() throws IOException {
        Set<String> pages = new HashSet<>();
        for (JsonNode rule : alerts()) {
            String page = rule.at("/annotations/runbook_url").textValue();
            pages.add(page);
            assertThat(page)
                    .isEqualTo("docs/runbooks/%s.md".formatted(rule.get("alert").textValue()));
            assertThat(Files.readString(ROOT.resolve(page)))
                    .contains("Alert `%s`".formatted(rule.get("alert").textValue()))
                    .contains("## What it means", "## How to look", "## What to do");
            assertThat(rule.at("/annotations/summary").textValue()).isNotBlank();
            assertThat(rule.at("/annotations/summary_zh").textValue()).isNotBlank();
            assertThat(rule.at("/labels/severity").textValue()).isIn("page", "ticket");
        }
        try (Stream<Path> files = Files.list(ROOT.resolve("docs/runbooks"))) {
            assertThat(files.map(file -> "docs/runbooks/" + file.getFileName())
                            .filter(page -> !page.endsWith("/README.md")))
                    .containsExactlyInAnyOrderElementsOf(pages);
        }
    }

    @Test
    void everyAlertIsTestedWithFiguresThatMakeItFire() throws IOException {
        Set<String> fired = new HashSet<>();
        for (JsonNode test :
                YAML.readTree(FOLDER.resolve("tests/rules-test.yaml").toFile()).get("tests")) {
            for (JsonNode alert : test.get("alert_rule_test")) {
                if (!alert.get("exp_alerts").isEmpty()) {
                    fired.add(alert.get("alertname").textValue());
                }
            }
        }
        assertThat(fired)
                .containsAll(alerts().stream()
                        .map(rule -> rule.get("alert").textValue())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void aDashboardReadsFiguresThatAreDescribed(Path file) throws IOException {
        JsonNode dashboard = JSON.readTree(file.toFile());
        Set<Integer> ids = new HashSet<>();
        for (JsonNode panel : dashboard.get("panels")) {
            assertThat(ids.add(panel.get("id").intValue())).isTrue();
            assertThat(panel.get("targets")).isNotEmpty();
            for (JsonNode target : panel.get("targets")) {
                assertKnown(target.get("expr"), panel.get("title").textValue());
            }
        }
        assertThat(dashboard.get("uid").textValue()).startsWith("hengce-");
    }

    @Test
    void prometheusTakesTheRulesAndTheyDoWhatTheirTestsSay() throws Exception {
        requirePromtool();
        assertThat(promtool("check", "rules", "../alerting-rules.yaml", "../recording-rules.yaml"))
                .contains("SUCCESS");
        assertThat(promtool("test", "rules", "rules-test.yaml")).contains("SUCCESS");
    }

    /** An expression of a dashboard is one that Prometheus can read: as rules they are checked by it. */
    @Test
    void prometheusCanReadEveryExpressionOfTheDashboards() throws Exception {
        requirePromtool();
        List<JsonNode> rules = new ArrayList<>();
        for (Path file : dashboards()) {
            for (JsonNode panel : JSON.readTree(file.toFile()).get("panels")) {
                panel.get("targets")
                        .forEach(target -> rules.add(JSON.createObjectNode()
                                .put("record", "panel:%d:".formatted(rules.size()))
                                .put("expr", target.get("expr").textValue())));
            }
        }
        Path asRules = Files.createTempFile("dashboards-", ".yaml");
        JSON.writeValue(
                asRules.toFile(),
                JSON.createObjectNode()
                        .set(
                                "groups",
                                JSON.createArrayNode()
                                        .add(JSON.createObjectNode()
                                                .put("name", "panels")
                                                .set("rules", JSON.valueToTree(rules)))));
        assertThat(promtool("check", "rules", asRules.toString()))
                .contains("SUCCESS: %d rules".formatted(rules.size()));
        Files.delete(asRules);
    }

    /** Says to every question that two services have had these figures for the last minutes, as Prometheus does. */
    private static HttpServer prometheus() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/", exchange -> {
            long now = Instant.now().getEpochSecond();
            String values = exchange.getRequestURI().getPath().endsWith("query_range")
                    ? "\"values\":[[%d,\"1\"],[%d,\"NaN\"],[%d,\"7.5\"]]".formatted(now - 60, now - 30, now)
                    : "\"value\":[%d,\"0.25\"]".formatted(now);
            String result = Stream.of("gateway", "<b>")
                    .map(name -> "{\"metric\":{\"application\":\"%s\"},%s}".formatted(name, values))
                    .collect(Collectors.joining(",", "{\"data\":{\"result\":[", "]}}"));
            byte[] body = result.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static Tool.Outcome draw(String prometheus, String file, String minutes) {
        return Tool.run(FOLDER, Map.of(), 1, FOLDER.resolve("draw").toString(), prometheus, file, minutes);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void aDashboardIsDrawnWithoutGrafana(Path file) throws IOException {
        Tool.require("python3", "to draw a dashboard");
        HttpServer server = prometheus();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            Tool.Outcome page = draw(url, file.toString(), "5");
            assertThat(page.exit()).as(page.output()).isZero();
            assertThat(page.output()).contains("polyline").doesNotContain("No figures", "<b>");
            JSON.readTree(file.toFile()).get("panels").forEach(panel -> assertThat(page.output())
                    .contains("<h2>" + panel.get("title").textValue() + "</h2>"));
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:1, dashboards/overview.json, 5, gave no figures",
        "nowhere, dashboards/overview.json, 5, gave no figures",
        "http://127.0.0.1:1, dashboards/none.json, 5, cannot be drawn",
        "http://127.0.0.1:1, dashboards/kustomization.yaml, 5, cannot be drawn",
        "http://127.0.0.1:1, dashboards/overview.json, soon, cannot be drawn"
    })
    void whatCannotBeDrawnIsSaid(String prometheus, String file, String minutes, String said) {
        Tool.require("python3", "to draw a dashboard");
        Tool.Outcome outcome = draw(prometheus, file, minutes);
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.output()).contains(said, "why:", "do:").doesNotContain("Traceback");
    }

    private static void requirePromtool() {
        Tool.require("promtool", "to check rules (Debian: prometheus)");
    }

    private static String promtool(String... words) {
        String[] command =
                Stream.concat(Stream.of("promtool"), Stream.of(words)).toArray(String[]::new);
        return Tool.done(FOLDER.resolve("tests"), Map.of(), 2, command);
    }
}
