package org.hengce.methods.grouptime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.hengce.methods.grouptime.SixYears.PLAIN;
import static org.hengce.methods.grouptime.SixYears.YEARS;
import static org.hengce.methods.grouptime.SixYears.adjusted;
import static org.hengce.methods.grouptime.SixYears.controls;
import static org.hengce.methods.grouptime.SixYears.outcome;
import static org.hengce.methods.grouptime.SixYears.treated;

import java.util.List;
import java.util.Objects;
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

/** What is left out of an effect, and the reason that stands in its place. */
class GroupTimeLeftOutTest {
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
}
