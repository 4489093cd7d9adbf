package org.hengce.evaluation.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.hengce.methods.did.DifferenceInDifferences;
import org.hengce.methods.did.InferenceRule;
import org.hengce.methods.effect.Aggregation;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.grouptime.BasePeriod;
import org.hengce.methods.grouptime.ControlGroup;
import org.hengce.methods.grouptime.GroupTimeAtt;
import org.hengce.methods.its.BeforeAfter;
import org.hengce.methods.its.InterruptedTimeSeries;
import org.hengce.methods.its.UnitAggregate;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.hengce.methods.synthetic.SyntheticControl;
import org.hengce.methods.synthetic.SyntheticDifferenceInDifferences;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** R finds the same from a bundle alone. */
class VerifyTest {
    private static final SyntheticDifferenceInDifferences SDID = SyntheticDifferenceInDifferences.withDefaults();
    private static final GroupTimeAtt GROUP_TIME = GroupTimeAtt.withDefaults();
    private static final DifferenceInDifferences DID = DifferenceInDifferences.withDefaults();

    @BeforeAll
    static void requireR() {
        assumeTrue(Verification.isNeededOrPossible(), "Rscript is needed to check verify.R; install r-base-core");
    }

    static Stream<Arguments> everyMethod() {
        return Stream.of(
                example("before and after", Panels.shortSeries(), BeforeAfter.withDefaults(), -5.0),
                example(
                        "before and after, a sum without inflation",
                        Panels.drawn(3, 12, 6, 6).build(),
                        BeforeAfter.withDefaults().withPlainWelch(true).withAggregate(UnitAggregate.SUM),
                        null),
                example("interrupted time series", Panels.seatBelts(), InterruptedTimeSeries.withDefaults(), null),
                example(
                        "interrupted time series, without slope, with a second interruption",
                        Panels.seatBelts(),
                        InterruptedTimeSeries.withDefaults()
                                .withSlope(false)
                                .withInterruptions(java.util.List.of("1984-06")),
                        -0.2),
                example("one treated unit", Panels.cigarettes(), SDID.withLeaveOneOut(true), -20.0),
                example(
                        "synthetic control",
                        Panels.cigarettes(),
                        SyntheticControl.withDefaults().withLeaveOneOut(true),
                        -20.0),
                example(
                        "synthetic control, few donors",
                        Panels.drawn(9, 14, 9).build(),
                        SyntheticControl.withDefaults(),
                        null),
                example("several treated units", Panels.drawn(12, 14, 9, 9).build(), SDID, null),
                example("more periods than donors", Panels.drawn(7, 25, 18).build(), SDID, null),
                example("several starts", Panels.drawn(14, 14, 8, 8, 10, 11).build(), SDID, null),
                example(
                        "several starts, all placebos",
                        Panels.drawn(9, 14, 8, 10).build(),
                        SDID,
                        null),
                example(
                        "jackknife",
                        Panels.drawn(12, 14, 8, 8, 10, 10).build(),
                        SDID.withInference(Inference.JACKKNIFE),
                        -3.0),
                example("group-time effects", Panels.shallCarry(), GROUP_TIME, null),
                example(
                        "group-time effects, not yet treated, universal, by event time",
                        Panels.shallCarry(),
                        GROUP_TIME
                                .withControls(ControlGroup.NOT_YET)
                                .withBase(BasePeriod.UNIVERSAL)
                                .withAnticipation(1)
                                .withHeadline(Aggregation.DYNAMIC),
                        -0.1),
                example("group-time effects, weighted", weighted(20, 10, 4, 4, 4, 6, 6, 7), GROUP_TIME, null),
                example("pooled t", weighted(8, 6, 3), DID.withInference(InferenceRule.POOLED_T), -5.0),
                example("clustered", weighted(12, 8, 3, 4, 5, 5), DID.withInference(InferenceRule.CLUSTER_T), -5.0),
                example("clustered, with units treated throughout", Panels.shallCarry(), DID, null),
                example(
                        "wild bootstrap",
                        gappy(10, 8, 3, 4, 5, 5),
                        DID.withInference(InferenceRule.WILD_CLUSTER),
                        -5.0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyMethod")
    void rFindsWhatHengceFound(String name, Examples.Case of, @TempDir Path folder) throws Exception {
        Verification found = Verification.of(Verification.files(BundleZip.of(Examples.bundle(of))), folder);
        assertThat(found.table()).contains(" OK, 0 DIFFERS").contains("estimate");
        assertThat(found.status()).as(found.table()).isZero();
    }

    @Test
    void severalGoalsOfDifferentMethodsMakeOneScore(@TempDir Path folder) throws Exception {
        Bundle three = Examples.bundle(
                new Examples.Case(Panels.cigarettes(), SDID, -20.0),
                new Examples.Case(Panels.seatBelts(), InterruptedTimeSeries.withDefaults(), null),
                new Examples.Case(weighted(8, 6, 3), DID.withInference(InferenceRule.POOLED_T), -5.0));
        Verification found = Verification.of(Verification.files(BundleZip.of(three)), folder);
        assertThat(found.table())
                .contains(" OK, 0 DIFFERS")
                .contains("3 indicator-3")
                .contains("score, mean");
        assertThat(found.status()).as(found.table()).isZero();
    }

    @Test
    void aPanelThatIsGoneDiffers(@TempDir Path folder) throws Exception {
        Map<String, byte[]> files = Verification.files(BundleZip.of(
                Examples.bundle(new Examples.Case(Panels.shortSeries(), BeforeAfter.withDefaults(), -5.0))));
        files.remove("panel.csv");
        assertThat(Verification.of(files, folder).status()).isEqualTo(1);
    }

    private static Arguments example(String name, Panel panel, Estimator estimator, @Nullable Double target) {
        return Arguments.of(name, new Examples.Case(panel, estimator, target));
    }

    private static Panel weighted(int units, int periods, int... starts) {
        PanelBuilder panel = Panels.drawn(units, periods, starts);
        for (int u = 0; u < units; u++) {
            panel.weight("U%02d".formatted(u), 1 + u % 3 / 7.0);
        }
        return panel.build();
    }

    private static Panel gappy(int units, int periods, int... starts) {
        Panel whole = Panels.drawn(units, periods, starts).build();
        double[] outcomes = new double[units * periods];
        int[] first = new int[units];
        for (int u = 0; u < units; u++) {
            System.arraycopy(whole.outcomes(u), 0, outcomes, u * periods, periods);
            first[u] = whole.firstTreated(u);
        }
        outcomes[3] = Double.NaN;
        return whole.with(outcomes, first);
    }
}
