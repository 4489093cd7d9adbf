package org.hengce.methods.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hengce.methods.diagnostic.DiagnosticsTest.check;
import static org.hengce.methods.diagnostic.DiagnosticsTest.eventStudy;
import static org.hengce.methods.diagnostic.DiagnosticsTest.randomWalks;
import static org.hengce.methods.diagnostic.DiagnosticsTest.text;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hengce.methods.RandomPanels;
import org.hengce.methods.did.Correction;
import org.hengce.methods.did.DifferenceInDifferences;
import org.hengce.methods.effect.Diagnostic;
import org.hengce.methods.effect.Diagnostic.Name;
import org.hengce.methods.effect.Diagnostic.Status;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.EventStudy;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.UnitWeight;
import org.hengce.methods.grouptime.BasePeriod;
import org.hengce.methods.grouptime.GroupTimeAtt;
import org.hengce.methods.linalg.NormalEquations;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.hengce.methods.synthetic.SyntheticControl;
import org.hengce.methods.synthetic.SyntheticDifferenceInDifferences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks say something only of the design that was run, and no more than it can carry. */
class DesignChecksTest {
    @Test
    void leadsAreTestedOnlyWithClustersEnough() {
        Panel panel = inClusters(40, 5);
        Diagnostic regression = check(
                DiagnosticsTest.of(panel, DifferenceInDifferences.withDefaults().withClusters("c")), Name.PRE_TREND);
        assertThat(regression.status()).isEqualTo(Status.NOT_TESTABLE);
        assertThat(regression.english()).isEqualTo("5 clusters are too few to test 3 leads; at least 13 are needed.");
        assertThat(check(DiagnosticsTest.of(panel, GroupTimeAtt.withDefaults().withCluster("c")), Name.PRE_TREND)
                        .status())
                .isEqualTo(Status.NOT_TESTABLE);
        Diagnostic twoWays = check(
                DiagnosticsTest.of(panel, DifferenceInDifferences.withDefaults().withClusters("unit", "c")),
                Name.PRE_TREND);
        assertThat(twoWays.english()).startsWith("5 clusters");
        assertThat(check(
                                DiagnosticsTest.of(
                                        inClusters(40, 20),
                                        DifferenceInDifferences.withDefaults().withClusters("c")),
                                Name.PRE_TREND)
                        .status())
                .isNotEqualTo(Status.NOT_TESTABLE);
    }

    private static Panel inClusters(int units, int clusters) {
        Random random = new Random(8);
        PanelBuilder panel = Panel.builder(
                        IntStream.range(2000, 2010).mapToObj(Integer::toString).toList())
                .columns(List.of(), List.of("c"));
        for (int u = 0; u < units; u++) {
            for (int t = 2000; t < 2010; t++) {
                panel.observe(
                        RandomPanels.unit(u),
                        Integer.toString(t),
                        random.nextGaussian(),
                        new double[0],
                        List.of("c" + u % clusters));
            }
            if (u < units / 2) {
                panel.treatedFrom(RandomPanels.unit(u), "2006");
            }
        }
        return panel.build();
    }

    @Test
    void howAResultIsShownDoesNotSwitchAFailureOff() {
        Panel panel = randomWalks(30, 60, 9, 6, 8);
        DifferenceInDifferences plain = DifferenceInDifferences.withDefaults();
        Map<Name, Diagnostic> found = DiagnosticsTest.of(panel, plain);
        assertThat(check(found, Name.PRE_TREND).status()).isEqualTo(Status.FAIL);
        Stream.of(
                        plain.withEventStudy(1, 2),
                        plain.withEventStudy(2, 0),
                        plain.withSunAbraham().withLeads(1),
                        plain.withCorrection(Correction.HC1),
                        plain.withCorrection(Correction.NONE).withEventStudy())
                .forEach(other -> {
                    Map<Name, Diagnostic> same = DiagnosticsTest.of(panel, other);
                    assertThat(check(same, Name.PRE_TREND)).isEqualTo(check(found, Name.PRE_TREND));
                    assertThat(check(same, Name.ANTICIPATION)).isEqualTo(check(found, Name.ANTICIPATION));
                });
    }

    @Test
    void leadsWithoutErrorsAreNotSaidToBeMissing() {
        PanelBuilder rows = Panel.builder(List.of("1", "2", "3", "4", "5", "6"));
        for (int u = 0; u < 20; u++) {
            for (int t = 1; t <= 6; t++) {
                rows.observe(RandomPanels.unit(u), Integer.toString(t), u + (u < 10 && t > 4 ? 1 + 0.1 * u : 0));
            }
            if (u < 10) {
                rows.treatedFrom(RandomPanels.unit(u), "5");
            }
        }
        Map<Name, Diagnostic> found = DiagnosticsTest.of(rows.build(), GroupTimeAtt.withDefaults());
        assertThat(text(found, Name.PRE_TREND)).contains("have no error");
        assertThat(text(found, Name.ANTICIPATION)).contains("have no error");
    }

    /** Three periods left to anticipation: what lies in them is no trend before, and no last period before. */
    @Test
    void whatIsLeftToAnticipationIsNoLead() {
        Panel panel = randomWalks(30, 60, 12, 9, 1);
        GroupTimeAtt by = GroupTimeAtt.withDefaults().withAnticipation(3);
        Map<Name, Diagnostic> found = DiagnosticsTest.of(panel, by);
        EventStudy study = eventStudy(panel, by.withBase(BasePeriod.UNIVERSAL));
        List<Integer> leads = List.of(-7, -6, -5);
        double[][] covariance = new double[3][3];
        double[] b = new double[3];
        for (int i = 0; i < 3; i++) {
            int e = leads.get(i);
            b[i] = study.points().stream()
                    .filter(p -> p.eventTime() == e)
                    .findFirst()
                    .orElseThrow()
                    .estimate();
            for (int j = 0; j < 3; j++) {
                covariance[i][j] = study.covariance()
                        .at(study.eventTimes().indexOf(e), study.eventTimes().indexOf(leads.get(j)));
            }
        }
        double[] solved = NormalEquations.of(covariance).solve(b);
        double wald = b[0] * solved[0] + b[1] * solved[1] + b[2] * solved[2];
        assertThat(check(found, Name.PRE_TREND).statistic()).isCloseTo(wald, within(1e-9));
        assertThat(text(found, Name.ANTICIPATION)).contains("left to anticipation, 4 before the start,");
    }

    @Test
    void ofARegressionThatCannotBeDecomposedNoComparisonsAreCounted() {
        Panel panel = SamplePanels.shallCarry();
        DifferenceInDifferences did = DifferenceInDifferences.withDefaults();
        Panel gaps = SamplePanels.shallCarryWithout("US-AL", "1990");
        Diagnostic partly = check(DiagnosticsTest.of(gaps, did), Name.FORBIDDEN_COMPARISONS);
        assertThat(partly.status()).isEqualTo(Status.NOT_TESTABLE);
        assertThat(partly.english()).contains("of the 50 of 51 units without any");
        Diagnostic periods = check(DiagnosticsTest.of(panel, did.withFixedEffects("time")), Name.FORBIDDEN_COMPARISONS);
        assertThat(periods.status()).isEqualTo(Status.NOT_TESTABLE);
        assertThat(periods.english()).contains("other fixed effects");
    }

    @Test
    void unitsThatStartTogetherHaveNoForbiddenComparisonsWhateverTheRegression() {
        Diagnostic found = check(
                DiagnosticsTest.of(
                        inClusters(40, 20),
                        DifferenceInDifferences.withDefaults().withFixedEffects("time")),
                Name.FORBIDDEN_COMPARISONS);
        assertThat(found.status()).isEqualTo(Status.PASS);
        assertThat(found.english()).startsWith("All treated units start together");
    }

    /** As of half of 5,000 units: one fit took seconds, and one for each donor the better part of a day. */
    @Test
    void manyDonorsAreNotLeftOutOneByOneUnlessAskedFor() {
        Panel panel = randomWalks(1, 12, 9, 6, 1);
        List<String> donors =
                IntStream.range(0, 600).mapToObj(RandomPanels::unit).toList();
        Effect effect = Effect.builder(Method.SYNTHETIC_DID, 1)
                .units(List.of("t"), donors, List.of())
                .weights(donors.stream()
                        .map(donor -> new UnitWeight(donor, 1.0 / 600))
                        .toList())
                .build();
        SyntheticDifferenceInDifferences sdid = SyntheticDifferenceInDifferences.withDefaults();
        Diagnostic found = LeaveOneOutCheck.of(panel, sdid, effect, 10);
        assertThat(found.status()).isEqualTo(Status.NOT_TESTABLE);
        assertThat(found.english()).startsWith("600 donors have weight").contains("leaveOneOut");
        Effect asked = sdid.withLeaveOneOut(true).estimate(panel);
        assertThat(LeaveOneOutCheck.of(panel, sdid, asked, 1_000_000_000).status())
                .isNotEqualTo(Status.NOT_TESTABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 10 %",
        "0.1007, 10.1 %",
        "0.10004, 10.004 %",
        "0.103, 10.3 %",
        "0.0996, 9.96 %",
        "0.19, 19 %",
        "0.4999, 49.99 %"
    })
    void roundingHidesNoLimit(double share, String text) {
        assertThat(Check.percent(share, 0.1, 0.5)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.09996, = 0.09996", "0.1, = 0.100", "0.04996, = 0.04996", "0.25, = 0.250", "0.0002, < 0.001"})
    void norThatOfPValues(double p, String text) {
        assertThat(Check.pValue(p)).isEqualTo(text);
    }

    @Test
    void aPastLongEnoughIsNotSaidToBeTooShort() {
        double[][] y = new double[6][24];
        Random random = new Random(2);
        for (double[] row : y) {
            for (int t = 0; t < row.length; t++) {
                row[t] = random.nextGaussian();
            }
        }
        Diagnostic found =
                check(DiagnosticsTest.of(RandomPanels.of(y, 20, 0), SyntheticControl.withDefaults()), Name.SHORT_PRE);
        assertThat(found.status()).isEqualTo(Status.PASS);
        assertThat(found.english()).isEqualTo("There are 20 periods before the start; the method asks for 20.");
    }
}
