package org.hengce.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.hengce.contracts.Level;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.ObservationsV1;
import org.hengce.kit.hash.Sha256;
import org.junit.jupiter.api.Test;

/** Evaluations of values that not everybody may read, from events to what each reader gets. */
@QuarkusTest
class RestrictedByEventsTest extends WithOwnersEvents {
    private static final List<Instant> VINTAGES = List.of(
            Instant.parse("2026-01-01T00:00:00.000001Z"),
            Instant.parse("2026-01-01T00:00:00.000002Z"),
            Instant.parse("2026-01-01T00:00:00.000003Z"));
    private static final String OLD_STATE = "US-NV";

    private final String indicator = newCode("sales-");
    private final String policy = newCode("CA-");

    private static ObservationsV1.Row hidden(String region, String period, double value) {
        return new ObservationsV1.Row(region, "_T", period, value, "A", "N");
    }

    private String firstEvaluation() throws Exception {
        List<ObservationsV1.Row> rows = cigarettes();
        for (String region :
                rows.stream().map(ObservationsV1.Row::region).distinct().toList()) {
            publishRegion(region);
        }
        publishRegion("US", 1, Level.NATIONAL);
        publishIndicator(indicator);
        publishPolicy(proposition99(policy, indicator), 1, 1);
        publishPart(indicator, VINTAGES.get(0), null, 1, 2, rows.subList(0, 1000));
        publishPart(indicator, VINTAGES.get(0), null, 2, 2, rows.subList(1000, rows.size()));
        return evaluation(
                        policy,
                        e -> "COMPLETED".equals(e.getString("status"))
                                && e.getList("effects[0].unitsUsed.controls").size() == 36)
                .getString("id");
    }

    private String evaluatedAt(int vintage) {
        return evaluation(policy, e -> VINTAGES.get(vintage)
                        .toString()
                        .equals(e.getString("provenance.observationsAsOf.'" + indicator + "'")))
                .getString("id");
    }

    private void publish(int vintage, ObservationsV1.Row... rows) throws Exception {
        publishPart(indicator, VINTAGES.get(vintage), VINTAGES.get(vintage - 1), 1, 1, List.of(rows));
    }

    private static String path(String id) {
        return "/api/v1/evaluations/" + id;
    }

    private static JsonPath seen(RequestSpecification reader, String id) {
        Response answer = reader.get(path(id));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.jsonPath();
    }

    private static Map<String, String> bundle(RequestSpecification reader, String id) throws Exception {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(
                new ByteArrayInputStream(reader.get(path(id) + "/bundle").asByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    /** All that a reader gets of an evaluation, but for what every evaluation has of its own. */
    private String withoutIdentity(String id) throws Exception {
        ObjectNode document = (ObjectNode) json.readTree(viewer().get(path(id)).asString());
        document.remove(List.of("id", "completedAt"));
        ((ObjectNode) document.get("provenance")).remove("observationsAsOf");
        StringBuilder all = new StringBuilder(document.toString());
        Map<String, String> files = bundle(viewer(), id);
        // That of what this reader sees: of the document above, with what was taken from it.
        String hash = Sha256.hex(Objects.requireNonNull(files.get("result.json")));
        assertThat(files.get("report.html")).contains(hash);
        files.forEach((name, text) -> all.append(name)
                .append(text.replace(id, "")
                        .replace(hash, "")
                        .replaceAll("20\\d\\d-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z?", "")));
        return all.toString();
    }

    @Test
    void anEvaluationOfConfidentialValuesIsWholeForWhoMayReadThemAlone() throws Exception {
        firstEvaluation();
        publish(1, hidden("US-CA", "1990", 76.543), hidden(OLD_STATE, "1985", 144.321));
        String id = evaluatedAt(1);
        await("the whole of which both are parts")
                .atMost(Duration.ofSeconds(30))
                .until(() -> seen(steward("US"), id).getList("effects").size() == 1);
        for (RequestSpecification reader : List.of(steward(), steward("US"), steward("US-CA", OLD_STATE))) {
            JsonPath whole = seen(reader, id);
            assertThat(whole.getBoolean("restricted")).isTrue();
            assertThat(whole.getList("restrictedRegions.'effects[0]'")).containsExactly("US-CA", OLD_STATE);
            assertThat(whole.getList("effects")).hasSize(1);
            assertThat(whole.prettify()).contains("76.543");
            assertThat(whole.getString("score.mean")).isNotNull();
        }
        assertThat(bundle(steward(), id).get("panel.csv")).contains("US-CA,1990,76.543,", OLD_STATE + ",1985,144.321,");
        for (RequestSpecification reader : List.of(viewer(), steward("US-CA"), steward(OLD_STATE), steward("US-WY"))) {
            JsonPath seen = seen(reader, id);
            assertThat(seen.getBoolean("restricted")).isTrue();
            assertThat(seen.getString("status")).isEqualTo("COMPLETED");
            assertThat(seen.getList("effects")).isEmpty();
            assertThat(seen.getList("robustness")).isEmpty();
            for (String field : List.of("score", "rating", "evidence", "sensitivity", "provenance.seed")) {
                assertThat(seen.getString(field)).as(field).isNull();
                assertThat(seen.getString("reasons.'%s'.code".formatted(field)))
                        .as(field)
                        .isEqualTo("RESTRICTED");
            }
        }
        Map<String, String> files = bundle(viewer(), id);
        assertThat(files.get("panel.csv").lines()).hasSize(1);
        assertThat(files.get("report.html")).doesNotContain("<svg");
        String all = viewer().get(path(id)).asString() + files;
        assertThat(all).doesNotContain("76.543", "144.321", "76.54", "144.32");
    }

    private static String report(RequestSpecification reader, String address) throws Exception {
        Response answer = reader.get(address);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return ReportText.of(answer.asByteArray(), address.replaceFirst(".*[.]", ""));
    }

    @Test
    void reportsAndChartsSayNoMoreThanTheirReaderMayRead() throws Exception {
        String first = firstEvaluation();
        publish(1, hidden("US-CA", "1990", 76.543), hidden(OLD_STATE, "1985", 144.321));
        String id = evaluatedAt(1);
        await("the whole of which both are parts")
                .atMost(Duration.ofSeconds(30))
                .until(() -> seen(steward("US"), id).getList("effects").size() == 1);
        assertThat(report(steward(), path(id) + "/report.html")).contains("<svg", "What changed");
        assertThat(report(steward(), path(id) + "/report.pdf")).contains("What changed", "76.5");
        assertThat(report(steward(), path(id) + "/report.xlsx")).contains("76.543");
        assertThat(report(steward(), path(id) + "/charts/e1-path.csv")).contains("76.543");
        List<Supplier<RequestSpecification>> readers =
                List.of(WithOwnersEvents::viewer, () -> steward("US-CA"), () -> steward("US-WY"));
        for (Supplier<RequestSpecification> reader : readers) {
            for (String format : List.of("html", "pdf", "md", "xlsx")) {
                assertThat(report(reader.get(), path(id) + "/report." + format))
                        .as(format)
                        .doesNotContain("76.5", "144.3", "<svg", "What changed", "Revisions");
            }
            for (String format : List.of("html", "pdf", "md")) {
                assertThat(report(reader.get(), path(id) + "/report." + format))
                        .as(format)
                        .contains("rests on values that are not free");
            }
            assertThat(reader.get().get(path(id) + "/charts/e1-path.csv").statusCode())
                    .isEqualTo(404);
        }
        for (String format : List.of("html", "pdf", "md", "xlsx")) {
            assertThat(report(viewer(), path(first) + "/compare/" + id + "/report." + format))
                    .as(format)
                    .doesNotContain("76.5", "144.3", "<svg");
        }
        assertThat(viewer().get(path(id) + "/report.html").header("ETag"))
                .isNotEqualTo(steward().get(path(id) + "/report.html").header("ETag"));
    }

    @Test
    void nothingThatAReaderWithoutTheRightGetsMovesWithTheValue() throws Exception {
        firstEvaluation();
        publish(1, hidden("US-CA", "1990", 76.543), hidden(OLD_STATE, "1985", 144.321));
        String before = evaluatedAt(1);
        publish(2, hidden("US-CA", "1990", 12.875), hidden(OLD_STATE, "1985", 190.125));
        String after = evaluatedAt(2);
        assertThat(seen(steward(), after).getDouble("score.mean"))
                .as("the score moved")
                .isNotEqualTo(seen(steward(), before).getDouble("score.mean"));
        assertThat(withoutIdentity(after)).isEqualTo(withoutIdentity(before));
        JsonPath split = viewer().get(path(before) + "/compare/" + after).jsonPath();
        assertThat(split.getList("movers")).isEmpty();
        assertThat(split.getList("parts.effects.flatten()")).isEmpty();
        assertThat(split.getList("parts.score")).containsOnlyNulls();
        JsonPath whole = steward().get(path(before) + "/compare/" + after).jsonPath();
        assertThat(whole.getList("movers.region")).contains("US-CA", OLD_STATE);
        assertThat(steward("US-CA")
                        .get(path(before) + "/compare/" + after)
                        .jsonPath()
                        .getList("movers"))
                .as("half of the right is none")
                .isEmpty();
    }

    @Test
    void whatIsHiddenLaterIsTakenOutOfEvaluationsThatWereMadeBefore() throws Exception {
        String id = firstEvaluation();
        String tag = viewer().get(path(id)).header("ETag");
        assertThat(seen(viewer(), id).getBoolean("restricted")).isFalse();
        assertThat(bundle(viewer(), id).get("panel.csv")).contains(OLD_STATE + ",1985,");
        // One value before the window and one of a state that nobody is compared with went nowhere.
        publish(1, hidden(OLD_STATE, "1965", 210.5), hidden("US-AZ", "1980", 120.5), hidden("US-XX", "1980", 1));
        evaluatedAt(1);
        assertThat(seen(viewer(), id).getBoolean("restricted")).isFalse();
        String older = fromBeforeItWasKept(id);
        assertThat(seen(viewer(), older).getBoolean("restricted"))
                .as("of which it is not known what it rests on")
                .isTrue();
        publish(2, hidden(OLD_STATE, "1985", 141.6));
        evaluatedAt(2);
        Response now = viewer().header("If-None-Match", tag).get(path(id));
        assertThat(now.statusCode()).isEqualTo(200);
        assertThat(now.header("ETag")).isNotEqualTo(tag);
        assertThat(now.jsonPath().getBoolean("restricted")).isTrue();
        assertThat(now.jsonPath().getList("effects")).isEmpty();
        assertThat(bundle(viewer(), id).get("panel.csv").lines()).hasSize(1);
        List<Map<String, Object>> listed = viewer().get("/api/v1/evaluations?policy=" + policy)
                .jsonPath()
                .getList("items.findAll { it.id == '%s' }".formatted(id));
        assertThat(listed).hasSize(1).allSatisfy(item -> assertThat(item.get("score"))
                .isNull());
        JsonPath whole = seen(steward(), id);
        assertThat(whole.getBoolean("restricted")).as("nothing is lost").isTrue();
        assertThat(whole.getList("restrictedRegions.'effects[0]'")).containsExactly(OLD_STATE);
        assertThat(whole.getList("effects")).hasSize(1);
        assertThat(bundle(steward(), id).get("panel.csv")).contains(OLD_STATE + ",1985,");
    }

    /** As a release from before stores it: with nothing but its pins. */
    private String fromBeforeItWasKept(String id) {
        UUID older = UUID.randomUUID();
        jdbi.useHandle(h -> h.createUpdate("""
                            INSERT INTO evaluation (id, policy, status, trigger, inputs_sha256, completed_at, document)
                            SELECT :older, policy, status, 'REQUEST', inputs_sha256, completed_at,
                                replace(document, cast(:id AS text), cast(:older AS text))
                            FROM evaluation WHERE id = :id""")
                .bind("older", older)
                .bind("id", UUID.fromString(id))
                .execute());
        return older.toString();
    }

    /** The part of a vintage that has come is not to be evaluated yet; what it hides is hidden at once. */
    @Test
    void theTopicSaysNothingOfValuesThatAnIncompleteVintageHides() throws Exception {
        firstEvaluation();
        publishPart(indicator, VINTAGES.get(1), VINTAGES.get(0), 1, 2, List.of(hidden("US-CA", "1990", 76.543)));
        publishPolicy(proposition99(policy, indicator), 2, 2);
        String id = evaluation(policy, e -> e.getInt("policy.version") == 2).getString("id");
        assertThat(seen(viewer(), id).getBoolean("restricted")).isTrue();
        JsonNode data = announced(id);
        assertThat(data.at("/regions/0").textValue()).isEqualTo("US-CA");
        assertThat(data.get("score").isNull()).isTrue();
        assertThat(data.get("effects")).isEmpty();
        assertThat(data.get("ratingChange").isNull()).isTrue();
    }

    private JsonNode announced(String id) {
        var records = topics().readUntil(
                        Topics.EVALUATIONS,
                        r -> topics().event(r).at("/data/id").textValue().equals(id));
        return topics().event(records.get(records.size() - 1)).get("data");
    }

    @Test
    void theTopicSaysOfARestrictedEvaluationThatItIsThere() throws Exception {
        firstEvaluation();
        publish(1, hidden("US-CA", "1990", 76.543));
        String id = evaluatedAt(1);
        JsonNode data = announced(id);
        assertThat(data.at("/regions/0").textValue()).isEqualTo("US-CA");
        assertThat(data.get("link").textValue()).isEqualTo(path(id));
        assertThat(data.get("score").isNull()).isTrue();
        assertThat(data.get("rating").isNull()).isTrue();
        assertThat(data.get("effects")).isEmpty();
        assertThat(data.get("observationsAsOf")).isEmpty();
    }
}
