package org.hengce.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hengce.contracts.Frequency;
import org.hengce.contracts.Level;
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.indicator.Aggregation;
import org.hengce.contracts.indicator.Dimension;
import org.hengce.contracts.indicator.Direction;
import org.hengce.contracts.indicator.ObservationsV1;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyText.Assignment;
import org.hengce.contracts.policy.PolicyText.Coverage;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.contracts.policy.PolicyText.Transform;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each kind of design from events to an evaluation; the figures are those of R for the samples. */
@QuarkusTest
class DesignsByEventsTest extends WithOwnersEvents {
    private static final Instant VINTAGE = Instant.parse("2026-01-01T00:00:00.000001Z");

    @Test
    void aLawOfACountryAloneIsAnInterruptedTimeSeries() throws Exception {
        String indicator = newCode("drivers-");
        String policy = newCode("BELTS-");
        String country = newCode("GB-");
        publishRegion(country, 1, Level.NATIONAL);
        publishIndicator(indicator, Frequency.M, Dimension.ECONOMY, Direction.LOWER_IS_BETTER, Aggregation.SUM);
        publishPolicy(
                policy(policy, List.of(covered(country, "1983-01-31")), List.of(goal(indicator, Transform.LOG, null))),
                1,
                1);
        publishPart(indicator, VINTAGE, null, 1, 1, seatBelts(country));
        JsonPath found = completed(policy);

        assertThat(found.getString("effects[0].method")).isEqualTo("INTERRUPTED_TIME_SERIES");
        assertThat(found.getString("effects[0].inference")).isEqualTo("HAC_T");
        assertThat(found.getDouble("effects[0].estimate")).isCloseTo(-0.16111718771, within(1e-8));
        assertThat(found.getDouble("effects[0].standardError")).isCloseTo(0.0216367095112, within(1e-8));
        assertThat(found.getDouble("effects[0].relativeEffect")).isCloseTo(-0.149, within(5e-4));
        assertThat(found.getString("effects[0].yardstickSource")).isEqualTo("OWN_PAST_SD");
        assertThat(found.getString("effects[0].verdict")).isEqualTo("BENEFICIAL");
        assertThat(found.getInt("evidence.level")).isEqualTo(2);
        assertThat(found.getString("evidence.next.en")).startsWith("2 more units without the policy");
        assertThat(status(found, "AUTOCORRELATION")).isEqualTo("WARN");
        assertThat(status(found, "PARTIAL_PERIOD")).isEqualTo("WARN");
        assertThat(found.getString("effects[0].diagnostics.find { it.name == 'PARTIAL_PERIOD' }.message.en"))
                .contains("1983-01 (1 of 31 days covered, counts as untreated)");
        assertThat(found.getList("effects[0].path")).hasSize(192);
        assertThat(found.getString("rating")).isNotNull();
    }

    @Test
    void lawsThatComeStateByStateAreGroupTimeEffects() throws Exception {
        String indicator = newCode("crime-");
        String policy = newCode("CARRY-");
        Map<String, String> laws = new TreeMap<>();
        List<ObservationsV1.Row> rows = shallCarry(laws);
        for (String region :
                rows.stream().map(ObservationsV1.Row::region).distinct().toList()) {
            publishRegion(region);
        }
        publishIndicator(indicator);
        List<Coverage> coverage = new ArrayList<>();
        laws.forEach((region, year) -> coverage.add(covered(region, year)));
        publishPolicy(policy(policy, coverage, List.of(goal(indicator, Transform.LOG, null))), 1, 1);
        publishPart(indicator, VINTAGE, null, 1, 2, rows.subList(0, 1000));
        publishPart(indicator, VINTAGE, null, 2, 2, rows.subList(1000, rows.size()));
        JsonPath found = completed(policy);

        assertThat(found.getString("effects[0].method")).isEqualTo("GROUP_TIME");
        assertThat(found.getDouble("effects[0].estimate")).isCloseTo(0.03847810820685, within(1e-8));
        assertThat(found.getString("effects[0].reason.en"))
                .isEqualTo("25 treated units in 10 cohorts, 22 never treated, 5 periods before: group-time effects");
        assertThat(found.getList("effects[0].unitsUsed.treated")).hasSize(25);
        assertThat(found.getList("effects[0].unitsDropped.unit"))
                .containsExactly("GUNS-IN", "GUNS-NH", "GUNS-VT", "GUNS-WA");
        assertThat(found.getList("effects[0].unitsDropped.reason")).containsOnly("ALWAYS_TREATED");
        assertThat(found.getString("effects[0].yardstickSource")).isEqualTo("UNTREATED_SD");
        assertThat(found.getInt("evidence.level")).isEqualTo(3);
        assertThat(status(found, "SINGLE_UNIT_COHORTS")).isEqualTo("WARN");
        assertThat(found.getBoolean("evidence.contested"))
                .isEqualTo(found.getList("effects[0].diagnostics.status").contains("FAIL"));
        assertThat(found.getString("robustness[0].what")).isEqualTo("SECOND_METHOD");
        assertThat(found.getString("robustness[0].method")).isEqualTo("DIFFERENCE_IN_DIFFERENCES");
    }

    @Test
    void aShortSeriesAloneIsBeforeAndAfterAndNeverEffective() throws Exception {
        String indicator = newCode("short-");
        String policy = newCode("SHORT-");
        String country = newCode("XX-");
        publishRegion(country, 1, Level.NATIONAL);
        publishIndicator(indicator, Frequency.A, Dimension.INDUSTRY, Direction.HIGHER_IS_BETTER, Aggregation.SUM);
        publishPolicy(policy(policy, List.of(covered(country, "2014")), List.of(goal(indicator, null, 5.0))), 1, 1);
        double[] values = {10, 10.4, 9.8, 10.2, 20.1, 19.9, 20.3};
        List<ObservationsV1.Row> rows = new ArrayList<>();
        for (int t = 0; t < values.length; t++) {
            rows.add(row(country, Integer.toString(2010 + t), values[t]));
        }
        publishPart(indicator, VINTAGE, null, 1, 1, rows);
        JsonPath found = completed(policy);

        assertThat(found.getString("effects[0].method")).isEqualTo("BEFORE_AFTER");
        assertThat(found.getString("effects[0].inference")).isEqualTo("WELCH");
        assertThat(found.getDouble("effects[0].estimate")).isCloseTo(10, within(1e-6));
        assertThat(found.getString("effects[0].verdict")).isEqualTo("BENEFICIAL");
        assertThat(found.getString("rating")).isEqualTo("PROMISING");
        assertThat(found.getInt("evidence.level")).isEqualTo(1);
        assertThat(found.getString("evidence.next.en"))
                .isEqualTo("4 more periods before the start; 1 more period from the start on");
    }

    @Test
    void tooLittleDataIsNotEvaluableAndSaysWhatIsMissing() throws Exception {
        String indicator = newCode("none-");
        String policy = newCode("NONE-");
        String country = newCode("XX-");
        publishRegion(country, 1, Level.NATIONAL);
        publishIndicator(indicator);
        publishPolicy(policy(policy, List.of(covered(country, "2011")), List.of(goal(indicator, null, -5.0))), 1, 1);
        publishPart(indicator, VINTAGE, null, 1, 1, List.of(row(country, "2010", 3), row(country, "2011", 4)));
        // An evaluation may come before the observations, and says then that there are none.
        JsonPath found = evaluation(policy, e -> String.valueOf(e.getString("reasons.'effects[0]'.message.en"))
                .contains("there is 1 treated unit"));

        assertThat(found.getString("status")).isEqualTo("NOT_EVALUABLE");
        assertThat(found.getString("reasons.'effects[0]'.code")).isEqualTo("NOT_ENOUGH_DATA");
        assertThat(found.getString("reasons.'effects[0]'.message.en"))
                .isEqualTo("needs 1 more period before the start; 1 more period from the start on, or else 2 more units"
                        + " without the policy to compare with, with values in every period; there is 1 treated unit,"
                        + " 0 never treated");
        assertThat(found.<Object>get("score")).isNull();
    }

    @Test
    void severalGoalsGiveOneScoreByDimensionAndTheWeakestEvidence() throws Exception {
        String sales = newCode("sales-");
        String other = newCode("other-");
        String shorter = newCode("shorter-");
        String missing = newCode("missing-");
        String policy = newCode("CA-");
        List<ObservationsV1.Row> rows = cigarettes();
        for (String region :
                rows.stream().map(ObservationsV1.Row::region).distinct().toList()) {
            publishRegion(region);
        }
        publishIndicator(sales);
        publishIndicator(other, Frequency.A, Dimension.INDUSTRY, Direction.LOWER_IS_BETTER, Aggregation.MEAN);
        publishIndicator(shorter, Frequency.A, Dimension.INDUSTRY, Direction.LOWER_IS_BETTER, Aggregation.MEAN);
        publishIndicator(missing);
        publishAll(sales, rows);
        publishAll(other, rows);
        publishPart(
                shorter,
                VINTAGE,
                null,
                1,
                1,
                rows.stream().filter(r -> r.region().equals("US-CA")).toList());
        PolicyText one = proposition99(policy, sales);
        PolicyText text = policy(
                policy,
                one.coverage(),
                List.of(
                        goal(sales, null, -20.0),
                        goal(other, Transform.LOG, -0.2),
                        goal(shorter, null, -20.0),
                        goal(missing, null, -20.0)));
        publishPolicy(
                new PolicyText(
                        text.code(),
                        text.title(),
                        text.category(),
                        text.level(),
                        null,
                        null,
                        List.of(),
                        List.of(),
                        null,
                        Assignment.LOTTERY,
                        null,
                        null,
                        text.coverage(),
                        text.goals(),
                        one.comparison(),
                        one.window(),
                        null),
                1,
                1);
        JsonPath found = evaluation(
                policy,
                e -> e.getList("effects") != null && e.getList("effects").size() == 3);

        assertThat(found.getList("effects.method"))
                .containsExactly("SYNTHETIC_DID", "SYNTHETIC_DID", "INTERRUPTED_TIME_SERIES");
        assertThat(found.getList("robustness.findAll { it.what == 'SECOND_METHOD' }.indicator"))
                .containsExactly(sales, other);
        // The lottery raises designs with controls to 4; the series alone stays at 2 and so does the policy.
        assertThat(found.getInt("evidence.level")).isEqualTo(2);
        assertThat(found.getList("dimensions.dimension")).containsExactly("ECONOMY", "INDUSTRY");
        // ECONOMY has two goals, of which one has no data: of its half of the weight the other keeps a half.
        assertThat(found.getDouble("dimensions[0].weight")).isCloseTo(1.0 / 3, within(1e-7));
        assertThat(found.getDouble("dimensions[1].weight")).isCloseTo(2.0 / 3, within(1e-7));
        double weighted =
                found.getDouble("dimensions[0].score.mean") / 3 + found.getDouble("dimensions[1].score.mean") * 2 / 3;
        assertThat(found.getDouble("score.mean")).isCloseTo(weighted, within(1e-4));
        assertThat(found.getString("reasons.'effects[3]'.code")).isEqualTo("NOT_ENOUGH_DATA");
        assertThat(found.getString("reasons.'score.goals'.message.en")).contains("4 (" + missing + ")");
        // Holm: the smallest of three p-values counts three times.
        List<Double> raw = found.getList("effects.pValue", Double.class);
        List<Double> holm = found.getList("effects.adjustedPValues.holm", Double.class);
        double smallest = raw.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        assertThat(holm.get(raw.indexOf(smallest))).isCloseTo(Math.min(1, 3 * smallest), within(1e-9));
        assertThat(found.getMap("provenance.panelSha256")).hasSize(3);
    }

    @Test
    void aCityWhoseProvinceAloneHasDataIsPartialCoverage() throws Exception {
        String indicator = newCode("part-");
        String policy = newCode("CITY-");
        String province = newCode("XX-");
        String city = newCode("XX-");
        publishRegion(province, 1, Level.PROVINCIAL);
        publishRegionWithin(city, province);
        publishIndicator(indicator);
        publishPolicy(policy(policy, List.of(covered(city, "2011")), List.of(goal(indicator, null, -5.0))), 1, 1);
        publishPart(indicator, VINTAGE, null, 1, 1, List.of(row(province, "2010", 3), row(province, "2011", 4)));
        JsonPath found = evaluation(policy, e -> "PARTIAL_COVERAGE".equals(e.getString("reasons.'effects[0]'.code")));
        assertThat(found.getString("status")).isEqualTo("NOT_EVALUABLE");
        assertThat(found.getString("reasons.'effects[0]'.message.en"))
                .contains(city)
                .contains(province);
    }

    @Test
    void aGoalIsEvaluatedAnewWhenTheIndicatorThatWeightsItsUnitsComes() throws Exception {
        String indicator = newCode("weighted-");
        String weight = newCode("population-");
        String policy = newCode("WEIGHTED-");
        List<String> regions = List.of(newCode("XX-"), newCode("XX-"), newCode("XX-"), newCode("XX-"));
        List<ObservationsV1.Row> rows = new ArrayList<>();
        List<ObservationsV1.Row> weights = new ArrayList<>();
        for (String region : regions) {
            publishRegion(region);
            weights.add(row(region, "2010", rows.size() + 1));
            for (int year = 2010; year < 2014; year++) {
                rows.add(row(region, Integer.toString(year), (region.hashCode() * year) % 97));
            }
        }
        publishIndicator(indicator);
        Goal goal = new Goal(indicator, "_T", null, weight, null, -5.0, null, null, null);
        publishPolicy(policy(policy, List.of(covered(regions.get(0), "2012")), List.of(goal)), 1, 1);
        publishPart(indicator, VINTAGE, null, 1, 1, rows);
        JsonPath undefined = evaluation(policy, e -> "UNKNOWN_CODE".equals(e.getString("reasons.'effects[0]'.code")));
        assertThat(undefined.getString("reasons.'effects[0]'.message.en")).contains(weight);
        publishIndicator(weight);
        evaluation(policy, e -> "no unit has a weight before the policy's start"
                .equals(e.getString("reasons.'effects[0]'.message.en")));
        publishPart(weight, VINTAGE, null, 1, 1, weights);
        JsonPath found = completed(policy);
        assertThat(found.getString("effects[0].method")).isEqualTo("DIFFERENCE_IN_DIFFERENCES");
        assertThat(found.getString("provenance.observationsAsOf.'" + weight + "'"))
                .isEqualTo(VINTAGE.toString());
    }

    private static JsonPath completed(String policy) {
        return evaluation(policy, e -> "COMPLETED".equals(e.getString("status")));
    }

    private static String status(JsonPath evaluation, String check) {
        return evaluation.getString("effects[0].diagnostics.find { it.name == '%s' }.status".formatted(check));
    }

    private static void publishAll(String indicator, List<ObservationsV1.Row> rows) throws Exception {
        publishPart(indicator, VINTAGE, null, 1, 2, rows.subList(0, 1000));
        publishPart(indicator, VINTAGE, null, 2, 2, rows.subList(1000, rows.size()));
    }

    private static Coverage covered(String region, String from) {
        return new Coverage(region, from, null, null);
    }

    private static Goal goal(String indicator, @Nullable Transform transform, @Nullable Double target) {
        return new Goal(indicator, "_T", transform, null, null, target, null, null, null);
    }

    private static PolicyText policy(String code, List<Coverage> coverage, List<Goal> goals) {
        return new PolicyText(
                code,
                new LocalizedText(null, code),
                PolicyText.Category.INDUSTRIAL_PLANNING,
                Level.PROVINCIAL,
                null,
                null,
                List.of(),
                List.of(),
                null,
                Assignment.CHOSEN,
                null,
                null,
                coverage,
                goals,
                null,
                null,
                null);
    }

    private static List<ObservationsV1.Row> seatBelts(String region) throws Exception {
        List<ObservationsV1.Row> rows = new ArrayList<>();
        for (String line : lines("uk-seatbelts.csv")) {
            String[] fields = line.split(",", -1);
            rows.add(row(region, fields[0], Double.parseDouble(fields[1])));
        }
        return rows;
    }

    /** Fills the first year of the law by region; the codes are others than those of the cigarettes' states. */
    private static List<ObservationsV1.Row> shallCarry(Map<String, String> laws) throws Exception {
        List<ObservationsV1.Row> rows = new ArrayList<>();
        for (String line : lines("us-shall-carry-laws.csv")) {
            String[] fields = line.split(",", -1);
            String state = fields[0].replace("US-", "GUNS-");
            rows.add(row(state, fields[2], Double.parseDouble(fields[3])));
            if (fields[10].equals("1")) {
                laws.putIfAbsent(state, fields[2]);
            }
        }
        return rows;
    }

    private static List<String> lines(String sample) throws Exception {
        List<String> lines = Files.readAllLines(Path.of("../samples").resolve(sample));
        return lines.subList(1, lines.size());
    }
}
