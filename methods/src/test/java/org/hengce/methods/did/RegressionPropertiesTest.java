package org.hengce.methods.did;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.LongStream;
import org.hengce.methods.effect.Coefficient;
import org.hengce.methods.effect.DropReason;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.EventStudyPoint;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.PathPoint;
import org.hengce.methods.effect.RegressionDetail;
import org.hengce.methods.panel.Panel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold on every panel; a failure names the seed of the panel that repeats it. */
class RegressionPropertiesTest {
    private static final double ROUNDING = 1e-9;
    private static final DifferenceInDifferences DID =
            DifferenceInDifferences.withDefaults().withInference(InferenceRule.CLUSTER_T);

    static LongStream seeds() {
        return Adoptions.seeds();
    }

    /** For what runs many bootstraps. */
    static LongStream fewSeeds() {
        return Adoptions.seeds().limit(10);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void cohortsAndRowsGiveTheSameRegression(long seed) {
        Panel panel = Adoptions.of(seed).weights(seed % 2 == 0).always().panel();
        for (Model model : Model.values()) {
            for (String cluster : List.of(Design.UNIT, Adoptions.REGION)) {
                Design design = Design.of(DID.withModel(model).withClusters(cluster), panel);
                Regression cells = Objects.requireNonNull(CellRegression.of(design));
                Regression rows = RowRegression.of(design);
                assertThat(cells.rows()).isEqualTo(rows.rows());
                assertThat(cells.clusters()).isEqualTo(rows.clusters());
                assertThat(cells.treatedClusters()).isEqualTo(rows.treatedClusters());
                assertThat(cells.parameters(true)).isEqualTo(rows.parameters(true));
                assertThat(cells.parameters(false)).isEqualTo(rows.parameters(false));
                assertThat(cells.coefficients()).containsExactly(rows.coefficients(), within(ROUNDING));
                assertSame(cells.bread(), rows.bread());
                assertSame(cells.meat(0), rows.meat(0));
                List<PathPoint> path = rows.pathSums().path(panel, true);
                assertThat(cells.pathSums().path(panel, true)).zipSatisfy(path, (one, other) -> {
                    assertThat(one.observed()).isCloseTo(other.observed(), within(ROUNDING));
                    assertThat(one.effect()).isCloseTo(other.effect(), within(ROUNDING));
                });
                double[] headline = Objects.requireNonNull(cells.terms().headline(model));
                assertSame(cells.wildSums(headline), rows.wildSums(headline));
            }
        }
    }

    private static void assertSame(WildSums one, WildSums other) {
        double apart = 0;
        for (int which = 0; which < 2; which++) {
            for (int g = 0; g < one.clusters; g++) {
                apart = Math.max(apart, Math.abs(one.along(which, g) - other.along(which, g)));
                for (int h = 0; h < one.clusters; h++) {
                    apart = Math.max(apart, Math.abs(one.share(which, g, h) - other.share(which, g, h)));
                }
            }
        }
        assertThat(apart).isLessThan(ROUNDING);
    }

    private static void assertSame(double[][] one, double[][] other) {
        assertThat(one.length).isEqualTo(other.length);
        double largest = 1;
        for (double[] row : other) {
            for (double value : row) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        for (int i = 0; i < one.length; i++) {
            assertThat(one[i]).containsExactly(other[i], within(ROUNDING * largest));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void gapsCovariatesWeightsAndFixedEffectsAreThoseWrittenOut(long seed) {
        Panel panel = Adoptions.of(seed)
                .gaps()
                .covariates()
                .weights(seed % 3 > 0)
                .always()
                .panel();
        List<String> factors = List.of("unit", "time", Adoptions.SECTOR);
        WrittenOut expected = new WrittenOut(panel, factors, WrittenOut.twoWay(), 0, 2);
        DifferenceInDifferences did = DID.withFixedEffects("unit", "time", Adoptions.SECTOR);
        Effect effect = did.estimate(panel);
        RegressionDetail detail = detail(effect);
        assertThat(detail.observations()).isEqualTo(expected.rows.size());
        assertThat(detail.collinear()).containsExactly("twice");
        assertThat(detail.coefficients()).extracting(Coefficient::name).containsExactly("treated", "size", "price");
        for (Coefficient coefficient : detail.coefficients()) {
            assertThat(coefficient.estimate()).isCloseTo(expected.coefficient(coefficient.name()), within(ROUNDING));
        }
        long dropped = detail.rowsDropped().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        assertThat(detail.observations() + dropped).isEqualTo((long) panel.unitCount() * panel.periodCount());
        assertThat(detail.rowsDropped()).containsKeys(DropReason.GAPS);
        assertThat(effect.unitsDropped()).anyMatch(unit -> unit.unit().equals("u003"));

        int n = expected.rows.size();
        int units = effect.treatedUnits().size() + effect.controlUnits().size();
        int periods =
                (int) expected.rows.stream().mapToInt(row -> row[1]).distinct().count();
        IntUnaryOperator byUnit = row -> expected.rows.get(row)[0];
        IntUnaryOperator byTime = row -> expected.rows.get(row)[1];
        // Three coefficients; periods and sectors share the constant; units are nested in their own clusters.
        assertError(effect, expected.covariance(byUnit), units, n, 3 + periods + 4 - 1);
        assertError(
                did.withCorrection(Correction.HC1).estimate(panel),
                expected.covariance(byUnit),
                units,
                n,
                3 + units + periods + 4 - 2);
        Effect byRegion = did.withClusters(Adoptions.REGION).estimate(panel);
        assertError(
                byRegion,
                expected.covariance(
                        row -> expected.code(Adoptions.REGION, expected.rows.get(row)[0], 0)),
                detail(byRegion).clusters().get(0),
                n,
                3 + periods + 4 - 1);
        Dense both =
                expected.covariance(byUnit).plus(expected.covariance(byTime)).minus(expected.covariance(row -> row));
        if (both.positiveDefinite()) {
            Effect twoWays = did.withClusters("unit", "time").estimate(panel);
            assertThat(detail(twoWays).clusters()).containsExactly(units, periods);
            assertThat(detail(twoWays).degreesOfFreedom()).isEqualTo(periods - 1.0);
            assertError(twoWays, both, periods, n, 3 + 4);
        }
    }

    private static void assertError(Effect effect, Dense covariance, double clusters, double n, double k) {
        double variance = covariance.at(0, 0) * clusters / (clusters - 1) * (n - 1) / (n - k);
        assertThat(effect.standardError()).isCloseTo(Math.sqrt(variance), within(ROUNDING));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void binnedEventStudiesAreThoseWrittenOut(long seed) {
        Panel panel = Adoptions.of(seed).gaps().weights(seed % 2 == 0).panel();
        WrittenOut expected = new WrittenOut(panel, List.of("unit", "time"), WrittenOut.eventStudy(-3, 2));
        RegressionDetail detail = detail(DID.withEventStudy(3, 2).estimate(panel));
        List<EventStudyPoint> points =
                Objects.requireNonNull(detail.eventStudy()).points();
        assertThat(points).extracting(EventStudyPoint::eventTime).containsExactly(-3, -2, -1, 0, 1, 2);
        for (EventStudyPoint point : points) {
            assertThat(point.estimate())
                    .isCloseTo(
                            point.reference() ? 0 : expected.coefficient("event time " + point.eventTime()),
                            within(ROUNDING));
        }
        assertThat(detail.eventStudy().binned()).isTrue();
        assertThat(detail.coefficients()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theHeadlineOfAnEventStudyIsTheMeanFromTreatmentOnWithItsDeltaError(long seed) {
        Effect effect = DID.withEventStudy().estimate(Adoptions.of(seed).panel());
        var study = Objects.requireNonNull(detail(effect).eventStudy());
        List<EventStudyPoint> after =
                study.points().stream().filter(point -> point.eventTime() >= 0).toList();
        assertThat(effect.estimate())
                .isCloseTo(
                        after.stream()
                                .mapToDouble(EventStudyPoint::estimate)
                                .average()
                                .orElseThrow(),
                        within(ROUNDING));
        double variance = 0;
        for (int i = 0; i < study.eventTimes().size(); i++) {
            for (int j = 0; j < study.eventTimes().size(); j++) {
                boolean both =
                        study.eventTimes().get(i) >= 0 && study.eventTimes().get(j) >= 0;
                variance += both ? study.covariance().at(i, j) : 0;
            }
        }
        assertThat(effect.standardError()).isCloseTo(Math.sqrt(variance) / after.size(), within(ROUNDING));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sunAndAbrahamsEffectsAreDifferencesOfCohortMeansWithoutGaps(long seed) {
        Panel panel = Adoptions.of(seed).panel();
        for (Coefficient cell : detail(DID.withSunAbraham().estimate(panel)).coefficients()) {
            String[] words = cell.name().split("[ ,]+", -1); // cohort 2003, event time 1
            int g = panel.periods().indexOf(words[1]);
            int t = g + Integer.parseInt(words[4]);
            assertThat(cell.estimate())
                    .as(cell.name())
                    .isCloseTo(change(panel, g, g - 1, t) - change(panel, Panel.NEVER, g - 1, t), within(ROUNDING));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void withoutNeverTreatedUnitsSunAndAbrahamCompareWithTheLastCohortBeforeItStarts(long seed) {
        Panel panel = Adoptions.of(seed).noneNever().panel();
        int last = panel.periodCount() - 1;
        Effect effect = DID.withSunAbraham().estimate(panel);
        assertThat(effect.path()).hasSize(last);
        Effect cut = DID.withSunAbraham().estimate(panel.select(u -> true, 0, last));
        assertThat(effect.estimate()).isEqualTo(cut.estimate());
        assertThat(effect.controlUnits()).isEqualTo(cut.controlUnits()).isNotEmpty();
    }

    private static double change(Panel panel, int cohort, int from, int to) {
        double sum = 0;
        int count = 0;
        for (int u = 0; u < panel.unitCount(); u++) {
            if (panel.firstTreated(u) == cohort) {
                sum += panel.outcome(u, to) - panel.outcome(u, from);
                count++;
            }
        }
        return sum / count;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void withOneStartThePathIsTheGapBetweenChangesAndItsMeanTheEstimate(long seed) {
        Panel panel = Adoptions.of(seed).oneStart().panel();
        for (InferenceRule rule : new InferenceRule[] {InferenceRule.CLUSTER_T, InferenceRule.POOLED_T}) {
            Effect effect = DID.withInference(rule).estimate(panel);
            assertThat(effect.path()).hasSize(panel.periodCount());
            double before = effect.path().stream()
                    .limit(3)
                    .mapToDouble(PathPoint::effect)
                    .sum();
            assertThat(before).isCloseTo(0, within(ROUNDING));
            assertThat(effect.path().stream()
                            .skip(3)
                            .mapToDouble(PathPoint::effect)
                            .average()
                            .orElseThrow())
                    .isCloseTo(effect.estimate(), within(ROUNDING));
            double gap = change(panel, 3, 3, 4) - change(panel, Panel.NEVER, 3, 4);
            assertThat(effect.path().get(4).effect() - effect.path().get(3).effect())
                    .isCloseTo(gap, within(ROUNDING));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void pooledTIsTheTTestOfOneChangePerUnit(long seed) {
        Panel panel = Adoptions.of(seed).oneStart().panel();
        double[][] sums = new double[2][3]; // count, sum, squares
        for (int u = 0; u < panel.unitCount(); u++) {
            double change = 0;
            for (int t = 0; t < panel.periodCount(); t++) {
                change += t < 3 ? -panel.outcome(u, t) / 3 : panel.outcome(u, t) / (panel.periodCount() - 3);
            }
            double[] group = sums[panel.neverTreated(u) ? 0 : 1];
            group[0]++;
            group[1] += change;
            group[2] += change * change;
        }
        double freedom = panel.unitCount() - 2.0;
        double squares = 0;
        for (double[] group : sums) {
            squares += group[2] - group[1] * group[1] / group[0];
        }
        Effect effect = DID.withInference(InferenceRule.POOLED_T).estimate(panel);
        assertThat(effect.inference()).isEqualTo(Inference.POOLED_T);
        assertThat(effect.estimate()).isCloseTo(sums[1][1] / sums[1][0] - sums[0][1] / sums[0][0], within(ROUNDING));
        assertThat(effect.standardError())
                .isCloseTo(Math.sqrt(squares / freedom * (1 / sums[0][0] + 1 / sums[1][0])), within(ROUNDING));
        assertThat(detail(effect).degreesOfFreedom()).isEqualTo(freedom);
        assertThat(effect.estimate()).isCloseTo(DID.estimate(panel).estimate(), within(ROUNDING));
    }

    @ParameterizedTest
    @MethodSource("fewSeeds")
    void theEstimateLiesInItsInterval(long seed) {
        for (InferenceRule rule : InferenceRule.values()) {
            Effect effect = DID.withInference(rule)
                    .estimate(Adoptions.of(seed).oneStart().panel());
            assertThat(Objects.requireNonNull(effect.interval()).contains(effect.estimate()))
                    .isTrue();
            assertThat(Objects.requireNonNull(effect.equivalenceInterval()).level())
                    .isEqualTo(0.9);
        }
    }

    @Test
    void thePValueIsAtMostAlphaExactlyWhenTheIntervalExcludesZero() {
        for (InferenceRule rule :
                List.of(InferenceRule.CLUSTER_T, InferenceRule.WILD_CLUSTER, InferenceRule.POOLED_T)) {
            int rejected = 0;
            for (long seed : fewSeeds().toArray()) {
                Panel panel =
                        Adoptions.of(seed).oneStart().effect((int) (seed % 3)).panel();
                for (double alpha : new double[] {0.5, 0.25, 0.1, 0.05, 0.01}) {
                    Effect effect = DID.withInference(rule).withLevel(1 - alpha).estimate(panel);
                    Interval interval = Objects.requireNonNull(effect.interval());
                    assertThat(effect.pValue() <= alpha)
                            .as("%s seed %d alpha %s", rule, seed, alpha)
                            .isEqualTo(!interval.contains(0));
                    rejected += interval.contains(0) ? 0 : 1;
                }
            }
            assertThat(rejected).as("some are rejected, some are not").isBetween(10, 40);
        }
    }

    @ParameterizedTest
    @MethodSource("fewSeeds")
    void anyNumberOfThreadsGivesTheSameBits(long seed) {
        Panel whole = Adoptions.of(seed).panel();
        Panel gaps = Adoptions.of(seed).gaps().covariates().panel();
        DifferenceInDifferences wild = DID.withInference(InferenceRule.WILD_CLUSTER);
        for (DifferenceInDifferences did : new DifferenceInDifferences[] {
            DID, DID.withEventStudy(), DID.withSunAbraham(), wild, DID.withClusters("unit", "time")
        }) {
            for (Panel panel : new Panel[] {whole, gaps}) {
                Effect one = did.estimate(panel);
                assertThat(did.withThreads(2).estimate(panel)).isEqualTo(one);
                assertThat(did.withThreads(8).estimate(panel)).isEqualTo(one);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fewSeeds")
    void shocksOfPeriodsAndLevelsOfUnitsDoNotMatterAndScaleDoes(long seed) {
        Panel panel = Adoptions.of(seed).panel();
        Random random = new Random(seed);
        double[] shock = random.doubles(panel.periodCount(), -10, 10).toArray();
        double[] level = random.doubles(panel.unitCount(), -1000, 1000).toArray();
        Panel moved = Adoptions.changed(panel, (u, t, y) -> 0.7 * (y + shock[t] + level[u]));
        for (Model model : Model.values()) {
            for (InferenceRule rule : new InferenceRule[] {InferenceRule.CLUSTER_T, InferenceRule.WILD_CLUSTER}) {
                DifferenceInDifferences did =
                        DID.withModel(model).withInference(rule).withSeed(seed);
                if (model != Model.TWO_WAY && rule == InferenceRule.WILD_CLUSTER && seed != 1) {
                    continue; // an event study inverts a test for each of its points: one seed is enough
                }
                Effect before = did.estimate(panel);
                Effect after = did.estimate(moved);
                assertThat(after.estimate()).isCloseTo(0.7 * before.estimate(), within(ROUNDING));
                assertThat(after.standardError()).isCloseTo(0.7 * before.standardError(), within(ROUNDING));
                assertThat(after.pValue()).isCloseTo(before.pValue(), within(ROUNDING));
                assertThat(Objects.requireNonNull(after.interval()).low())
                        .isCloseTo(
                                0.7 * Objects.requireNonNull(before.interval()).low(), within(ROUNDING));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void comparisonsOfCohortsMakeUpTheCoefficient(long seed) {
        Panel panel = Adoptions.of(seed).always().weights(seed % 2 == 0).panel();
        BaconResult parts = BaconDecomposition.withDefaults().estimate(panel);
        assertThat(parts.estimate()).isCloseTo(DID.estimate(panel).estimate(), within(ROUNDING));
        assertThat(parts.comparisons()).allMatch(c -> c.weight() > 0);
        assertThat(parts.comparisons().stream().mapToDouble(Comparison::weight).sum())
                .isCloseTo(1, within(1e-12));
        assertThat(parts.comparisons()).extracting(Comparison::type).contains(Comparison.Type.values());
        assertThat(BaconDecomposition.withDefaults().withThreads(8).estimate(panel))
                .isEqualTo(parts);
        double allowed =
                parts.weight(Comparison.Type.TREATED_VS_NEVER) + parts.weight(Comparison.Type.EARLIER_VS_LATER);
        assertThat(parts.forbiddenWeight())
                .isCloseTo(1 - allowed, within(1e-12))
                .isPositive();
    }

    static RegressionDetail detail(Effect effect) {
        return (RegressionDetail) Objects.requireNonNull(effect.detail());
    }
}
