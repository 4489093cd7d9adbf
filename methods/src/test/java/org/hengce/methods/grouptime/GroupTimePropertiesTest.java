package org.hengce.methods.grouptime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hengce.methods.effect.Aggregate;
import org.hengce.methods.effect.Aggregation;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.EventStudy;
import org.hengce.methods.effect.EventStudyPoint;
import org.hengce.methods.effect.GroupTimeCell;
import org.hengce.methods.effect.GroupTimeDetail;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.PathPoint;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold on every panel; a failure names the seed of the panel that repeats it. */
class GroupTimePropertiesTest {
    /** Outcomes are up to about 60 with rounding errors of 1e-14; sums over 160 units and a logit lie between. */
    private static final double ROUNDING = 1e-9;

    private static final GroupTimeAtt PLAIN = GroupTimeAtt.withDefaults();
    private static final List<GroupTimeAtt> KINDS = List.of(
            PLAIN,
            PLAIN.withControls(ControlGroup.NOT_YET).withBase(BasePeriod.UNIVERSAL),
            PLAIN.withCluster("cluster"),
            PLAIN.withBootstrap(200).withHeadline(Aggregation.DYNAMIC),
            PLAIN.withBootstrap(200).withCluster("cluster").withControls(ControlGroup.NOT_YET),
            PLAIN.withEstimator(CellEstimator.IPW).withBase(BasePeriod.UNIVERSAL),
            PLAIN.withEstimator(CellEstimator.REG).withHeadline(Aggregation.CALENDAR));

    static LongStream seeds() {
        return StaggeredPanels.seeds();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyNumberOfThreadsGivesTheSameBits(long seed) {
        StaggeredPanels panels = new StaggeredPanels(seed);
        for (Panel panel : List.of(panels.plain(), panels.adjusted())) {
            for (GroupTimeAtt kind : KINDS) {
                Effect one = kind.estimate(panel);
                assertThat(kind.withThreads(2).estimate(panel)).isEqualTo(one);
                assertThat(kind.withThreads(8).estimate(panel)).isEqualTo(one);
            }
        }
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBitsWhereThereAreManyPieces() {
        Random random = new Random(5);
        int units = 20_000;
        List<String> names = List.of("1", "2", "3", "4");
        PanelBuilder rows = Panel.builder(names).columns(List.of("x"), List.of("cluster"));
        for (int u = 0; u < units; u++) {
            String unit = "u%05d".formatted(u);
            double[] x = {random.nextGaussian()};
            for (String name : names) {
                rows.observe(unit, name, random.nextGaussian(), x, List.of("c" + u % 9_000));
            }
            int g = random.nextInt(6);
            if (g < 2) {
                rows.treatedFrom(unit, names.get(g + 2));
            }
        }
        Panel adjusted = rows.build();
        double[] outcomes = random.doubles(4L * units).toArray();
        int[] firstTreated =
                IntStream.range(0, units).map(adjusted::firstTreated).toArray();
        Panel plain = Panel.of(names, adjusted.units(), outcomes, firstTreated);
        assertThat(Pieces.of(units, 1).count()).isGreaterThan(8);
        for (GroupTimeAtt kind :
                List.of(PLAIN.withBootstrap(100), PLAIN.withBootstrap(100).withCluster("cluster"))) {
            for (Panel panel : kind.cluster().isPresent() ? List.of(adjusted) : List.of(plain, adjusted)) {
                Effect one = kind.estimate(panel);
                assertThat(kind.withThreads(2).estimate(panel)).isEqualTo(one);
                assertThat(kind.withThreads(8).estimate(panel)).isEqualTo(one);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfRowsDoesNotMatter(long seed) {
        StaggeredPanels panels = new StaggeredPanels(seed);
        for (GroupTimeAtt kind : KINDS) {
            assertThat(kind.estimate(panels.panel((u, t, y) -> y, true, true, seed)))
                    .isEqualTo(kind.estimate(panels.adjusted()));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theEstimateLiesInItsIntervalAndUniformIntervalsHoldPointwiseOnes(long seed) {
        StaggeredPanels panels = new StaggeredPanels(seed);
        for (GroupTimeAtt kind : KINDS) {
            Effect effect = kind.estimate(panels.adjusted());
            assertThat(Objects.requireNonNull(effect.interval()).contains(effect.estimate()))
                    .isTrue();
            for (Aggregate aggregate :
                    FigureAssertions.detail(effect).aggregates().values()) {
                for (Aggregate.Part part : aggregate.parts()) {
                    boolean bootstrap = kind.draws() > 0;
                    assertThat(part.uniform() != null).isEqualTo(bootstrap && part.pointwise() != null);
                    if (part.uniform() != null) {
                        Interval pointwise = Objects.requireNonNull(part.pointwise());
                        assertThat(pointwise.liesWithin(
                                        part.uniform().low(), part.uniform().high()))
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void thePValueIsAtMostAlphaExactlyWhenTheIntervalExcludesZero() {
        int rejected = 0;
        for (long seed : StaggeredPanels.seeds().toArray()) {
            Panel panel = new StaggeredPanels(seed).plain();
            for (double alpha : new double[] {0.5, 0.1, 0.05, 0.01}) {
                for (GroupTimeAtt kind : List.of(PLAIN, PLAIN.withBootstrap(200))) {
                    Effect effect = kind.withLevel(1 - alpha).estimate(panel);
                    Interval interval = Objects.requireNonNull(effect.interval());
                    assertThat(effect.pValue() <= alpha)
                            .as("seed %d alpha %s", seed, alpha)
                            .isEqualTo(!interval.contains(0));
                    rejected += interval.contains(0) ? 0 : 1;
                }
            }
        }
        assertThat(rejected).as("some effects are rejected, some are not").isBetween(20, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void constantsOfUnitsAndShocksOfPeriodsDoNotMatter(long seed) {
        StaggeredPanels panels = new StaggeredPanels(seed);
        double[] constant = new Random(seed).doubles(panels.units, -10, 10).toArray();
        double[] shock = new Random(-seed).doubles(panels.periods, -10, 10).toArray();
        for (GroupTimeAtt kind : KINDS) {
            assertSame(
                    kind.withSeed(1),
                    panels.adjusted(),
                    panels.panel((u, t, y) -> y + constant[u] + shock[t], true, true, 0),
                    1);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void effectsScaleWithTheOutcome(long seed) {
        StaggeredPanels panels = new StaggeredPanels(seed);
        for (GroupTimeAtt kind : KINDS) {
            assertSame(kind.withSeed(1), panels.adjusted(), panels.panel((u, t, y) -> 0.25 * y, true, true, 0), 0.25);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whereAndInWhatUnitACovariateIsMeasuredDoesNotMatter(long seed) {
        StaggeredPanels panels = new StaggeredPanels(seed);
        Panel before = panels.adjusted();
        for (double[][] unit : panels.covariates) {
            for (double[] x : unit) {
                double first = 1000 + 50 * x[0];
                x[1] = 0.5 * x[1] - 2 * x[0];
                x[0] = first;
            }
        }
        for (GroupTimeAtt kind : KINDS) {
            assertSame(kind.withSeed(1), before, panels.adjusted(), 1);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void weightsAllAlikeAreNone(long seed) {
        StaggeredPanels panels = new StaggeredPanels(seed);
        Arrays.fill(panels.weights, 2.5);
        for (GroupTimeAtt kind : KINDS) {
            assertSame(kind.withSeed(1), panels.panel((u, t, y) -> y, true, false, 0), panels.adjusted(), 1);
        }
    }

    /** Errors from moments of cohorts and from influence values unit by unit are two ways to the same. */
    @ParameterizedTest
    @MethodSource("seeds")
    void clusteringByUnitIsClusteringByNothing(long seed) {
        StaggeredPanels panels = new StaggeredPanels(seed);
        for (Panel panel : List.of(panels.plain(), panels.panel((u, t, y) -> y, false, true, 0), panels.adjusted())) {
            Effect plain = PLAIN.estimate(panel);
            assertSame(plain, PLAIN.withCluster("unit").estimate(panel), 1);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void fromTreatmentOnTheBasePeriodMakesNoDifferenceToNeverTreatedControls(long seed) {
        Panel panel = new StaggeredPanels(seed).adjusted();
        Effect varying = PLAIN.estimate(panel);
        Effect universal = PLAIN.withBase(BasePeriod.UNIVERSAL).estimate(panel);
        assertThat(universal.estimate()).isCloseTo(varying.estimate(), within(ROUNDING));
        assertThat(universal.standardError()).isCloseTo(varying.standardError(), within(ROUNDING));
        EventStudy study =
                Objects.requireNonNull(FigureAssertions.detail(universal).eventStudy());
        EventStudyPoint base = study.points().stream()
                .filter(EventStudyPoint::reference)
                .findFirst()
                .orElseThrow();
        assertThat(base.eventTime()).isEqualTo(-1);
        assertThat(base.estimate()).isZero();
        assertThat(base.standardError()).isNaN();
        assertThat(study.eventTimes()).doesNotContain(-1).hasSize(study.points().size() - 1);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void averagesAreAveragesOfCells(long seed) {
        Panel panel = new StaggeredPanels(seed).plain();
        Effect effect = PLAIN.withControls(ControlGroup.NOT_YET).estimate(panel);
        GroupTimeDetail detail = FigureAssertions.detail(effect);
        List<GroupTimeCell> after = detail.cells().stream()
                .filter(cell -> cell.cohort().compareTo(cell.period()) <= 0)
                .toList();
        double weights = after.stream().mapToDouble(GroupTimeCell::treatedUnits).sum();
        double simple = after.stream()
                        .mapToDouble(cell -> cell.treatedUnits() * cell.att())
                        .sum()
                / weights;
        assertThat(FigureAssertions.aggregate(effect, Aggregation.SIMPLE).att()).isCloseTo(simple, within(ROUNDING));
        for (Map.Entry<Aggregation, Aggregate> entry : detail.aggregates().entrySet()) {
            if (entry.getKey() == Aggregation.DYNAMIC || entry.getKey() == Aggregation.CALENDAR) {
                double mean = entry.getValue().parts().stream()
                        .filter(part -> Integer.parseInt(part.key()) >= 0)
                        .mapToDouble(Aggregate.Part::att)
                        .average()
                        .orElseThrow();
                assertThat(entry.getValue().att()).isCloseTo(mean, within(ROUNDING));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theCovarianceOfTheEventStudyHasTheVariancesOfItsPoints(long seed) {
        Panel panel = new StaggeredPanels(seed).adjusted();
        EventStudy study = Objects.requireNonNull(
                FigureAssertions.detail(PLAIN.withBase(BasePeriod.UNIVERSAL).estimate(panel))
                        .eventStudy());
        for (int i = 0; i < study.eventTimes().size(); i++) {
            int eventTime = study.eventTimes().get(i);
            double error = study.points().stream()
                    .filter(point -> point.eventTime() == eventTime)
                    .mapToDouble(EventStudyPoint::standardError)
                    .findFirst()
                    .orElseThrow();
            assertThat(Math.sqrt(study.covariance().at(i, i))).isCloseTo(error, within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void thePathIsTheCalendarAverageOverUnitsTreatedByThen(long seed) {
        Panel panel = new StaggeredPanels(seed).plain();
        Effect effect = PLAIN.estimate(panel);
        List<Aggregate.Part> calendar =
                FigureAssertions.aggregate(effect, Aggregation.CALENDAR).parts();
        for (int t = 0; t < panel.periodCount(); t++) {
            int period = t;
            PathPoint point = effect.path().get(t);
            double treated = IntStream.range(0, panel.unitCount())
                    .filter(u -> panel.firstTreated(u) <= period)
                    .mapToDouble(u -> panel.outcome(u, period))
                    .average()
                    .orElse(Double.NaN);
            boolean any = calendar.stream().anyMatch(part -> part.key().equals(point.period()));
            assertThat(any).isEqualTo(!Double.isNaN(treated));
            if (any) {
                assertThat(point.observed()).isCloseTo(treated, within(ROUNDING));
                assertThat(point.counterfactual() + point.effect()).isCloseTo(point.observed(), within(ROUNDING));
            } else {
                assertThat(point.counterfactual()).isNaN();
                assertThat(effect.reasons()).containsKey("path");
            }
        }
    }

    private static void assertSame(GroupTimeAtt kind, Panel before, Panel after, double factor) {
        assertSame(kind.estimate(before), kind.estimate(after), factor);
    }

    private static void assertSame(Effect before, Effect after, double factor) {
        assertThat(after.estimate()).isCloseTo(factor * before.estimate(), within(ROUNDING));
        assertThat(after.standardError()).isCloseTo(factor * before.standardError(), within(ROUNDING));
        GroupTimeDetail one = FigureAssertions.detail(before);
        GroupTimeDetail other = FigureAssertions.detail(after);
        for (int j = 0; j < one.cells().size(); j++) {
            GroupTimeCell cell = one.cells().get(j);
            GroupTimeCell changed = other.cells().get(j);
            assertClose(changed.att(), factor * cell.att());
            assertClose(changed.standardError(), factor * cell.standardError());
        }
        for (Aggregation kind : one.aggregates().keySet()) {
            List<Aggregate.Part> parts =
                    Objects.requireNonNull(one.aggregates().get(kind)).parts();
            List<Aggregate.Part> changed =
                    Objects.requireNonNull(other.aggregates().get(kind)).parts();
            for (int i = 0; i < parts.size(); i++) {
                assertClose(
                        changed.get(i).standardError(), factor * parts.get(i).standardError());
            }
        }
    }

    private static void assertClose(double ours, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(ours).isNaN();
        } else {
            assertThat(ours).isCloseTo(expected, within(ROUNDING));
        }
    }
}
