package org.hengce.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hengce.contracts.Frequency;
import org.hengce.contracts.Level;
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.Period;
import org.hengce.contracts.indicator.Aggregation;
import org.hengce.contracts.indicator.Dimension;
import org.hengce.contracts.indicator.Direction;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.indicator.RegionV1;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyText.Comparison;
import org.hengce.contracts.policy.PolicyText.Coverage;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.contracts.policy.PolicyText.Transform;
import org.hengce.contracts.policy.PolicyText.Window;
import org.hengce.contracts.policy.PolicyV1;
import org.hengce.methods.panel.Panel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which cells of the data make a goal's panel. */
class GoalPanelTest {
    private final SortedMap<String, RegionV1> regions = new TreeMap<>();
    private final List<Coverage> coverage = new ArrayList<>();
    private final List<Series.Value> values = new ArrayList<>();
    private @Nullable Transform transform;
    private @Nullable Comparison comparison;
    private @Nullable List<Series.Value> weights;
    private @Nullable Window window;

    @Test
    void regionsOfTheCoveragesLevelAreComparedAndAggregatesNever() throws Exception {
        provinces("A", "B", "C");
        region("CN", Level.NATIONAL, null);
        for (String region : List.of("A", "B", "C", "CN")) {
            series(region, 2010, 1, 2, 3, 4);
        }
        covered("A", "2012", null);
        Panel panel = panel().panel();
        assertThat(panel.units()).containsExactly("A", "B", "C");
        assertThat(panel.firstTreated(0)).isEqualTo(2);
        assertThat(panel.neverTreated(1)).isTrue();
    }

    @Test
    void startsMayDifferAndRegionsTreatedThroughoutSayNothingOfTheStart() throws Exception {
        provinces("A", "B", "C", "D");
        for (String region : List.of("A", "B", "C", "D")) {
            series(region, 2010, 1, 2, 3, 4);
        }
        covered("A", "2005", null);
        covered("B", "2012", null);
        covered("C", "2011", null);
        GoalPanel found = panel();
        assertThat(found.panel().alwaysTreated(0)).isTrue();
        assertThat(found.panel().firstTreated(1)).isEqualTo(2);
        assertThat(found.panel().firstTreated(2)).isEqualTo(1);
        assertThat(found.treatedFrom()).isEqualTo("2011");
    }

    @Test
    void aCoveredRegionWithoutDataStandsForItsPartsThatHaveThem() throws Exception {
        provinces("A", "B");
        for (String city : List.of("A1", "A2", "B1")) {
            region(city, Level.MUNICIPAL, city.substring(0, 1));
            series(city, 2010, 1, 2, 3, 4);
        }
        region("A3", Level.MUNICIPAL, "A");
        covered("A", "2012", null);
        covered("A2", "2013", null);
        comparison = new Comparison(List.of("B"), List.of());
        Panel panel = panel().panel();
        assertThat(panel.units()).containsExactly("A1", "A2", "B1");
        assertThat(panel.firstTreated(0)).isEqualTo(2);
        assertThat(panel.firstTreated(1)).as("named itself").isEqualTo(3);
        assertThat(panel.neverTreated(2)).isTrue();
    }

    @Test
    void anExcludedRegionExcludesItsParts() throws Exception {
        provinces("A", "B", "C");
        for (String city : List.of("A1", "B1", "C1")) {
            region(city, Level.MUNICIPAL, city.substring(0, 1));
            series(city, 2010, 1, 2, 3, 4);
        }
        covered("A", "2012", null);
        comparison = new Comparison(null, List.of("C"));
        assertThat(panel().panel().units()).containsExactly("A1", "B1");
    }

    @Test
    void severalLevelsAreNotComparable() {
        provinces("A");
        region("B1", Level.MUNICIPAL, "B");
        series("A", 2010, 1, 2);
        series("B1", 2010, 1, 2);
        covered("A", "2011", null);
        covered("B1", "2011", null);
        refused("PARTIAL_COVERAGE", "several levels");
    }

    @Test
    void afterACoverageHasEndedItsCellsAreCutAndNamed() throws Exception {
        provinces("A", "B", "C");
        for (String region : List.of("A", "B", "C")) {
            series(region, 2010, 1, 2, 3, 4, 5);
        }
        covered("A", "2011", "2013");
        covered("B", "2012", null);
        GoalPanel found = panel();
        assertThat(found.panel().outcomes(0)).containsExactly(1, 2, 3, Double.NaN, Double.NaN);
        assertThat(found.panel().outcomes(1)).containsExactly(1, 2, 3, 4, 5);
        assertThat(found.values().ended()).containsExactly(Map.entry("A", Period.parse("2013")));
        assertThat(found.values().unfinished()).isEmpty();
    }

    @Test
    void whereAllEndTogetherThePanelEnds() throws Exception {
        provinces("A", "B", "C");
        for (String region : List.of("A", "B", "C")) {
            series(region, 2010, 1, 2, 3, 4, 5);
        }
        covered("A", "2011", "2013");
        covered("B", "2012", "2013");
        assertThat(panel().panel().periods()).containsExactly("2010", "2011", "2012");
    }

    @Test
    void aLogarithmIsTakenOfEveryValueAndNeedsPositiveOnes() throws Exception {
        provinces("A", "B");
        series("A", 2010, 1, Math.E, 10);
        series("B", 2010, 1, 1, 1);
        covered("A", "2012", null);
        transform = Transform.LOG;
        assertThat(panel().panel().outcomes(0)).containsExactly(new double[] {0, 1, Math.log(10)}, within(1e-15));
        series("C", 2010, 1, 0, 1);
        provinces("C");
        refused("NOT_TESTABLE", "LOG needs values above 0; C has 0.0 in 2011");
    }

    @Test
    void growthIsMeasuredFromThePeriodJustBeforeBeyondTheWindow() throws Exception {
        provinces("A", "B");
        series("A", 2009, 100, 110, 121, 60.5);
        values.add(new Series.Value("B", "2009", 100));
        series("B", 2011, 100, 150);
        covered("A", "2012", null);
        window = new Window("2010", null);
        transform = Transform.GROWTH;
        Panel panel = panel().panel();
        assertThat(panel.periods()).containsExactly("2010", "2011", "2012");
        assertThat(panel.outcomes(0)).containsExactly(new double[] {0.1, 0.1, -0.5}, within(1e-12));
        assertThat(panel.outcomes(1)[0]).isNaN();
        assertThat(panel.outcomes(1)[1]).as("2010 is missing").isNaN();
        assertThat(panel.outcomes(1)[2]).isCloseTo(0.5, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(names = {"PER_CAPITA", "DEFLATED"})
    void transformsThatNeedAnotherIndicatorAreRefused(Transform other) {
        provinces("A", "B");
        series("A", 2010, 1, 2);
        covered("A", "2011", null);
        transform = other;
        refused("NOT_TESTABLE", other + " is not computed yet");
    }

    @Test
    void aStartWithinAPeriodIsNamedWhicheverSideItFalls() throws Exception {
        provinces("A", "B", "C");
        for (String region : List.of("A", "B", "C")) {
            series(region, 2017, 1, 2, 3, 4);
        }
        covered("A", "2018-11-01", null);
        covered("B", "2019-07-01", null);
        assertThat(panel().partialPeriods()).hasToString("""
                [PartialPeriod[period=2018, days=365, covered=61, treated=false], \
                PartialPeriod[period=2019, days=365, covered=184, treated=true]]""");
        coverage.clear();
        covered("A", "2018", null);
        assertThat(panel().partialPeriods()).isEmpty();
    }

    @Test
    void aRegionThatIsCoveredAgainLaterIsTreatedFromTheFirstTimeAndCutAtItsEnd() throws Exception {
        provinces("A", "B", "C");
        for (String region : List.of("A", "B", "C")) {
            series(region, 2010, 1, 2, 3, 4, 5, 6);
        }
        covered("A", "2014", null);
        covered("A", "2011", "2012");
        GoalPanel found = panel();
        assertThat(found.treatedFrom()).isEqualTo("2011");
        assertThat(found.values().ended()).containsOnlyKeys("A");
    }

    @Test
    void weightsAreMeansBeforeTheStartAndUnitsWithoutAreLeftOut() throws Exception {
        provinces("A", "B", "C");
        for (String region : List.of("A", "B", "C")) {
            series(region, 2010, 1, 2, 3, 4);
        }
        covered("A", "2012", null);
        weights = List.of(
                new Series.Value("A", "2009", 99), // before the panel
                new Series.Value("A", "2010", 2),
                new Series.Value("A", "2011", 4),
                new Series.Value("A", "2012", 99), // after the start
                new Series.Value("B", "2011", 7),
                new Series.Value("C", "2012", 7));
        GoalPanel found = panel();
        assertThat(found.panel().units()).containsExactly("A", "B");
        assertThat(found.panel().weight(0)).isEqualTo(3);
        assertThat(found.panel().weight(1)).isEqualTo(7);
        assertThat(Objects.requireNonNull(found.weights()).missing()).containsExactly("C");
        weights = List.of();
        refused("NOT_ENOUGH_DATA", "no unit has a weight");
    }

    private void provinces(String... codes) {
        for (String code : codes) {
            region(code, Level.PROVINCIAL, "CN");
        }
    }

    private void region(String code, Level level, @Nullable String parent) {
        regions.put(
                code,
                new RegionV1(1, 1, false, code, new LocalizedText(null, code), level, parent, null, null, List.of()));
    }

    private void series(String region, int from, double... ofYears) {
        for (int t = 0; t < ofYears.length; t++) {
            values.add(new Series.Value(region, Integer.toString(from + t), ofYears[t]));
        }
    }

    private void covered(String region, String from, @Nullable String to) {
        coverage.add(new Coverage(region, from, to, null));
    }

    private GoalPanel panel() throws NotEvaluableException {
        Goal goal = new Goal("i", "_T", transform, weights == null ? null : "w", null, null, null, null, null);
        IndicatorV1 indicator = new IndicatorV1(
                1,
                1,
                false,
                "i",
                new LocalizedText(null, "i"),
                Dimension.ECONOMY,
                "units",
                Frequency.A,
                Direction.HIGHER_IS_BETTER,
                Aggregation.MEAN,
                null,
                null,
                0,
                List.of(),
                List.of());
        PolicyText policy = new PolicyText(
                "P",
                new LocalizedText(null, "P"),
                PolicyText.Category.INDUSTRIAL_PLANNING,
                Level.PROVINCIAL,
                null,
                null,
                List.of(),
                List.of(),
                null,
                PolicyText.Assignment.CHOSEN,
                null,
                null,
                coverage,
                List.of(goal),
                comparison,
                window,
                null);
        return GoalPanel.of(
                new Inputs(
                        new PolicyV1(1, 1, false, 1, PolicyStatus.IN_FORCE, policy),
                        PolicyRegister.of(List.of()),
                        Map.of("i", indicator, "w", indicator),
                        Register.of(regions, Set.of("_T")),
                        Map.of(goal, new Series(null, values)),
                        weights == null ? Map.of() : Map.of("w", new Series(null, weights)),
                        "test"),
                goal,
                Specification.automatic());
    }

    private void refused(String code, String said) {
        assertThatThrownBy(this::panel).isInstanceOfSatisfying(NotEvaluableException.class, e -> {
            assertThat(e.reason().code()).isEqualTo(code);
            assertThat(e).hasMessageContaining(said);
        });
    }
}
