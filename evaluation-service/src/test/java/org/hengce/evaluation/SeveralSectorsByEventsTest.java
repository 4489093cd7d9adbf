package org.hengce.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;
import org.hengce.contracts.indicator.ObservationsV1;
import org.junit.jupiter.api.Test;

/** A goal on two sectors, from events to what readers get. */
@QuarkusTest
class SeveralSectorsByEventsTest extends WithOwnersEvents {
    private static final List<Instant> VINTAGES = List.of(
            Instant.parse("2026-01-01T00:00:00.000001Z"),
            Instant.parse("2026-01-01T00:00:00.000002Z"),
            Instant.parse("2026-01-01T00:00:00.000003Z"));

    private final String indicator = newCode("sales-");
    private final String policy = newCode("CA-");
    private final String one = newCode("A-");
    private final String other = newCode("B-");

    private static ObservationsV1.Row in(String sector, ObservationsV1.Row row, double more, String confidentiality) {
        return new ObservationsV1.Row(row.region(), sector, row.period(), row.value() + more, "A", confidentiality);
    }

    private JsonPath evaluated() throws Exception {
        publishCigarettesBySector(policy, indicator, VINTAGES.get(0), one, other);
        return evaluation(
                policy,
                e -> "COMPLETED".equals(e.getString("status"))
                        && e.getList("effects[0].unitsUsed.controls").size() == 36);
    }

    private JsonPath evaluatedAt(int vintage) {
        return evaluation(policy, e -> VINTAGES.get(vintage)
                .toString()
                .equals(e.getString("provenance.observationsAsOf.'" + indicator + "'")));
    }

    private void publish(int vintage, ObservationsV1.Row... rows) throws Exception {
        publishPart(indicator, VINTAGES.get(vintage), VINTAGES.get(vintage - 1), 1, 1, List.of(rows));
    }

    private static JsonPath read(String path) {
        return viewer().get("/api/v1/evaluations/" + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void aChangeInAnyOfTheSectorsMakesAnEvaluationAndTheMoverSaysWhich() throws Exception {
        String before = evaluated().getString("id");
        JsonPath whole = read(before);
        assertThat(whole.getDouble("effects[0].estimate"))
                .as("that of the sample")
                .isCloseTo(-5.3, within(0.1));
        assertThat(whole.getList("effects[0].heterogeneity.find { it.by == 'SECTOR' }.parts.label"))
                .containsExactly(one, other);
        for (String cells : jdbi.withHandle(
                h -> h.createQuery("SELECT sector FROM evaluation_cells WHERE evaluation = cast(:id AS uuid)")
                        .bind("id", before)
                        .mapTo(String.class)
                        .list())) {
            assertThat(cells).isIn(one, other);
        }
        publish(1, in(other, row("US-PA", "1987", 100.6), 30, "F"));
        String after = evaluatedAt(1).getString("id");
        assertThat(read(after).getString("trigger")).isEqualTo("OBSERVATIONS");
        JsonPath split = read(before + "/compare/" + after);
        assertThat(split.getList("movers")).hasSize(1);
        assertThat(split.getString("movers[0].sector")).isEqualTo(other);
        assertThat(split.getString("movers[0].region")).isEqualTo("US-PA");
        assertThat(split.getString("parts[0].effects[0].sector")).isEqualTo(one + "+" + other);
    }

    @Test
    void aValueOfOneSectorThatIsHiddenLaterHidesTheGoal() throws Exception {
        String id = evaluated().getString("id");
        assertThat(read(id).getBoolean("restricted")).isFalse();
        publish(1, in(one, row("US-NV", "1985", 141.6), -10, "N"));
        evaluatedAt(1);
        assertThat(read(id).getBoolean("restricted")).isTrue();
        assertThat(read(id).getList("effects")).isEmpty();
        JsonPath whole =
                steward().get("/api/v1/evaluations/" + id).then().extract().jsonPath();
        assertThat(whole.getList("restrictedRegions.'effects[0]'")).containsExactly("US-NV");
        assertThat(whole.getList("effects")).hasSize(1);
    }
}
