package org.hengce.methods.grouptime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hengce.methods.grouptime.SixYears.PLAIN;
import static org.hengce.methods.grouptime.SixYears.YEARS;
import static org.hengce.methods.grouptime.SixYears.adjusted;
import static org.hengce.methods.grouptime.SixYears.controls;
import static org.hengce.methods.grouptime.SixYears.treated;
import static org.hengce.methods.grouptime.SixYears.unit;

import java.util.List;
import java.util.Random;
import org.hengce.methods.effect.DropReason;
import org.hengce.methods.effect.DroppedUnit;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.NotEstimableException.Code;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.junit.jupiter.api.Test;

/** What no panel of its kind may give an effect for, and what is left out of one. */
class GroupTimeRefusalTest {
    @Test
    void aPanelOfOneUnitIsRefused() {
        PanelBuilder panel = Panel.builder(YEARS);
        unit(panel, "only", 1);
        panel.treatedFrom("only", "2012");
        assertRefused(PLAIN, panel, Code.ONE_UNIT, "only");
    }

    @Test
    void aPanelOfOnePeriodIsRefused() {
        PanelBuilder panel =
                Panel.builder(List.of("2010")).observe("a", "2010", 1).observe("b", "2010", 2);
        panel.treatedFrom("a", "2010");
        assertThat(assertRefused(PLAIN, panel, Code.ONE_PERIOD).getMessage()).contains("2010");
    }

    @Test
    void aPanelWithoutTreatedUnitsIsRefused() {
        assertRefused(PLAIN, controls(5), Code.NO_TREATED_UNIT);
    }

    @Test
    void unitsTreatedThroughoutAloneAreRefusedByName() {
        NotEstimableException refusal = assertRefused(
                PLAIN, treated(treated(controls(5), "t1", "2010"), "t2", "2010"), Code.ALWAYS_TREATED, "t1", "t2");
        assertThat(refusal.getMessage()).contains("all 2 treated units", "t1, t2");
    }

    @Test
    void treatedUnitsWithGapsAloneAreRefusedByName() {
        PanelBuilder panel = controls(5).observe("t", "2010", 1).treatedFrom("t", "2012");
        NotEstimableException refusal = assertRefused(PLAIN, panel, Code.TREATED_UNIT_HAS_GAPS, "t");
        assertThat(refusal.getMessage()).contains("all 1 treated");
    }

    @Test
    void anticipationThatLeavesNoPeriodBeforeIsRefused() {
        PanelBuilder panel = treated(treated(controls(5), "t1", "2012"), "t2", "2012");
        NotEstimableException refusal =
                assertRefused(PLAIN.withAnticipation(2), panel, Code.TOO_FEW_PRE_PERIODS, "t1", "t2");
        assertThat(refusal.getMessage()).contains("2 periods of anticipation", "t1, t2");
    }

    @Test
    void withoutNeverTreatedUnitsControlsNotYetTreatedAreNeeded() {
        PanelBuilder panel = Panel.builder(YEARS);
        for (int i = 0; i < 6; i++) {
            treated(panel, "e" + i, "2012");
            treated(panel, "l" + i, "2014");
        }
        panel.observe("gap", "2010", 3);
        Panel built = panel.build();
        NotEstimableException refusal = assertRefused(PLAIN, built, Code.NO_CONTROL, "gap");
        assertThat(refusal.getMessage()).contains("12 treated", "left out: gap", "not yet treated");
        assertThat(refusal.reason().chinese()).contains("12", "gap");
        Effect effect = PLAIN.withControls(ControlGroup.NOT_YET).estimate(built);
        // The last cohort has nothing to be compared with once treated, and is a control until then.
        assertThat(effect.treatedUnits()).containsExactly("e0", "e1", "e2", "e3", "e4", "e5");
        assertThat(effect.controlUnits()).containsExactly("l0", "l1", "l2", "l3", "l4", "l5");
        assertThat(effect.unitsDropped()).containsExactly(new DroppedUnit("gap", DropReason.GAPS));
    }

    @Test
    void cohortsThatAnticipateEachOthersTreatmentHaveNoControl() {
        PanelBuilder panel = Panel.builder(YEARS);
        for (int i = 0; i < 6; i++) {
            treated(panel, "e" + i, "2013");
            treated(panel, "l" + i, "2014");
        }
        assertRefused(PLAIN.withControls(ControlGroup.NOT_YET).withAnticipation(1), panel, Code.NO_CONTROL);
    }

    @Test
    void anOutcomeThatIsTheSameEverywhereIsRefused() {
        PanelBuilder panel = Panel.builder(YEARS);
        for (String unit : List.of("a", "b", "c", "d")) {
            YEARS.forEach(year -> panel.observe(unit, year, 7));
        }
        NotEstimableException refusal =
                assertRefused(PLAIN, panel.treatedFrom("a", "2012").treatedFrom("b", "2012"), Code.CONSTANT_OUTCOME);
        assertThat(refusal.getMessage()).contains("7.0", "4 units");
    }

    @Test
    void outcomesWhoseSquaresAreNoNumbersAreRefused() {
        for (double size : new double[] {1e300, 1e-300}) {
            Random random = new Random(1);
            PanelBuilder panel = Panel.builder(YEARS);
            for (int u = 0; u < 8; u++) {
                for (String year : YEARS) {
                    panel.observe("u" + u, year, size * random.nextDouble());
                }
            }
            assertRefused(PLAIN, panel.treatedFrom("u0", "2012").treatedFrom("u1", "2012"), Code.OUT_OF_RANGE);
        }
    }

    @Test
    void covariatesWhoseSquaresAreNoNumbersAreRefused() {
        NotEstimableException refusal = assertRefused(PLAIN, adjusted((u, t) -> u == 3 ? 1e300 : u), Code.OUT_OF_RANGE);
        assertThat(refusal.getMessage()).contains("covariate x");
    }

    @Test
    void aCovariateThatIsConstantIsNamed() {
        for (CellEstimator estimator : CellEstimator.values()) {
            NotEstimableException refusal =
                    assertRefused(PLAIN.withEstimator(estimator), adjusted((u, t) -> 4), Code.COLLINEAR);
            assertThat(refusal.getMessage()).contains("x is constant or a combination", "10 treated, 20 controls");
            assertThat(refusal.units()).hasSize(10);
        }
    }

    @Test
    void covariatesThatTellTreatedUnitsFromControlsAreRefused() {
        for (CellEstimator estimator : List.of(CellEstimator.DR, CellEstimator.IPW)) {
            NotEstimableException refusal = assertRefused(
                    PLAIN.withEstimator(estimator), adjusted((u, t) -> u < 10 ? 5 + u : -u), Code.PERFECT_SEPARATION);
            assertThat(refusal.getMessage()).contains("10 treated, 20 controls", "largest propensity");
        }
        // Regression extrapolates from the controls and needs no overlap.
        Effect regressed = PLAIN.withEstimator(CellEstimator.REG)
                .estimate(adjusted((u, t) -> u < 10 ? 5 + u : -u).build());
        assertThat(regressed.standardError()).isPositive();
    }

    @Test
    void weightsWhoseSquaresAreNoNumbersAreRefused() {
        for (double weight : new double[] {1e200, 1e-200}) {
            PanelBuilder panel = treated(treated(controls(5), "t1", "2012"), "t2", "2012");
            assertRefused(PLAIN, panel.weight("c1", weight), Code.OUT_OF_RANGE);
        }
    }

    @Test
    void clustersMustBeThereHoldWholeUnitsAndBeSeveral() {
        Panel panel = new StaggeredPanels(1).plain();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.withCluster("region").estimate(panel))
                .withMessageContaining("'region'");
        PanelBuilder moving = Panel.builder(YEARS).columns(List.of(), List.of("c"));
        for (String unit : List.of("a", "b", "d")) {
            YEARS.forEach(year -> moving.observe(
                    unit, year, unit.hashCode() * 0.37 * year.hashCode() % 7, new double[0], List.of(year)));
        }
        Panel movingPanel = moving.treatedFrom("a", "2012").build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.withCluster("c").estimate(movingPanel))
                .withMessageContaining("'c' varies within a unit");
        NotEstimableException refusal = catchThrowableOfType(
                NotEstimableException.class, () -> PLAIN.withCluster("one").estimate(panel));
        assertThat(refusal.code()).isEqualTo(Code.TOO_FEW_CLUSTERS);
        assertThat(refusal.getMessage()).contains("one cluster of one");
    }

    @Test
    void impossibleConfigurationsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PLAIN.withLevel(1));
        assertThatIllegalArgumentException().isThrownBy(() -> PLAIN.withThreads(0));
        assertThatIllegalArgumentException().isThrownBy(() -> PLAIN.withAnticipation(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> PLAIN.withBootstrap(99));
        assertThatIllegalArgumentException().isThrownBy(() -> PLAIN.withBootstrap(0));
        assertThatIllegalArgumentException().isThrownBy(() -> EventTimes.all().balanced(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> EventTimes.all().between(1, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> EventTimes.all().withMinUnits(0));
    }

    @Test
    void theSeedIsTheGivenOneOrThatOfPanelAndSpecification() {
        Panel panel = new StaggeredPanels(2).plain();
        assertThat(PLAIN.withSeed(42).estimate(panel).seed()).isEqualTo(42);
        long own = PLAIN.estimate(panel).seed();
        assertThat(own).isBetween(0L, (1L << 52) - 1);
        assertThat(PLAIN.withLevel(0.9).estimate(panel).seed()).isNotEqualTo(own);
        assertThat(PLAIN.withThreads(2).estimate(panel).seed()).isEqualTo(own);
        Effect drawn = PLAIN.withBootstrap(100).withSeed(1).estimate(panel);
        assertThat(PLAIN.withBootstrap(100).withSeed(2).estimate(panel).standardError())
                .isNotEqualTo(drawn.standardError());
    }

    private static NotEstimableException assertRefused(
            GroupTimeAtt kind, PanelBuilder panel, Code code, String... units) {
        return assertRefused(kind, panel.build(), code, units);
    }

    private static NotEstimableException assertRefused(GroupTimeAtt kind, Panel panel, Code code, String... units) {
        NotEstimableException refusal = catchThrowableOfType(NotEstimableException.class, () -> kind.estimate(panel));
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
        if (units.length > 0) {
            assertThat(refusal.units()).containsExactly(units);
        }
        assertThat(refusal.reason().chinese()).isNotBlank();
        return refusal;
    }
}
