package org.hengce.methods.grouptime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.hengce.methods.effect.Aggregation;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.GroupTimeCell;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Unit weights, covariates that move in time, longer anticipation, clusters, no never-treated unit: on a panel made up by
 * {@code figures.R}, which lies beside it and its figures. Digits given are 15, and R's logit stops at a relative change of
 * the deviance of 1e-8, which moves its coefficients by about 1e-8 of their errors at most.
 */
class DidFiguresTest {
    private static final FigureAssertions EXACT = new FigureAssertions(1e-11, 1e-11);
    private static final FigureAssertions LOGIT = new FigureAssertions(1e-7, 1e-7);

    static IntStream runs() throws IOException {
        return IntStream.range(0, figures().get("runs").size());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void aRunIsThatOfR(int index) throws IOException {
        JsonNode run = figures().get("runs").get(index);
        boolean logit = !run.get("covariates").isEmpty()
                && !run.get("estimator").textValue().equals("reg");
        FigureAssertions within = logit ? LOGIT : EXACT;
        GroupTimeAtt options = configured(run);
        Effect effect = options.estimate(panel(run));
        within.cells(effect, run);
        within.aggregate(effect, Aggregation.SIMPLE, run.get("simple"));
        within.aggregate(effect, Aggregation.DYNAMIC, run.get("dynamic"));
        within.aggregate(effect, Aggregation.GROUP, run.get("group_agg"));
        within.aggregate(effect, Aggregation.CALENDAR, run.get("calendar"));
        within.aggregate(
                options.withEventTimes(EventTimes.all().balanced(2)).estimate(panel(run)),
                Aggregation.DYNAMIC,
                run.get("balanced_2"));
        within.preTest(
                effect, run.get("pretest_W").doubleValue(), run.get("pretest_p").doubleValue(), logit ? 1e-4 : 1e-8);
        assertThat(FigureAssertions.detail(effect).cells().stream().filter(cell -> Double.isNaN(cell.att())))
                .allSatisfy(DidFiguresTest::assertNothingToCompareWith);
    }

    /** Without never-treated units nobody is left to compare with once the last cohort is treated. */
    private static void assertNothingToCompareWith(GroupTimeCell cell) {
        assertThat(cell.controlUnits()).isZero();
        assertThat(cell.period()).isEqualTo("8");
    }

    private static GroupTimeAtt configured(JsonNode run) {
        GroupTimeAtt options = GroupTimeAtt.withDefaults()
                .withControls(
                        run.get("controls").textValue().equals("nevertreated")
                                ? ControlGroup.NEVER
                                : ControlGroup.NOT_YET)
                .withBase(run.get("base").textValue().equals("varying") ? BasePeriod.VARYING : BasePeriod.UNIVERSAL)
                .withEstimator(
                        CellEstimator.valueOf(run.get("estimator").textValue().toUpperCase(Locale.ROOT)))
                .withAnticipation(run.get("anticipation").intValue());
        return run.get("clustered").booleanValue() ? options.withCluster("cluster") : options;
    }

    private static Panel panel(JsonNode run) throws IOException {
        List<String> covariates = new ArrayList<>();
        run.get("covariates").forEach(name -> covariates.add(name.textValue()));
        PanelBuilder panel = Panel.builder(
                        IntStream.rangeClosed(1, 8).mapToObj(Integer::toString).toList())
                .columns(covariates, List.of("cluster"));
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(resource("panel.csv"), StandardCharsets.UTF_8))) {
            List<String> header = List.of(lines.readLine().split(",", -1));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                String first = cells[header.indexOf("first")];
                if (first.equals("0") && !run.get("neverTreated").booleanValue()) {
                    continue;
                }
                double[] values = covariates.stream()
                        .mapToDouble(name -> Double.parseDouble(cells[header.indexOf(name)]))
                        .toArray();
                panel.observe(cells[0], cells[1], Double.parseDouble(cells[2]), values, List.of(cells[7]));
                if (!first.equals("0")) {
                    panel.treatedFrom(cells[0], first);
                }
                if (run.get("weighted").booleanValue()) {
                    panel.weight(cells[0], Double.parseDouble(cells[header.indexOf("weight")]));
                }
            }
        }
        return panel.build();
    }

    private static JsonNode figures() throws IOException {
        return new ObjectMapper().readTree(resource("figures.json"));
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(DidFiguresTest.class.getResourceAsStream(name), name);
    }
}
