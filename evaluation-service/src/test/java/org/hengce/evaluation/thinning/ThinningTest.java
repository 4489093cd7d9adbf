package org.hengce.evaluation.thinning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.hengce.contracts.indicator.ObservationsV1;
import org.hengce.evaluation.WithOwnersEvents;
import org.hengce.kit.lease.Lease;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A day of evaluations of one policy, long ago. */
@QuarkusTest
class ThinningTest extends WithOwnersEvents {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00.000001Z");
    private static final int DONORS = 36;

    @Inject
    Thinning thinning;

    private static String original = "";
    private static String policy = "";
    private static String indicator = "";

    /** Once; where the service listens is known only before each test. */
    @BeforeEach
    void anEvaluationToTakeCopiesOf() throws Exception {
        if (!original.isEmpty()) {
            return;
        }
        indicator = newCode("sales-");
        policy = newCode("CA-");
        List<ObservationsV1.Row> rows = cigarettes();
        for (String region :
                rows.stream().map(ObservationsV1.Row::region).distinct().toList()) {
            publishRegion(region);
        }
        publishIndicator(indicator);
        publishPolicy(proposition99(policy, indicator), 1, 1);
        publishPart(indicator, FIRST, null, 1, 2, rows.subList(0, 1000));
        publishPart(indicator, FIRST, null, 2, 2, rows.subList(1000, rows.size()));
        original = evaluation(
                        policy,
                        e -> "COMPLETED".equals(e.getString("status"))
                                && e.getList("effects[0].unitsUsed.controls").size() == DONORS)
                .getString("id");
    }

    /** The same evaluation as if it had been made at that time, of a policy of its own. */
    private String copy(String of, Instant at, String trigger, String standing, String conclusions) {
        UUID id = UUID.randomUUID();
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO evaluation (id, policy, status, trigger, inputs_sha256, completed_at, document, inputs,
                            standing, conclusions)
                        SELECT :id, :policy, status, :trigger, :sha256, :at, replace(document, :original, cast(:id AS text)),
                            inputs, :standing, :conclusions
                        FROM evaluation WHERE id = cast(:original AS uuid)""")
                .bind("id", id)
                .bind("policy", of)
                .bind("trigger", trigger)
                .bind("sha256", id.toString())
                .bind("at", at)
                .bind("original", original)
                .bind("standing", standing)
                .bind("conclusions", conclusions)
                .execute());
        return id.toString();
    }

    private String copy(String of, Instant at) {
        return copy(of, at, "OBSERVATIONS", "PROVISIONAL", "COMPLETED INCONCLUSIVE CANNOT_TELL");
    }

    private static Instant daysAgo(int days) {
        return Instant.now().truncatedTo(ChronoUnit.DAYS).minus(days, ChronoUnit.DAYS);
    }

    /** Of all days: copies come into days that may have been looked at. */
    private int thin() {
        jdbi.useHandle(h -> h.execute("DELETE FROM thinned_until"));
        return thinWhatIsLeft();
    }

    private int thinWhatIsLeft() {
        Lease lease = new Lease(jdbi, "thinning", Duration.ofMinutes(1));
        int thinned = thinning.thin(lease);
        lease.release();
        return thinned;
    }

    private boolean whole(String id) {
        JsonPath read = viewer().get("/api/v1/evaluations/" + id).jsonPath();
        boolean thinned = Boolean.TRUE.equals(read.get("thinned"));
        assertThat(read.getList("effects[0].path").isEmpty()).isEqualTo(thinned);
        return !thinned;
    }

    @Test
    void firstAndLastOfADayAndChangesAndWhatCountsStayWhole() {
        String of = newCode("OLD-");
        Instant day = daysAgo(31);
        String first = copy(of, day);
        String second = copy(of, day.plusSeconds(10));
        String changed =
                copy(of, day.plusSeconds(20), "OBSERVATIONS", "EXPLORATORY", "COMPLETED PROMISING CANNOT_TELL");
        String afterwards =
                copy(of, day.plusSeconds(30), "OBSERVATIONS", "EXPLORATORY", "COMPLETED PROMISING CANNOT_TELL");
        String asked = copy(of, day.plusSeconds(40), "REQUEST", "PROVISIONAL", "COMPLETED PROMISING CANNOT_TELL");
        String reading = copy(of, day.plusSeconds(50), "PLAN", "READING", "COMPLETED PROMISING CANNOT_TELL");
        String last = copy(of, day.plusSeconds(60), "OBSERVATIONS", "PROVISIONAL", "COMPLETED PROMISING CANNOT_TELL");
        String young = newCode("YOUNG-");
        List<String> recent = List.of(copy(young, daysAgo(30)), copy(young, daysAgo(30)), copy(young, daysAgo(30)));

        assertThat(thin()).isGreaterThanOrEqualTo(2);
        assertThat(whole(first)).isTrue();
        assertThat(whole(second)).isFalse();
        assertThat(whole(changed)).as("the rating changed").isTrue();
        assertThat(whole(afterwards)).isFalse();
        assertThat(whole(asked)).isTrue();
        assertThat(whole(reading)).isTrue();
        assertThat(whole(last)).isTrue();
        assertThat(recent).allSatisfy(id -> assertThat(whole(id)).isTrue());
        assertThat(thin()).as("what is done is done").isZero();
    }

    @Test
    void whatWasThinnedKeepsItsFiguresAndIsMadeAgainForItsBundleAndComparedAsBefore() throws Exception {
        String of = newCode("OLD-");
        Instant day = daysAgo(40);
        copy(of, day);
        String old = copy(of, day.plusSeconds(10));
        copy(of, day.plusSeconds(20));
        Response before = viewer().get("/api/v1/evaluations/" + old);
        thin();
        Response after = viewer().get("/api/v1/evaluations/" + old);
        assertThat(after.jsonPath().getBoolean("thinned")).isTrue();
        assertThat(after.header("ETag")).isNotEqualTo(before.header("ETag"));
        for (String kept : List.of(
                "score",
                "rating",
                "evidence",
                "provenance",
                "effects[0].estimate",
                "effects[0].interval",
                "effects[0].pValue",
                "effects[0].verdict",
                "effects[0].seed")) {
            assertThat(after.jsonPath().<Object>get(kept))
                    .as(kept)
                    .isNotNull()
                    .isEqualTo(before.jsonPath().get(kept));
        }
        assertThat(after.asString().length()).isLessThan(before.asString().length() / 4);

        Response bundle = viewer().get("/api/v1/evaluations/" + old + "/bundle");
        assertThat(bundle.statusCode()).as(bundle.asString()).isEqualTo(200);
        assertThat(file(bundle.asByteArray(), "result.json")).isEqualTo(before.asString());
        assertThat(viewer().get("/api/v1/evaluations/%s/compare/%s".formatted(old, original))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoMayReadWhatHasBeenHiddenSinceStillGetsTheBundleOfWhatWasThinned() throws Exception {
        String of = newCode("OLD-");
        Instant day = daysAgo(50);
        copy(of, day);
        String old = copy(of, day.plusSeconds(10));
        copy(of, day.plusSeconds(20));
        thin();
        assertThat(whole(old)).isFalse();
        onBothSides("INSERT INTO %s.observation SELECT indicator, region, sector, period, vintage + interval '1 hour',"
                + " value, status, 'C' FROM observation WHERE region = 'US-NV' AND period = '1985' AND indicator = ?");
        try {
            Response all = steward().get("/api/v1/evaluations/" + old + "/bundle");
            assertThat(all.statusCode()).as(all.asString()).isEqualTo(200);
            assertThat(file(all.asByteArray(), "panel.csv")).contains("US-NV,1985,");
            Response some = viewer().get("/api/v1/evaluations/" + old + "/bundle");
            assertThat(some.statusCode()).as(some.asString()).isEqualTo(200);
            assertThat(file(some.asByteArray(), "panel.csv").lines()).hasSize(1);
        } finally {
            onBothSides("DELETE FROM %s.observation WHERE region = 'US-NV' AND period = '1985' AND indicator = ?"
                    + " AND confidentiality = 'C'");
        }
    }

    private void onBothSides(String statement) {
        for (String side : List.of("projection_a", "projection_b")) {
            jdbi.useHandle(h -> h.execute(statement.formatted(side), indicator));
        }
    }

    @Test
    void daysThatWereLookedAtAreNotLookedAtAgain() {
        thin();
        String of = newCode("OLD-");
        for (int i = 0; i < 3; i++) {
            copy(of, daysAgo(31).plusSeconds(i));
        }
        assertThat(thinWhatIsLeft()).isZero();
        assertThat(thin()).isEqualTo(1);
    }

    @Test
    void theDatabaseLetsNothingElseBeChanged() {
        String of = newCode("OLD-");
        String reading = copy(of, daysAgo(31), "PLAN", "READING", "COMPLETED - -");
        assertThatThrownBy(() -> jdbi.useHandle(h -> h.execute(
                        "UPDATE evaluation SET document = '{}', thinned_at = now() WHERE id = ?",
                        UUID.fromString(reading))))
                .hasStackTraceContaining("is kept as it is");
        String old = copy(of, daysAgo(31));
        assertThatThrownBy(() -> jdbi.useHandle(
                        h -> h.execute("UPDATE evaluation SET document = '{}' WHERE id = ?", UUID.fromString(old))))
                .hasStackTraceContaining("is kept as it is");
        assertThatThrownBy(() -> jdbi.useHandle(h -> h.execute(
                        "UPDATE evaluation SET conclusions = '', thinned_at = now() WHERE id = ?",
                        UUID.fromString(old))))
                .hasStackTraceContaining("permission denied");
    }

    private static String file(byte[] zip, String name) throws Exception {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("no " + name);
    }
}
