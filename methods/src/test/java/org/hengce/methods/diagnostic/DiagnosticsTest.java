package org.hengce.methods.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hengce.methods.Figures;
import org.hengce.methods.RandomPanels;
import org.hengce.methods.diagnostic.PartialPeriods.PartialPeriod;
import org.hengce.methods.did.BaconDecomposition;
import org.hengce.methods.did.Comparison;
import org.hengce.methods.did.DifferenceInDifferences;
import org.hengce.methods.did.InferenceRule;
import org.hengce.methods.did.LeadsTest;
import org.hengce.methods.effect.Diagnostic;
import org.hengce.methods.effect.Diagnostic.Name;
import org.hengce.methods.effect.Diagnostic.Status;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.EventStudy;
import org.hengce.methods.effect.GroupTimeDetail;
import org.hengce.methods.effect.RegressionDetail;
import org.hengce.methods.effect.TestStatistic;
import org.hengce.methods.grouptime.BasePeriod;
import org.hengce.methods.grouptime.GroupTimeAtt;
import org.hengce.methods.its.BeforeAfter;
import org.hengce.methods.its.InterruptedTimeSeries;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.hengce.methods.synthetic.SyntheticControl;
import org.hengce.methods.synthetic.SyntheticDifferenceInDifferences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DiagnosticsTest {
    /** The figures that the specification gives for California from 1970, to the digits it gives them with. */
    @Test
    void theSyntheticControlOfCaliforniaHasTheSpecifiedChecks() {
        Map<Name, Diagnostic> found = of(Figures.usCigarettes(1970), SyntheticControl.withDefaults());
        assertCheck(found, Name.PRE_FIT, Status.WARN, 0.275, 5e-4);
        assertCheck(found, Name.WEIGHT_CONCENTRATION, Status.PASS, 0.39, 5e-3);
        assertCheck(found, Name.LEAVE_ONE_OUT, Status.PASS, (11.0548 - 7.6511) / 11.0548, 1e-4);
        assertThat(text(found, Name.LEAVE_ONE_OUT)).contains("between −12.0 and −7.65");
        assertCheck(found, Name.SHORT_PRE, Status.WARN, 19, 0);
        assertCheck(found, Name.MISSING, Status.PASS, 0, 0);
        assertCheck(found, Name.PLACEBO_RANK, Status.PASS, 2, 35);
        assertThat(found).doesNotContainKeys(Name.PRE_TREND, Name.FEW_CLUSTERS, Name.AUTOCORRELATION);
    }

    @Test
    void theSyntheticDifferenceInDifferencesOfCaliforniaHasTheSpecifiedChecks() {
        Map<Name, Diagnostic> found = of(Figures.usCigarettes(1970), SyntheticDifferenceInDifferences.withDefaults());
        assertCheck(found, Name.PRE_FIT, Status.WARN, 0.252, 5e-4);
        assertCheck(found, Name.WEIGHT_CONCENTRATION, Status.PASS, 0.16, 5e-3);
        assertCheck(found, Name.LEAVE_ONE_OUT, Status.WARN, 0.53, 5e-3);
        assertThat(text(found, Name.LEAVE_ONE_OUT))
                .contains("between −8.11 and −4.76")
                .contains("53 %");
        assertCheck(found, Name.SHORT_PRE, Status.WARN, 19, 0);
    }

    @Test
    void whatTheResultHasAlreadyIsNotEstimatedAgain() {
        Panel panel = Figures.usCigarettes(1970);
        SyntheticControl asked = SyntheticControl.withDefaults().withLeaveOneOut(true);
        Diagnostic again = of(panel, SyntheticControl.withDefaults()).get(Name.LEAVE_ONE_OUT);
        assertThat(of(panel, asked).get(Name.LEAVE_ONE_OUT)).isEqualTo(again);
    }

    @Test
    void theShallCarryLawsFailTheTrendBeforeAndNameTheCohortsOfOneState() {
        Panel panel = SamplePanels.shallCarry();
        Map<Name, Diagnostic> found = of(panel, GroupTimeAtt.withDefaults());
        EventStudy study = eventStudy(panel, GroupTimeAtt.withDefaults().withBase(BasePeriod.UNIVERSAL));
        TestStatistic leads = LeadsTest.chiSquared(study, 3).orElseThrow();
        Diagnostic trend = check(found, Name.PRE_TREND);
        assertThat(trend.statistic()).isCloseTo(leads.statistic(), within(1e-9));
        assertThat(trend.pValue()).isCloseTo(leads.pValue(), within(1e-12));
        assertThat(leads.degreesOfFreedom()).isEqualTo(3);
        assertThat(trend.status()).isEqualTo(Check.ofPValue(leads.pValue()));
        // 1982, 1987 and 1988 have one state each, of 25 that become treated.
        assertCheck(found, Name.SINGLE_UNIT_COHORTS, Status.WARN, 3.0 / 25, 1e-12);
        assertThat(text(found, Name.SINGLE_UNIT_COHORTS)).contains("1982, 1987, 1988");
        assertCheck(found, Name.FEW_CLUSTERS, Status.PASS, 47, 0);
        assertCheck(found, Name.MISSING, Status.PASS, 0, 0);
        assertThat(found).doesNotContainKeys(Name.OVERLAP, Name.FORBIDDEN_COMPARISONS, Name.PRE_FIT);
    }

    @Test
    void anticipationIsTheChangeFromThePeriodBeforeTheLastOne() {
        Panel panel = SamplePanels.shallCarry();
        Diagnostic found = check(of(panel, GroupTimeAtt.withDefaults()), Name.ANTICIPATION);
        // With a varying base the lead −1 is that change itself; the cohorts of one unit are in both.
        EventStudy varying = eventStudy(panel, GroupTimeAtt.withDefaults());
        var lead = varying.points().stream()
                .filter(point -> point.eventTime() == -1)
                .findFirst()
                .orElseThrow();
        assertThat(found.statistic()).isCloseTo(lead.estimate() / lead.standardError(), within(1e-9));
        assertThat(found.status()).isIn(Status.PASS, Status.WARN);
    }

    @Test
    void aTwoWayRegressionOfManyStartsIsAskedForForbiddenComparisons() {
        Panel panel = SamplePanels.shallCarry();
        Map<Name, Diagnostic> found = of(panel, DifferenceInDifferences.withDefaults());
        double forbidden = BaconDecomposition.withDefaults().estimate(panel).comparisons().stream()
                .filter(c ->
                        c.type() == Comparison.Type.LATER_VS_EARLIER || c.type() == Comparison.Type.LATER_VS_ALWAYS)
                .mapToDouble(Comparison::weight)
                .sum();
        assertThat(forbidden).isPositive();
        assertCheck(found, Name.FORBIDDEN_COMPARISONS, Check.atMost(forbidden, 0.1, 0.5), forbidden, 1e-12);
        assertCheck(found, Name.FEW_CLUSTERS, Status.PASS, 51, 0);
        assertThat(found).containsKeys(Name.PRE_TREND, Name.ANTICIPATION);
        assertThat(of(panel, DifferenceInDifferences.withDefaults().withSunAbraham()))
                .doesNotContainKey(Name.FORBIDDEN_COMPARISONS);
    }

    @Test
    void theLeadsOfARegressionAreTestedByF() {
        Panel panel = SamplePanels.shallCarry();
        DifferenceInDifferences clean = DifferenceInDifferences.withDefaults().withSunAbraham();
        RegressionDetail detail =
                (RegressionDetail) Objects.requireNonNull(clean.estimate(panel).detail());
        TestStatistic f = LeadsTest.f(Objects.requireNonNull(detail.eventStudy()), 3, detail.degreesOfFreedom())
                .orElseThrow();
        Diagnostic found = check(of(panel, clean), Name.PRE_TREND);
        assertThat(found.statistic()).isCloseTo(f.statistic(), within(1e-9));
        assertThat(found.pValue()).isCloseTo(f.pValue(), within(1e-12));
        assertThat(found.english()).contains("F(3)");
    }

    @Test
    void oneChangePerUnitIsAlwaysAWarning() {
        Panel panel = randomWalks(3, 12, 9, 6, 1);
        Map<Name, Diagnostic> found =
                of(panel, DifferenceInDifferences.withDefaults().withInference(InferenceRule.POOLED_T));
        assertCheck(found, Name.FEW_CLUSTERS, Status.WARN, 12, 0);
        assertThat(found).doesNotContainKey(Name.FORBIDDEN_COMPARISONS);
    }

    @Test
    void threeLeadsNeedThirteenUnits() {
        DifferenceInDifferences did = DifferenceInDifferences.withDefaults().withInference(InferenceRule.POOLED_T);
        Diagnostic few = check(of(randomWalks(4, 12, 9, 6, 1), did), Name.PRE_TREND);
        assertThat(few.status()).isEqualTo(Status.NOT_TESTABLE);
        assertThat(few.english()).isEqualTo("12 units are too few to test 3 leads; at least 13 are needed.");
        assertThat(check(of(randomWalks(4, 13, 9, 6, 1), did), Name.PRE_TREND).status())
                .isNotEqualTo(Status.NOT_TESTABLE);
        Diagnostic two = check(of(randomWalks(4, 9, 9, 3, 1), did), Name.PRE_TREND);
        assertThat(two.english()).contains("F(2)");
        Map<Name, Diagnostic> none = of(randomWalks(4, 13, 9, 1, 1), did);
        assertThat(check(none, Name.PRE_TREND).status()).isEqualTo(Status.NOT_TESTABLE);
        assertThat(check(none, Name.ANTICIPATION).status()).isEqualTo(Status.NOT_TESTABLE);
    }

    @Test
    void aTrendOfTheTreatedBeforeTheStartFails() {
        Map<Name, Diagnostic> found = of(randomWalks(30, 60, 9, 6, 8), GroupTimeAtt.withDefaults());
        assertThat(check(found, Name.PRE_TREND).status()).isEqualTo(Status.FAIL);
        assertThat(check(found, Name.PRE_TREND).english()).startsWith("Already before the start");
        assertThat(check(found, Name.ANTICIPATION).status()).isEqualTo(Status.WARN);
    }

    @Test
    void seatBeltResidualsFollowEachOther() {
        Map<Name, Diagnostic> found = of(SamplePanels.seatBelts(), InterruptedTimeSeries.withDefaults());
        Diagnostic check = check(found, Name.AUTOCORRELATION);
        assertThat(check.status()).isEqualTo(Status.WARN);
        assertThat(check.statistic()).isCloseTo(146.821336256, within(1e-8)); // seatbelts-its.json
        assertThat(check.english()).contains("over 12 periods");
        assertThat(found.keySet()).containsExactly(Name.MISSING, Name.AUTOCORRELATION);
        assertThat(of(SamplePanels.seatBelts(), BeforeAfter.withDefaults()).keySet())
                .containsExactly(Name.MISSING);
    }

    @Test
    void theShareLeftOutIsThatOfUnitsWithGaps() {
        GroupTimeAtt by = GroupTimeAtt.withDefaults();
        assertCheck(of(oneGap().build(), by), Name.MISSING, Status.WARN, 1.0 / 12, 1e-12);
        assertCheck(of(oneGap().observe("zz", "1", 1).build(), by), Name.MISSING, Status.FAIL, 2.0 / 13, 1e-12);
    }

    private static PanelBuilder oneGap() {
        PanelBuilder rows = Panel.builder(List.of("1", "2", "3", "4"));
        Random random = new Random(3);
        for (int u = 0; u < 12; u++) {
            for (int t = 1; t <= 4; t++) {
                if (u < 11 || t != 2) {
                    rows.observe(RandomPanels.unit(u), Integer.toString(t), random.nextGaussian());
                }
            }
        }
        for (int u = 0; u < 5; u++) {
            rows.treatedFrom(RandomPanels.unit(u), "3");
        }
        return rows;
    }

    @ParameterizedTest
    @CsvSource({
        // treated, units → few clusters
        "10, 30, PASS",
        "9, 30, WARN",
        "10, 29, WARN",
        "5, 10, WARN",
        "4, 10, FAIL",
        "4, 9, FAIL"
    })
    void fewClustersAreCountedWithTheTreatedAmongThem(int treated, int units, Status status) {
        Map<Name, Diagnostic> found = of(randomWalks(treated, units, 6, 3, 1), GroupTimeAtt.withDefaults());
        assertCheck(found, Name.FEW_CLUSTERS, status, units, 0);
    }

    @ParameterizedTest
    @CsvSource({"0.25, PASS", "0.2501, WARN", "0.5, WARN", "0.5001, FAIL"})
    void limitsBelongToTheBetterSide(double value, Status status) {
        assertThat(Check.atMost(value, 0.25, 0.5)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"0.10, PASS", "0.0999, WARN", "0.05, WARN", "0.0499, FAIL"})
    void pValuesToo(double p, Status status) {
        assertThat(Check.ofPValue(p)).isEqualTo(status);
    }

    @Test
    void aDonorWithoutWhichTheSignFlipsContestsTheResult() {
        // The treated unit is the mean of two donors; one of them jumps after the start, so that everything hangs on
        // it.
        double[][] y = {{1, 2, 1, 3, 2, 4, 2, 3, 5, 6}, {2, 4, 0, 5, 1, 7, 0, 5, 0, 0}, {0, 0, 2, 1, 3, 1, 4, 1, 14, 14}
        };
        Map<Name, Diagnostic> found = of(RandomPanels.of(y, 8, 0), SyntheticControl.withDefaults());
        assertThat(check(found, Name.LEAVE_ONE_OUT).status()).isEqualTo(Status.FAIL);
        assertThat(check(found, Name.SHORT_PRE).status()).isEqualTo(Status.WARN);
    }

    @Test
    void aSingleDonorCannotBeLeftOut() {
        double[][] y = {{1, 2, 1, 3, 2, 4}, {2, 2, 2, 3, 3, 3}};
        Map<Name, Diagnostic> found = of(RandomPanels.of(y, 4, 0), SyntheticControl.withDefaults());
        assertThat(check(found, Name.LEAVE_ONE_OUT).status()).isEqualTo(Status.NOT_TESTABLE);
        assertCheck(found, Name.WEIGHT_CONCENTRATION, Status.FAIL, 1, 1e-12);
        assertCheck(found, Name.SHORT_PRE, Status.FAIL, 4, 0);
    }

    @Test
    void aStraightLineGivesTheFitNoMeasure() {
        double[][] y = {{1, 2, 3, 4, 5, 4}, {2, 2, 2, 3, 3, 3}, {0, 1, 2, 4, 6, 6}};
        Map<Name, Diagnostic> found = of(RandomPanels.of(y, 4, 0), SyntheticControl.withDefaults());
        assertThat(check(found, Name.PRE_FIT).status()).isEqualTo(Status.NOT_TESTABLE);
    }

    @Test
    void aStartWithinAPeriodIsAWarningThatNamesIt() {
        assertThat(PartialPeriods.check(List.of()).status()).isEqualTo(Status.PASS);
        Diagnostic found = PartialPeriods.check(
                List.of(new PartialPeriod("1983-01", 31, 1, false), new PartialPeriod("2019", 365, 184, true)));
        assertThat(found.status()).isEqualTo(Status.WARN);
        assertThat(found.statistic()).isCloseTo(181.0 / 365, within(1e-12));
        assertThat(found.english())
                .isEqualTo("The policy began within a period: 1983-01 (1 of 31 days covered, counts as untreated); 2019"
                        + " (184 of 365 days covered, counts as treated).");
        assertThatIllegalArgumentException().isThrownBy(() -> new PartialPeriod("2019", 365, 365, true));
    }

    /** Whatever the panel: every check has words in both languages, and a number or the reason why there is none. */
    @ParameterizedTest
    @MethodSource("seeds")
    void everyCheckHasWordsAndANumberOrIsNotTestable(long seed) {
        Panel panel = RandomPanels.of(seed);
        Stream.of(
                        SyntheticControl.withDefaults(),
                        SyntheticDifferenceInDifferences.withDefaults(),
                        DifferenceInDifferences.withDefaults())
                .flatMap(estimator -> of(panel, estimator).values().stream())
                .forEach(check -> {
                    assertThat(check.english()).isNotBlank().doesNotContain("NaN", "Infinity", "null");
                    assertThat(check.chinese()).isNotBlank().doesNotContain("NaN", "Infinity", "null");
                    assertThat(Double.isNaN(check.statistic())).isEqualTo(check.status() == Status.NOT_TESTABLE);
                    assertThat(check.english()).endsWith(".");
                    assertThat(check.chinese()).endsWith("。");
                });
    }

    static LongStream seeds() {
        return RandomPanels.seeds().limit(20);
    }

    static Map<Name, Diagnostic> of(Panel panel, Estimator estimator) {
        Effect effect = estimator.estimate(panel);
        Map<Name, Diagnostic> found = new EnumMap<>(Name.class);
        List<Diagnostic> checks = Diagnostics.of(panel, estimator, effect);
        checks.forEach(check -> assertThat(found.put(check.name(), check)).isNull());
        assertThat(checks).extracting(Diagnostic::name).isSorted();
        return found;
    }

    private static void assertCheck(
            Map<Name, Diagnostic> found, Name name, Status status, double statistic, double tolerance) {
        Diagnostic check = check(found, name);
        assertThat(check.statistic()).as(name.name()).isCloseTo(statistic, within(tolerance));
        assertThat(check.status()).as(check.english()).isEqualTo(status);
    }

    static Diagnostic check(Map<Name, Diagnostic> found, Name name) {
        return Objects.requireNonNull(found.get(name), name.name());
    }

    static String text(Map<Name, Diagnostic> found, Name name) {
        return check(found, name).english();
    }

    static EventStudy eventStudy(Panel panel, GroupTimeAtt estimator) {
        GroupTimeDetail detail = (GroupTimeDetail)
                Objects.requireNonNull(estimator.estimate(panel).detail());
        return Objects.requireNonNull(detail.eventStudy());
    }

    /** Independent walks; those treated drift by so many standard deviations a period before their treatment. */
    static Panel randomWalks(int treated, int units, int periods, int start, double drift) {
        Random random = new Random(units * 100L + treated);
        List<String> names = IntStream.range(0, periods)
                .mapToObj(t -> Integer.toString(2000 + t))
                .toList();
        PanelBuilder panel = Panel.builder(names);
        for (int u = 0; u < units; u++) {
            double level = 0;
            for (int t = 0; t < periods; t++) {
                level += random.nextGaussian() + (u < treated && drift > 1 ? drift : 0);
                panel.observe(RandomPanels.unit(u), names.get(t), level);
            }
            if (u < treated) {
                panel.treatedFrom(RandomPanels.unit(u), names.get(start));
            }
        }
        return panel.build();
    }
}
