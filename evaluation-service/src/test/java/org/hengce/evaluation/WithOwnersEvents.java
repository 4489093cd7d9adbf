package org.hengce.evaluation;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.hengce.contracts.Frequency;
import org.hengce.contracts.Level;
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.Aggregation;
import org.hengce.contracts.indicator.Dimension;
import org.hengce.contracts.indicator.Direction;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.indicator.ObservationsV1;
import org.hengce.contracts.indicator.RegionV1;
import org.hengce.contracts.indicator.SectorV1;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyV1;
import org.hengce.kit.testing.Surroundings;
import org.hengce.kit.testing.TestTopics;
import org.hengce.kit.testing.Tokens;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Publishes as the owners would, and reads what came of it. */
@QuarkusTestResource(Surroundings.class)
public abstract class WithOwnersEvents {
    protected static final String INDICATOR_SOURCE = "/hengce/indicator-service";
    protected static final String POLICY_SOURCE = "/hengce/policy-service";
    protected static final Instant FIRST_VINTAGE = Instant.parse("2026-01-01T00:00:00.000001Z");
    private static final int DONORS = 36;
    protected static final List<String> EXCLUDED = List.of(
            "US-AZ", "US-FL", "US-MA", "US-MD", "US-MI", "US-NJ", "US-NY", "US-OR", "US-WA", "US-AK", "US-HI", "US-DC");

    @Inject
    protected Jdbi jdbi;

    @Inject
    protected ObjectMapper json;

    protected static RequestSpecification viewer() {
        return given().auth().oauth2(Tokens.of("evaluation-service", "test-viewer", "viewer"));
    }

    /** Somebody who may read values that are not free; of these regions alone where any are named. */
    protected static RequestSpecification steward(String... regions) {
        return given().auth().oauth2(Tokens.within(List.of(regions), "evaluation-service", "test-steward", "steward"));
    }

    protected static TestTopics topics() {
        return Surroundings.topics();
    }

    protected static String newCode(String prefix) {
        return prefix + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    }

    protected static void publishRegion(String code) throws Exception {
        publishRegion(code, 1, Level.PROVINCIAL);
    }

    protected static void publishRegion(String code, long revision, Level level) throws Exception {
        publishRegion(code, revision, level, "US");
    }

    /** A city of a province. */
    protected static void publishRegionWithin(String code, String province) throws Exception {
        publishRegion(code, 1, Level.MUNICIPAL, province);
    }

    private static void publishRegion(String code, long revision, Level level, String parent) throws Exception {
        RegionV1 region = new RegionV1(
                1, revision, false, code, new LocalizedText(null, code), level, parent, null, null, List.of());
        topics().publish(Topics.REGIONS, "REGION:" + code, INDICATOR_SOURCE, RegionV1.TYPE, region);
    }

    protected static void publishIndicator(String code) throws Exception {
        publishIndicator(code, Frequency.A, Dimension.ECONOMY, Direction.LOWER_IS_BETTER, Aggregation.MEAN);
    }

    protected static void publishIndicator(
            String code, Frequency frequency, Dimension dimension, Direction direction, Aggregation aggregation)
            throws Exception {
        topics().publish(
                        Topics.INDICATORS,
                        code,
                        INDICATOR_SOURCE,
                        IndicatorV1.TYPE,
                        new IndicatorV1(
                                1,
                                1,
                                false,
                                code,
                                new LocalizedText("人均卷烟销量", "Cigarette sales per capita"),
                                dimension,
                                "packs per person",
                                frequency,
                                direction,
                                aggregation,
                                null,
                                null,
                                1,
                                List.of(),
                                List.of()));
    }

    /** California's policy after the example of api.md §3, on an indicator of the test's own. */
    protected static PolicyText proposition99(String code, String indicator) {
        return new PolicyText(
                code,
                new LocalizedText(null, "California tobacco control programme"),
                PolicyText.Category.ENTERPRISE_SUPPORT,
                Level.PROVINCIAL,
                null,
                null,
                List.of(PolicyText.Instrument.TAX),
                List.of(),
                null,
                PolicyText.Assignment.CHOSEN,
                "1988-11-08",
                null,
                List.of(new PolicyText.Coverage("US-CA", "1989", null, null)),
                List.of(new PolicyText.Goal(indicator, "_T", null, null, 1.0, -20.0, null, null, 4.0)),
                new PolicyText.Comparison(null, EXCLUDED),
                new PolicyText.Window("1970", null),
                null);
    }

    /** California's policy under each of these codes, evaluated with the sample's values at {@link #FIRST_VINTAGE}. */
    protected static String[] evaluated(String indicator, String... policies) throws Exception {
        List<ObservationsV1.Row> rows = cigarettes();
        for (String region :
                rows.stream().map(ObservationsV1.Row::region).distinct().toList()) {
            publishRegion(region);
        }
        publishIndicator(indicator);
        for (String policy : policies) {
            publishPolicy(proposition99(policy, indicator), 1, 1);
        }
        publishPart(indicator, FIRST_VINTAGE, null, 1, 2, rows.subList(0, 1000));
        publishPart(indicator, FIRST_VINTAGE, null, 2, 2, rows.subList(1000, rows.size()));
        for (String policy : policies) {
            evaluation(
                    policy,
                    e -> "COMPLETED".equals(e.getString("status"))
                            && e.getList("effects[0].unitsUsed.controls").size() == DONORS);
        }
        return policies;
    }

    protected static String publishPolicy(PolicyText text, long revision, int version) throws Exception {
        return topics().publish(
                        Topics.POLICIES,
                        text.code(),
                        POLICY_SOURCE,
                        PolicyV1.TYPE,
                        new PolicyV1(1, revision, false, version, PolicyStatus.IN_FORCE, text));
    }

    protected static String publishPart(
            String indicator,
            Instant vintage,
            @Nullable Instant previous,
            int part,
            int parts,
            List<ObservationsV1.Row> rows)
            throws Exception {
        return topics().publish(
                        Topics.OBSERVATIONS,
                        indicator,
                        INDICATOR_SOURCE,
                        ObservationsV1.TYPE,
                        new ObservationsV1(indicator, vintage, previous, part, parts, rows));
    }

    protected static ObservationsV1.Row row(String region, String period, double value) {
        return new ObservationsV1.Row(region, "_T", period, value, "A", "F");
    }

    /** The sample's packs per capita, 46 states, 1963 to 1992. */
    protected static List<ObservationsV1.Row> cigarettes() throws Exception {
        List<ObservationsV1.Row> rows = new ArrayList<>();
        for (String line :
                Files.readAllLines(Path.of("../samples/us-cigarettes.csv")).subList(1, 46 * 30 + 1)) {
            String[] fields = line.split(",", -1);
            rows.add(row(fields[0], fields[2], Double.parseDouble(fields[3])));
        }
        return rows;
    }

    protected static void publishSector(String code) throws Exception {
        SectorV1 sector = new SectorV1(1, 1, false, code, new LocalizedText(null, code), null, null, null, null, null);
        topics().publish(Topics.REGIONS, "SECTOR:" + code, INDICATOR_SOURCE, SectorV1.TYPE, sector);
    }

    /**
     * California's policy with a goal on two sectors, and values: the one sector has the sample's less 10, the other those and 10,
     * so that the sample is their mean.
     */
    protected static void publishCigarettesBySector(
            String policy, String indicator, Instant vintage, String one, String other) throws Exception {
        List<ObservationsV1.Row> rows = new ArrayList<>();
        for (ObservationsV1.Row row : cigarettes()) {
            for (String sector : List.of(one, other)) {
                double value = row.value() + (sector.equals(one) ? -10 : 10);
                rows.add(new ObservationsV1.Row(row.region(), sector, row.period(), value, "A", "F"));
            }
        }
        for (String region :
                rows.stream().map(ObservationsV1.Row::region).distinct().toList()) {
            publishRegion(region);
        }
        publishSector(one);
        publishSector(other);
        publishIndicator(indicator);
        PolicyText of = proposition99(policy, indicator);
        PolicyText.Goal goal =
                new PolicyText.Goal(indicator, null, List.of(other, one), null, null, 1.0, -20.0, null, null, 4.0);
        publishPolicy(
                new PolicyText(
                        of.code(),
                        of.title(),
                        of.category(),
                        of.level(),
                        null,
                        null,
                        List.of(),
                        List.of(),
                        null,
                        of.assignment(),
                        null,
                        null,
                        of.coverage(),
                        List.of(goal),
                        of.comparison(),
                        of.window(),
                        null),
                1,
                1);
        int parts = (rows.size() + 999) / 1000;
        for (int part = 0; part < parts; part++) {
            List<ObservationsV1.Row> these = rows.subList(part * 1000, Math.min(rows.size(), (part + 1) * 1000));
            publishPart(indicator, vintage, null, part + 1, parts, these);
        }
    }

    /** Waits for an evaluation of the policy that fits. */
    protected static JsonPath evaluation(String policy, Predicate<JsonPath> fits) {
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> viewer().get("/api/v1/evaluations?latest=true&policy=" + policy)
                                .jsonPath(),
                        list -> !list.getList("items").isEmpty() && fits.test(list.setRootPath("items[0]")));
    }

    protected int evaluationsOf(String policy) {
        return jdbi.withHandle(h -> h.createQuery("SELECT count(*) FROM evaluation WHERE policy = ?")
                .bind(0, policy)
                .mapTo(Integer.class)
                .one());
    }

    /** Takes a value from the copies, as if it had been lost on the way of a restore. */
    protected void lose(String indicator, String region, String period) {
        for (String side : List.of("projection_a", "projection_b")) {
            jdbi.useHandle(h -> h.execute(
                    "DELETE FROM " + side + ".observation WHERE indicator = ? AND region = ? AND period = ?",
                    indicator,
                    region,
                    period));
        }
    }

    /** Waits until nothing is due for the policy and nobody works on it. */
    protected void awaitNothingDue(String policy) {
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        jdbi.withHandle(h -> h.createQuery("SELECT NOT EXISTS (SELECT FROM due_mark WHERE policy = :p)"
                                        + " AND NOT EXISTS (SELECT FROM due_change)")
                                .bind("p", policy)
                                .mapTo(Boolean.class)
                                .one()));
    }
}
