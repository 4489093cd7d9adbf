package org.hengce.methods.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hengce.methods.RandomPanels;
import org.hengce.methods.effect.DropReason;
import org.hengce.methods.effect.DroppedUnit;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.NotEstimableException.Code;
import org.hengce.methods.effect.Placebo;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.effect.Rmspe;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be had is refused or left out, with the reason, and nothing else is. */
class RefusalTest {
    private static final List<String> YEARS =
            IntStream.range(2010, 2018).mapToObj(Integer::toString).toList();

    static Stream<Function<Panel, Effect>> estimators() {
        return Stream.of(
                SyntheticControl.withDefaults()::estimate, SyntheticDifferenceInDifferences.withDefaults()::estimate);
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void withoutATreatedUnitThereIsNoEffect(Function<Panel, Effect> estimator) {
        assertThat(refusal(estimator, donors(4)).code()).isEqualTo(Code.NO_TREATED_UNIT);
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void unitsTreatedThroughoutAreNamedWhereThereAreNoOthers(Function<Panel, Effect> estimator) {
        PanelBuilder panel = donors(4).treatedFrom("always", "2010").treatedFrom("d2", "2010");
        NotEstimableException refusal = refusal(estimator, panel);
        assertThat(refusal.code()).isEqualTo(Code.ALWAYS_TREATED);
        assertThat(refusal.units()).containsExactly("always", "d2");
        assertThat(refusal).hasMessageContaining("2: always, d2");
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void oneUnitOrOnePeriodIsNoPanel(Function<Panel, Effect> estimator) {
        NotEstimableException unit = refusal(estimator, treatedFrom("2015", donors(0)));
        assertThat(unit.code()).isEqualTo(Code.ONE_UNIT);
        assertThat(unit.units()).containsExactly("treated");
        PanelBuilder panel =
                Panel.builder(List.of("2010")).observe("a", "2010", 1).observe("b", "2010", 2);
        NotEstimableException period = refusal(estimator, panel.treatedFrom("a", "2010"));
        assertThat(period.code()).isEqualTo(Code.ONE_PERIOD);
        assertThat(period).hasMessageContaining("2010");
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void aConstantOutcomeIsRefused(Function<Panel, Effect> estimator) {
        PanelBuilder panel = Panel.builder(YEARS).treatedFrom("a", "2015");
        for (String year : YEARS) {
            panel.observe("a", year, 3).observe("b", year, 3).observe("c", year, 3);
        }
        NotEstimableException refusal = refusal(estimator, panel);
        assertThat(refusal.code()).isEqualTo(Code.CONSTANT_OUTCOME);
    }

    static Stream<Arguments> estimatorsAndStrangeValues() {
        return estimators().flatMap(estimator -> Stream.of(1e300, -1e200, Double.MAX_VALUE)
                .map(value -> Arguments.of(estimator, value)));
    }

    @ParameterizedTest
    @MethodSource("estimatorsAndStrangeValues")
    void valuesWhoseSquaresAreNoNumbersAreRefusedAndTheirUnitsNamed(Function<Panel, Effect> estimator, double value) {
        PanelBuilder panel = treatedFrom("2015", donors(4));
        YEARS.forEach(year -> panel.observe("strange", year, value));
        NotEstimableException refusal = refusal(estimator, panel);
        assertThat(refusal.code()).isEqualTo(Code.OUT_OF_RANGE);
        assertThat(refusal.units()).containsExactly("strange");
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void differencesWhoseSquaresVanishAreRefused(Function<Panel, Effect> estimator) {
        PanelBuilder panel = Panel.builder(YEARS).treatedFrom("a", "2015");
        for (String year : YEARS) {
            panel.observe("a", year, 1e-200)
                    .observe("b", year, value(1, year) * 1e-200)
                    .observe("c", year, 0);
        }
        NotEstimableException refusal = refusal(estimator, panel);
        assertThat(refusal.code()).isEqualTo(Code.OUT_OF_RANGE);
    }

    @Test
    void syntheticControlTakesOneStartOnly() {
        PanelBuilder panel = treatedFrom("2015", donors(4)).treatedFrom("d1", "2016");
        NotEstimableException refusal = refusal(SyntheticControl.withDefaults()::estimate, panel);
        assertThat(refusal.code()).isEqualTo(Code.SEVERAL_TREATED_UNITS);
        assertThat(refusal.units()).containsExactly("d1", "treated");
        assertThat(refusal).hasMessageContaining("2 different times (2015, 2016)");
        assertThat(refusal.reason().chinese()).contains("d1、treated");
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void onePeriodBeforeIsTooFew(Function<Panel, Effect> estimator) {
        NotEstimableException refusal = refusal(estimator, treatedFrom("2011", donors(4)));
        assertThat(refusal.code()).isEqualTo(Code.TOO_FEW_PRE_PERIODS);
        assertThat(refusal).hasMessageContaining("has 1 period");
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void aTreatedUnitWithAGapIsRefused(Function<Panel, Effect> estimator) {
        PanelBuilder panel = donors(4).observe("treated", "2010", 1).treatedFrom("treated", "2015");
        NotEstimableException refusal = refusal(estimator, panel);
        assertThat(refusal.code()).isEqualTo(Code.TREATED_UNIT_HAS_GAPS);
        assertThat(refusal.units()).containsExactly("treated");
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void withoutADonorThereIsNoEffect(Function<Panel, Effect> estimator) {
        PanelBuilder panel = treatedFrom("2015", donors(0)).observe("gappy", "2012", 1);
        NotEstimableException refusal = refusal(estimator, panel);
        assertThat(refusal.code()).isEqualTo(Code.NO_DONOR);
        assertThat(refusal.units()).containsExactly("gappy");
        assertThat(refusal.reason().code()).isEqualTo(ReasonCode.NOT_ENOUGH_DATA);
        PanelBuilder allTreated = treatedFrom("2015", donors(1)).treatedFrom("d0", "2015");
        assertThat(refusal(estimator, allTreated)).hasMessageContaining("no unit is never treated");
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void unitsWithGapsAndAlwaysTreatedOnesAreDroppedAndListed(Function<Panel, Effect> estimator) {
        PanelBuilder panel = treatedFrom("2015", donors(5)).observe("gappy", "2012", 1);
        YEARS.forEach(year -> panel.observe("always", year, 3));
        Effect effect = estimator.apply(panel.treatedFrom("always", "2010").build());
        assertThat(effect.unitsDropped())
                .containsExactly(
                        new DroppedUnit("always", DropReason.ALWAYS_TREATED),
                        new DroppedUnit("gappy", DropReason.GAPS));
        assertThat(effect.controlUnits()).containsExactly("d0", "d1", "d2", "d3", "d4");
        assertThat(effect.treatedUnits()).containsExactly("treated");
        assertThat(effect.placebos()).extracting(Placebo::unit).isEqualTo(effect.controlUnits());
        Effect without = estimator.apply(treatedFrom("2015", donors(5)).build());
        assertThat(effect.estimate()).isEqualTo(without.estimate());
    }

    @Test
    void withTooFewDonorsTheStudentisedIntervalHasNoEnds() {
        Effect effect = SyntheticControl.withDefaults().estimate(walks(18));
        Interval interval = Objects.requireNonNull(effect.interval());
        assertThat(interval.hasBothEnds()).isFalse();
        assertThat(interval.contains(0)).isTrue();
        assertThat(effect.pValue()).isGreaterThan(0.05);
        assertThat(effect.reasons().get("interval"))
                .satisfies(reason -> assertThat(reason.english()).isEqualTo("needs at least 19 donors, there are 18"));
        assertThat(Objects.requireNonNull(effect.equivalenceInterval()).hasBothEnds())
                .isTrue();
        Effect withNineteen = SyntheticControl.withDefaults().estimate(walks(19));
        assertThat(Objects.requireNonNull(withNineteen.interval()).hasBothEnds())
                .isTrue();
        assertThat(withNineteen.reasons()).doesNotContainKey("interval");
    }

    @Test
    void levelsCountInDecimal() {
        // 1 − 0.9 is less than 0.1 in binary; nine donors are just enough for 90 %.
        Effect effect = SyntheticControl.withDefaults().withLevel(0.9).estimate(walks(9));
        assertThat(Objects.requireNonNull(effect.interval()).hasBothEnds()).isTrue();
    }

    @Test
    void oneDonorGivesAnEstimateAndNoInference() {
        Panel panel = treatedFrom("2015", donors(1)).build();
        Effect control = SyntheticControl.withDefaults().estimate(panel);
        assertThat(control.pValue()).isEqualTo(1);
        assertThat(Objects.requireNonNull(control.interval()).hasBothEnds()).isFalse();
        Effect did = SyntheticDifferenceInDifferences.withDefaults().estimate(panel);
        assertThat(did.interval()).isNull();
        assertThat(did.inference()).isNull();
        assertThat(did.standardError()).isNaN();
        assertThat(did.reasons()).containsOnlyKeys("standardError", "interval", "pValue", "path.low", "path.high");
    }

    @Test
    void anExactFitBeforeTheTreatmentCannotBeTested() {
        PanelBuilder panel = donors(6).treatedFrom("treated", "2015");
        // Halfway between two donors until 2014, then 3 above.
        for (String year : YEARS) {
            double middle = (value(0, year) + value(1, year)) / 2;
            panel.observe("treated", year, middle + (year.compareTo("2015") < 0 ? 0 : 3));
        }
        Effect effect = SyntheticControl.withDefaults().estimate(panel.build());
        assertThat(effect.estimate()).isCloseTo(3, within(1e-9));
        assertThat(effect.interval()).isNull();
        assertThat(effect.pValue()).isNaN();
        Rmspe rmspe = Objects.requireNonNull(effect.rmspe());
        assertThat(rmspe.ratio()).isNaN();
        assertThat(effect.reasons().get("interval"))
                .satisfies(reason -> assertThat(reason.code()).isEqualTo(ReasonCode.NOT_TESTABLE));
    }

    @Test
    void aDonorFittedExactlyIsNoPlaceboAndIsNamed() {
        PanelBuilder panel = treatedFrom("2015", donors(6));
        YEARS.forEach(year -> panel.observe("twin", year, value(2, year) + (year.equals("2016") ? 1 : 0)));
        Effect effect = SyntheticControl.withDefaults().estimate(panel.build());
        assertThat(effect.unitsDropped())
                .containsExactly(
                        new DroppedUnit("d2", DropReason.EXACT_PLACEBO_FIT),
                        new DroppedUnit("twin", DropReason.EXACT_PLACEBO_FIT));
        assertThat(effect.controlUnits()).contains("d2", "twin");
        assertThat(effect.placebos()).extracting(Placebo::unit).doesNotContain("d2", "twin");
        assertThat(effect.inference()).isEqualTo(Inference.PLACEBO_STUDENTISED);
    }

    @Test
    void placebosWithoutSpreadGiveNoStandardError() {
        // Donors move exactly alike; their placebo effects are 0 but for rounding.
        PanelBuilder panel = Panel.builder(YEARS).treatedFrom("treated", "2015");
        for (String year : YEARS) {
            double common = 0.1 * Integer.parseInt(year);
            for (int donor = 0; donor < 6; donor++) {
                panel.observe("d" + donor, year, common + 7.3 * donor);
            }
            panel.observe("treated", year, common + (year.equals("2016") ? 1 : 0));
        }
        Effect effect = SyntheticDifferenceInDifferences.withDefaults().estimate(panel.build());
        assertThat(effect.standardError()).isNaN();
        assertThat(effect.reasons().get("standardError"))
                .satisfies(reason -> assertThat(reason.code()).isEqualTo(ReasonCode.NOT_TESTABLE));
    }

    @Test
    void impossibleConfigurationsAreRefused() {
        SyntheticControl control = SyntheticControl.withDefaults();
        assertThatIllegalArgumentException().isThrownBy(() -> control.withLevel(1));
        assertThatIllegalArgumentException().isThrownBy(() -> control.withThreads(0));
    }

    @Test
    void theSeedIsTheGivenOneOrThatOfPanelAndSpecification() {
        Panel panel = treatedFrom("2015", donors(4)).build();
        SyntheticControl control = SyntheticControl.withDefaults();
        assertThat(control.withSeed(42).estimate(panel).seed()).isEqualTo(42);
        long own = control.estimate(panel).seed();
        assertThat(own).isBetween(0L, (1L << 52) - 1);
        assertThat(control.withLevel(0.9).estimate(panel).seed()).isNotEqualTo(own);
        assertThat(control.withThreads(2).estimate(panel).seed()).isEqualTo(own);
    }

    private static NotEstimableException refusal(Function<Panel, Effect> estimator, PanelBuilder panel) {
        return catchThrowableOfType(NotEstimableException.class, () -> estimator.apply(panel.build()));
    }

    private static PanelBuilder donors(int count) {
        PanelBuilder panel = Panel.builder(YEARS);
        for (int donor = 0; donor < count; donor++) {
            for (String year : YEARS) {
                panel.observe("d" + donor, year, value(donor, year));
            }
        }
        return panel;
    }

    /** The treated unit lies above all donors, so that none of them fits it. */
    private static PanelBuilder treatedFrom(String start, PanelBuilder panel) {
        YEARS.forEach(year -> panel.observe("treated", year, 30 + Math.sin(Integer.parseInt(year))));
        return panel.treatedFrom("treated", start);
    }

    /** Random walks with many more periods than donors, so that no donor is fitted exactly. */
    private static Panel walks(int donors) {
        Random random = new Random(3);
        double[][] y = new double[donors + 1][40];
        for (double[] row : y) {
            for (int t = 1; t < row.length; t++) {
                row[t] = row[t - 1] + random.nextGaussian();
            }
        }
        return RandomPanels.of(y, 35, 0);
    }

    private static double value(int donor, String year) {
        return 10 + Math.sin(3.7 * donor) + Math.cos(1.3 * donor * (Integer.parseInt(year) - 2009)) + 0.01 * donor;
    }
}
