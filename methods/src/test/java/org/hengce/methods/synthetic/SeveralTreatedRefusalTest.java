package org.hengce.methods.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.hengce.methods.RandomDesigns;
import org.hengce.methods.effect.DropReason;
import org.hengce.methods.effect.DroppedUnit;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.NotEstimableException.Code;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.effect.SyntheticDetail;
import org.hengce.methods.panel.Panel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** With several treated units what cannot be had is left out too, with the reason, and nothing else is. */
class SeveralTreatedRefusalTest {
    private static final SyntheticDifferenceInDifferences DID =
            SyntheticDifferenceInDifferences.withDefaults().withDraws(10);

    @Test
    void noJackknifeWhereNoReplicateDeletesATreatedUnitAndLeavesOne() {
        Panel one = RandomDesigns.of(0).panel();
        Effect effect = DID.withInference(Inference.JACKKNIFE).estimate(one);
        assertWithoutInference(effect, ReasonCode.NOT_TESTABLE, "without the one treated unit there is no effect");
        assertThat(effect.estimate()).isEqualTo(DID.estimate(one).estimate());
        assertThat(effect.placebos()).isEmpty();
    }

    @Test
    void noJackknifeWhereACohortHasOneUnit() {
        Effect effect = DID.withInference(Inference.JACKKNIFE).estimate(cohorts(14, 7, 7, 8));
        assertWithoutInference(effect, ReasonCode.NOT_TESTABLE, "a cohort of one unit would be gone with it");
    }

    @Test
    void noJackknifeWhereOneDonorHasAllWeight() {
        Effect effect = DID.withInference(Inference.JACKKNIFE).estimate(cohorts(3, 7, 7));
        assertWithoutInference(effect, ReasonCode.NOT_TESTABLE, "all weight rests on one of 1 donors");
    }

    @Test
    void noBootstrapOfOneTreatedUnitOrOneDonor() {
        SyntheticDifferenceInDifferences bootstrap = DID.withInference(Inference.BOOTSTRAP);
        assertWithoutInference(
                bootstrap.estimate(cohorts(9, 7)), ReasonCode.NOT_TESTABLE, "and 2 donors, there are 1 and 8");
        assertWithoutInference(
                bootstrap.estimate(cohorts(3, 7, 7)), ReasonCode.NOT_TESTABLE, "and 2 donors, there are 2 and 1");
    }

    @Test
    void noPlacebosWhereDonorsDoNotOutnumberTheTreated() {
        Effect effect = DID.withInference(Inference.PLACEBO_NORMAL).estimate(cohorts(6, 7, 7, 8));
        assertWithoutInference(effect, ReasonCode.NOT_ENOUGH_DATA, "at least 4, not 3");
    }

    private static void assertWithoutInference(Effect effect, ReasonCode code, String english) {
        assertThat(effect.standardError()).isNaN();
        assertThat(effect.interval()).isNull();
        assertThat(effect.inference()).isNull();
        assertThat(effect.pValue()).isNaN();
        assertThat(effect.path()).allSatisfy(point -> assertThat(point.low()).isNaN());
        for (String name : List.of("standardError", "interval", "pValue")) {
            assertThat(effect.reasons().get(name)).satisfies(reason -> {
                assertThat(reason.code()).isEqualTo(code);
                assertThat(reason.english()).contains(english);
                assertThat(reason.chinese()).isNotBlank();
            });
        }
    }

    @Test
    void leavingOutTheOnlyDonorHasAReason() {
        Panel panel = cohorts(2, 7);
        for (Effect effect : List.of(
                DID.withLeaveOneOut(true).estimate(panel),
                SyntheticControl.withDefaults().withLeaveOneOut(true).estimate(panel))) {
            SyntheticDetail detail = (SyntheticDetail) Objects.requireNonNull(effect.detail());
            assertThat(detail.leaveOneOut()).isEmpty();
            assertThat(effect.reasons().get("leaveOneOut"))
                    .satisfies(reason -> assertThat(reason.english()).contains("without u01"));
        }
    }

    @Test
    void aTreatedUnitWithGapsIsDroppedAndListedAsLongAsThereAreOthers() {
        double[][] y = outcomes(12);
        y[1][3] = Double.NaN;
        Panel panel = panel(y, 7, 7, 7);
        for (Effect effect :
                List.of(DID.estimate(panel), SyntheticControl.withDefaults().estimate(panel))) {
            assertThat(effect.treatedUnits()).containsExactly("u00", "u02");
            assertThat(effect.unitsDropped()).containsExactly(new DroppedUnit("u01", DropReason.GAPS));
        }
        y[0][0] = Double.NaN;
        y[2][9] = Double.NaN;
        NotEstimableException refusal = refusal(panel(y, 7, 7, 7));
        assertThat(refusal.code()).isEqualTo(Code.TREATED_UNIT_HAS_GAPS);
        assertThat(refusal.units()).containsExactly("u00", "u01", "u02");
        assertThat(refusal).hasMessageContaining("all 3 treated units");
    }

    @Test
    void aCohortWithTooLittleBeforeItIsDroppedAndListedAsLongAsThereAreOthers() {
        Panel panel = cohorts(12, 1, 7, 8);
        Effect effect = DID.estimate(panel);
        assertThat(effect.treatedUnits()).containsExactly("u01", "u02");
        assertThat(effect.unitsDropped()).containsExactly(new DroppedUnit("u00", DropReason.NO_ESTIMABLE_CELL));
        assertThat(effect.estimate())
                .isEqualTo(DID.estimate(panel.select(u -> u > 0, 0, panel.periodCount()))
                        .estimate());
        NotEstimableException refusal = refusal(cohorts(12, 1, 1));
        assertThat(refusal.code()).isEqualTo(Code.TOO_FEW_PRE_PERIODS);
        assertThat(refusal.units()).containsExactly("u00", "u01");
        assertThat(refusal).hasMessageContaining("the 2 treated units (u00, u01) have 1 period");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"PLACEBO_NORMAL", "JACKKNIFE", "BOOTSTRAP"})
    void proceduresOfOtherEstimatorsAreMistakes(Inference other) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DID.withInference(other))
                .withMessageContaining("not " + other);
    }

    @Test
    void oneDrawIsAMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DID.withDraws(1))
                .withMessageContaining("draws must be at least 2, not 1");
    }

    @Test
    void onlyWhatDrawsDependOnChangesTheSeed() {
        Panel panel = cohorts(12, 7, 7);
        long seed =
                SyntheticDifferenceInDifferences.withDefaults().estimate(panel).seed();
        assertThat(seed).isEqualTo(panel.seed("SYNTHETIC_DID level=0.95"));
        assertThat(DID.estimate(panel).seed()).isNotEqualTo(seed);
        assertThat(DID.withDraws(500)
                        .withLeaveOneOut(true)
                        .withThreads(3)
                        .estimate(panel)
                        .seed())
                .isEqualTo(seed);
        assertThat(DID.withDraws(500)
                        .withInference(Inference.JACKKNIFE)
                        .estimate(panel)
                        .seed())
                .isNotEqualTo(seed);
        assertThat(SyntheticControl.withDefaults()
                        .withLeaveOneOut(true)
                        .estimate(panel)
                        .seed())
                .isEqualTo(panel.seed("SYNTHETIC_CONTROL level=0.95"));
    }

    /** A panel of so many units, of which the first are treated from these periods on. */
    private static Panel cohorts(int units, int... starts) {
        return panel(outcomes(units), starts);
    }

    private static double[][] outcomes(int units) {
        double[][] y = new double[units][12];
        for (int u = 0; u < units; u++) {
            int unit = u;
            Arrays.setAll(y[u], t -> 30 + Math.sin(3.7 * unit) + Math.cos(1.3 * unit * t + t) + 0.01 * unit * t);
        }
        return y;
    }

    private static Panel panel(double[][] y, int... starts) {
        int[] firstTreated = new int[y.length];
        Arrays.fill(firstTreated, Panel.NEVER);
        System.arraycopy(starts, 0, firstTreated, 0, starts.length);
        double[] cells = Arrays.stream(y).flatMapToDouble(Arrays::stream).toArray();
        return Panel.of(names("", 2001, y[0].length), names("u", 0, y.length), cells, firstTreated);
    }

    private static List<String> names(String prefix, int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> prefix + "%02d".formatted(i))
                .toList();
    }

    private static NotEstimableException refusal(Panel panel) {
        return catchThrowableOfType(NotEstimableException.class, () -> DID.estimate(panel));
    }
}
