package org.hengce.methods.grouptime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.hengce.methods.effect.Aggregate;
import org.hengce.methods.effect.Aggregation;
import org.hengce.methods.effect.DropReason;
import org.hengce.methods.effect.DroppedUnit;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.NotEstimableException.Code;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.junit.jupiter.api.Test;

/** What no panel of its kind may give an effect for, and what is left out of one. */
class GroupTimeRefusalTest {
    private static final List<String> YEARS = List.of("2010", "2011", "2012", "2013", "2014", "2015");
    private static final GroupTimeAtt PLAIN = GroupTimeAtt.withDefaults();

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

    /** Their propensity is 0 in the limit: they count for nothing, and the rest is as if they were not there. */
    @Test
    void controlsThatACovariateSetsApartDoNotMatter() {
        Effect alone = PLAIN.withEstimator(CellEstimator.IPW)
                .estimate(adjusted((u, t) -> u % 7).build());
        PanelBuilder joined = Panel.builder(YEARS).columns(List.of("x", "apart"), List.of());
        for (int u = 0; u < 36; u++) {
            for (int t = 0; t < YEARS.size(); t++) {
                double[] covariates = {u < 30 ? u % 7 : 3, u < 30 ? 0 : 1};
                joined.observe("u%02d".formatted(u), YEARS.get(t), outcome(u, t), covariates, List.of());
            }
            if (u < 10) {
                joined.treatedFrom("u%02d".formatted(u), "2013");
            }
        }
        Panel panel = joined.build();
        // The search ends where their propensities, all together, are below 1e-12.
        Effect effect = PLAIN.withEstimator(CellEstimator.IPW).estimate(panel);
        assertThat(effect.estimate()).isCloseTo(alone.estimate(), within(1e-10));
        assertThat(effect.standardError()).isCloseTo(alone.standardError(), within(1e-10));
        Effect regressed = PLAIN.estimate(panel);
        Effect regressedAlone = PLAIN.estimate(adjusted((u, t) -> u % 7).build());
        assertThat(regressed.estimate()).isCloseTo(regressedAlone.estimate(), within(1e-10));
        assertThat(regressed.standardError()).isCloseTo(regressedAlone.standardError(), within(1e-10));
    }

    @Test
    void weightsWhoseSquaresAreNoNumbersAreRefused() {
        for (double weight : new double[] {1e200, 1e-200}) {
            PanelBuilder panel = treated(treated(controls(5), "t1", "2012"), "t2", "2012");
            assertRefused(PLAIN, panel.weight("c1", weight), Code.OUT_OF_RANGE);
        }
    }

    @Test
    void cellsThatCannotBeEstimatedAreListedAndLeftOut() {
        // In the base year of the cohort of 2014 no control has a covariate like its own.
        Panel panel = adjusted((u, t) -> t == 3 && u < 5 ? 100 + u : (u * 7) % 13, "2014", "2012")
                .build();
        Effect effect = PLAIN.estimate(panel);
        assertThat(FigureAssertions.detail(effect).cells())
                .filteredOn(cell -> Double.isNaN(cell.att()))
                .hasSize(2)
                .allSatisfy(cell -> {
                    assertThat(cell.cohort()).isEqualTo("2014");
                    Reason reason = Objects.requireNonNull(cell.reason());
                    assertThat(reason.code()).isEqualTo(ReasonCode.PERFECT_SEPARATION);
                    assertThat(reason.english()).contains("5 treated, 20 controls");
                    assertThat(cell.standardError()).isNaN();
                });
        assertThat(FigureAssertions.aggregate(effect, Aggregation.GROUP).parts())
                .extracting(Aggregate.Part::key)
                .containsExactly("2012");
        assertThat(effect.treatedUnits()).containsExactly("u05", "u06", "u07", "u08", "u09");
        assertThat(effect.unitsDropped())
                .containsExactly(
                        new DroppedUnit("u00", DropReason.NO_ESTIMABLE_CELL),
                        new DroppedUnit("u01", DropReason.NO_ESTIMABLE_CELL),
                        new DroppedUnit("u02", DropReason.NO_ESTIMABLE_CELL),
                        new DroppedUnit("u03", DropReason.NO_ESTIMABLE_CELL),
                        new DroppedUnit("u04", DropReason.NO_ESTIMABLE_CELL));
        assertThat(FigureAssertions.detail(effect).largestPropensity()).isBetween(0.1, 0.999);
    }

    @Test
    void unitsWithGapsOrWithoutACovariateOrClusterAreLeftOutAndListed() {
        PanelBuilder panel = Panel.builder(YEARS).columns(List.of("x"), List.of("c"));
        for (int u = 0; u < 30; u++) {
            for (int t = 0; t < YEARS.size(); t++) {
                panel.observe(
                        "u%02d".formatted(u),
                        YEARS.get(t),
                        u == 11 && t == 4 ? Double.NaN : Math.sin(3.3 * u + 1.7 * t),
                        new double[] {u == 12 && t == 5 ? Double.NaN : u % 7},
                        List.of(u == 13 ? "" : "c" + u % 10));
            }
            if (u < 10) {
                panel.treatedFrom("u%02d".formatted(u), u == 9 ? "2010" : "2013");
            }
        }
        Effect effect = PLAIN.withCluster("c").estimate(panel.build());
        assertThat(effect.unitsDropped())
                .containsExactly(
                        new DroppedUnit("u09", DropReason.ALWAYS_TREATED),
                        new DroppedUnit("u11", DropReason.GAPS),
                        new DroppedUnit("u12", DropReason.MISSING_COVARIATE),
                        new DroppedUnit("u13", DropReason.MISSING_COVARIATE));
        assertThat(effect.treatedUnits()).hasSize(9);
        assertThat(effect.controlUnits()).hasSize(17);
        assertThat(FigureAssertions.detail(effect).clusters()).isEqualTo(10);
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
    void oneUnitCohortsAloneGiveAnEstimateWithoutAnError() {
        Panel panel = treated(treated(controls(8), "t1", "2012"), "t2", "2014").build();
        for (GroupTimeAtt kind : List.of(PLAIN, PLAIN.withBootstrap(100))) {
            Effect effect = kind.estimate(panel);
            assertThat(effect.estimate()).isFinite();
            assertThat(effect.standardError()).isNaN();
            assertThat(effect.interval()).isNull();
            assertThat(effect.inference()).isNull();
            assertThat(effect.pValue()).isNaN();
            for (String component : List.of("standardError", "interval", "pValue", "criticalValue")) {
                assertThat(effect.reasons()).containsKey(component);
            }
            assertThat(FigureAssertions.detail(effect).preTest()).isNull();
            assertThat(Objects.requireNonNull(FigureAssertions.detail(effect).eventStudy())
                            .eventTimes())
                    .isEmpty();
        }
    }

    @Test
    void aSingleControlGivesNoErrorEither() {
        PanelBuilder panel = treated(treated(controls(1), "t1", "2012"), "t2", "2012");
        Effect effect = PLAIN.estimate(panel.build());
        assertThat(effect.standardError()).isNaN();
        assertThat(FigureAssertions.detail(effect).cells()).allSatisfy(cell -> assertThat(
                        Objects.requireNonNull(cell.reason()).english())
                .contains("2 treated, 1 controls"));
    }

    @Test
    void unitsThatMoveAlikeGiveNoError() {
        PanelBuilder panel = Panel.builder(YEARS);
        for (int u = 0; u < 12; u++) {
            for (int t = 0; t < YEARS.size(); t++) {
                panel.observe("u%02d".formatted(u), YEARS.get(t), 0.1 * t + 7.3 * u + (u < 4 && t > 2 ? 1 : 0));
            }
            if (u < 4) {
                panel.treatedFrom("u%02d".formatted(u), "2013");
            }
        }
        Effect effect = PLAIN.estimate(panel.build());
        assertThat(effect.estimate()).isCloseTo(1, within(1e-12));
        assertThat(effect.standardError()).isNaN();
        assertThat(Objects.requireNonNull(effect.reasons().get("standardError")).code())
                .isEqualTo(ReasonCode.NOT_TESTABLE);
    }

    @Test
    void aHeadlineWithoutACellIsRefusedAndAnotherAverageLeftOutWithItsReason() {
        Panel panel = treated(treated(controls(5), "t1", "2014"), "t2", "2014").build();
        GroupTimeAtt balanced = PLAIN.withEventTimes(EventTimes.all().balanced(3));
        NotEstimableException refusal =
                catchThrowableOfType(NotEstimableException.class, () -> balanced.withHeadline(Aggregation.DYNAMIC)
                        .estimate(panel));
        assertThat(refusal.code()).isEqualTo(Code.NO_ESTIMABLE_CELL);
        assertThat(refusal.getMessage()).contains("dynamic");
        Effect effect = balanced.estimate(panel);
        assertThat(FigureAssertions.detail(effect).aggregates()).doesNotContainKey(Aggregation.DYNAMIC);
        assertThat(FigureAssertions.detail(effect).eventStudy()).isNull();
        assertThat(effect.reasons()).containsKeys("aggregates.dynamic", "eventStudy");
    }

    @Test
    void eventTimesOfFewUnitsAreShownAndNotAveraged() {
        PanelBuilder rows = controls(6);
        for (int i = 0; i < 3; i++) {
            treated(rows, "late" + i, "2014");
        }
        Panel panel = treated(rows, "early", "2012").build();
        Effect all = PLAIN.withHeadline(Aggregation.DYNAMIC).estimate(panel);
        Effect some = PLAIN.withHeadline(Aggregation.DYNAMIC)
                .withEventTimes(EventTimes.all().withMinUnits(2))
                .estimate(panel);
        List<Aggregate.Part> parts =
                FigureAssertions.aggregate(all, Aggregation.DYNAMIC).parts();
        assertThat(FigureAssertions.aggregate(some, Aggregation.DYNAMIC).parts())
                .isEqualTo(parts);
        assertThat(parts.stream().filter(part -> Integer.parseInt(part.key()) >= 0))
                .extracting(Aggregate.Part::treatedUnits)
                .containsExactly(4, 4, 1, 1);
        double averaged = parts.stream()
                .filter(part -> part.key().equals("0") || part.key().equals("1"))
                .mapToDouble(Aggregate.Part::att)
                .average()
                .orElseThrow();
        assertThat(some.estimate()).isCloseTo(averaged, within(1e-12));
        assertThat(all.estimate()).isNotCloseTo(averaged, within(1e-3));
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

    private interface Covariate {
        double of(int unit, int period);
    }

    /** 30 units with a covariate x, of which ten are treated from 2013 on. */
    private static PanelBuilder adjusted(Covariate x) {
        return adjusted(x, "2013", "2013");
    }

    /** The same, with five treated from one year on and five from another. */
    private static PanelBuilder adjusted(Covariate x, String first, String second) {
        PanelBuilder panel = Panel.builder(YEARS).columns(List.of("x"), List.of());
        for (int u = 0; u < 30; u++) {
            for (int t = 0; t < YEARS.size(); t++) {
                panel.observe("u%02d".formatted(u), YEARS.get(t), outcome(u, t), new double[] {x.of(u, t)}, List.of());
            }
            if (u < 10) {
                panel.treatedFrom("u%02d".formatted(u), u < 5 ? first : second);
            }
        }
        return panel;
    }

    private static double outcome(int unit, int period) {
        return Math.sin(3.3 * unit + 1.7 * period * period);
    }

    private static PanelBuilder controls(int count) {
        PanelBuilder panel = Panel.builder(YEARS);
        for (int i = 0; i < count; i++) {
            unit(panel, "c" + i, i);
        }
        return panel;
    }

    private static PanelBuilder treated(PanelBuilder panel, String unit, String from) {
        unit(panel, unit, unit.hashCode() % 1000);
        return panel.treatedFrom(unit, from);
    }

    private static void unit(PanelBuilder panel, String unit, int number) {
        for (int t = 0; t < YEARS.size(); t++) {
            panel.observe(unit, YEARS.get(t), 5 + Math.sin(1.3 * number + 2.1 * t * t));
        }
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
