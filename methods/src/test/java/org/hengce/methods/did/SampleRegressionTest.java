package org.hengce.methods.did;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hengce.methods.Figures;
import org.hengce.methods.effect.Coefficient;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.EventStudy;
import org.hengce.methods.effect.EventStudyPoint;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.RegressionDetail;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.junit.jupiter.api.Test;

/** The bundled samples against R with every dummy written out; {@code figures.R} lies beside its figures. */
class SampleRegressionTest {
    private static final double TOLERANCE = 1e-9;
    private static final DifferenceInDifferences DID =
            DifferenceInDifferences.withDefaults().withInference(InferenceRule.CLUSTER_T);

    @Test
    void theTwoWayRegressionIsThatOfR() throws IOException {
        assertCoefficients(DID.estimate(Panels.shallCarryLaws()), "two_way");
        assertThat(DifferenceInDifferences.withDefaults()
                        .estimate(Panels.shallCarryLaws())
                        .inference())
                .isEqualTo(Inference.CLUSTER_T);
    }

    @Test
    void covariatesWeightsGapsAndClustersAreThoseOfR() throws IOException {
        assertCoefficients(DID.estimate(withColumns(false, false)), "covariates");
        assertCoefficients(DID.estimate(withColumns(true, false)), "weighted");
        Effect gaps = DID.estimate(withColumns(false, true));
        assertCoefficients(gaps, "gaps");
        assertThat(detail(gaps).observations())
                .isEqualTo(figures().at("/gaps/n").longValue());
        assertCoefficients(DID.withClusters("initial").estimate(withColumns(false, false)), "by_initial");
        Effect twoWays = DID.withClusters("unit", "time").estimate(withColumns(false, false));
        assertCoefficients(twoWays, "by_state_and_year");
        assertThat(detail(twoWays).clusters()).containsExactly(51, 23);
    }

    @Test
    void theBinnedEventStudyIsThatOfR() throws IOException {
        JsonNode expected = figures().get("event_study");
        Effect effect = DID.withEventStudy(6, 8).estimate(Panels.shallCarryLaws());
        EventStudy study = Objects.requireNonNull(detail(effect).eventStudy());
        List<EventStudyPoint> points = points(study);
        for (int i = 0; i < points.size(); i++) {
            assertThat(points.get(i).eventTime())
                    .isEqualTo(expected.get("times").get(i).intValue());
            assertClose(points.get(i).estimate(), expected.get("coef").get(i));
            assertClose(points.get(i).standardError(), expected.get("se").get(i));
            for (int j = 0; j < points.size(); j++) {
                assertClose(
                        study.covariance().at(i, j), expected.get("vcov").get(i).get(j));
            }
        }
        assertThat(study.binned()).isTrue();
        assertClose(effect.estimate(), expected.get("mean"));
        assertClose(effect.standardError(), expected.get("mean_se"));
    }

    @Test
    void sunAndAbrahamsAveragesAreThoseOfR() throws IOException {
        JsonNode expected = figures().get("sun_abraham");
        Effect effect = DID.withSunAbraham().estimate(Panels.shallCarryLaws());
        List<EventStudyPoint> points =
                points(Objects.requireNonNull(detail(effect).eventStudy()));
        assertThat(points).hasSize(expected.get("times").size());
        for (int i = 0; i < points.size(); i++) {
            assertThat(points.get(i).eventTime())
                    .isEqualTo(expected.get("times").get(i).intValue());
            assertClose(points.get(i).estimate(), expected.get("parts").get(i).get("estimate"));
            assertClose(
                    points.get(i).standardError(), expected.get("parts").get(i).get("se"));
        }
        assertClose(effect.estimate(), expected.at("/att/estimate"));
        assertClose(effect.standardError(), expected.at("/att/se"));
    }

    @Test
    void oneTreatedStateIsTestedByTheTTestOfR() throws IOException {
        JsonNode expected = figures().get("pooled_t");
        Effect effect = DifferenceInDifferences.withDefaults().estimate(cigarettesOfAllStates());
        Interval interval = Objects.requireNonNull(effect.interval());
        assertThat(effect.inference()).isEqualTo(Inference.POOLED_T);
        assertClose(effect.estimate(), expected.get("estimate"));
        assertClose(interval.low(), expected.get("low"));
        assertClose(interval.high(), expected.get("high"));
        assertClose(effect.pValue(), expected.get("p"));
        assertClose(detail(effect).degreesOfFreedom(), expected.get("df"));
    }

    static Panel cigarettesOfAllStates() {
        List<Map<String, String>> rows = Figures.sampleRows("us-cigarettes.csv");
        PanelBuilder panel = Panel.builder(years(rows));
        for (Map<String, String> row : rows) {
            panel.observe(cell(row, "region"), cell(row, "year"), number(row, "packs_per_capita"));
        }
        return panel.treatedFrom("US-CA", "1989").build();
    }

    private static void assertCoefficients(Effect effect, String name) throws IOException {
        JsonNode expected = figures().get(name);
        List<Coefficient> found = detail(effect).coefficients();
        JsonNode coefficients = expected.get("coef");
        assertThat(found).hasSize(Math.max(1, coefficients.size()));
        for (int k = 0; k < found.size(); k++) {
            assertClose(found.get(k).estimate(), coefficients.isArray() ? coefficients.get(k) : coefficients);
            JsonNode errors = expected.get("se");
            assertClose(found.get(k).standardError(), errors.isArray() ? errors.get(k) : errors);
        }
    }

    private static List<EventStudyPoint> points(EventStudy study) {
        return study.points().stream().filter(point -> !point.reference()).toList();
    }

    /** Relative, since coefficients of covariates are small. */
    private static void assertClose(double found, JsonNode expected) {
        double figure = expected.doubleValue();
        assertThat(found).isCloseTo(figure, within(TOLERANCE * Math.abs(figure)));
    }

    /** With prisoners and income; weighted by mean population; without every 13th row, the first included. */
    static Panel withColumns(boolean weighted, boolean gaps) {
        List<Map<String, String>> rows = Figures.sampleRows("us-shall-carry-laws.csv");
        Map<String, Double> population = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> cell(row, "region"),
                        Collectors.averagingDouble(row -> number(row, "population_million"))));
        Map<String, String> first = new HashMap<>();
        PanelBuilder panel = Panel.builder(years(rows)).columns(List.of("prisoners", "income"), List.of("initial"));
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> row = rows.get(i);
            String region = cell(row, "region");
            if (cell(row, "law_in_force").equals("1")) {
                first.merge(region, cell(row, "year"), (one, other) -> one.compareTo(other) < 0 ? one : other);
            }
            if (!gaps || i % 13 != 0) {
                panel.observe(
                        region,
                        cell(row, "year"),
                        Math.log(number(row, "violent_crime_per_100000")),
                        new double[] {number(row, "prisoners_per_100000"), number(row, "income_per_capita_usd")},
                        List.of(cell(row, "name").substring(0, 1)));
            }
        }
        first.forEach(panel::treatedFrom);
        if (weighted) {
            population.forEach(panel::weight);
        }
        return panel.build();
    }

    private static List<String> years(List<Map<String, String>> rows) {
        return rows.stream().map(row -> cell(row, "year")).distinct().sorted().toList();
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(cell(row, column));
    }

    private static RegressionDetail detail(Effect effect) {
        return RegressionPropertiesTest.detail(effect);
    }

    static JsonNode figures() throws IOException {
        try (InputStream json = SampleRegressionTest.class.getResourceAsStream("figures.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(json));
        }
    }
}
