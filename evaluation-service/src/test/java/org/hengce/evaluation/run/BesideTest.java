package org.hengce.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.hengce.contracts.indicator.Aggregation;
import org.hengce.contracts.policy.PolicyText.Budget;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.contracts.policy.PolicyText.Transform;
import org.hengce.presentation.json.CostDocument;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.HeterogeneityDocument;
import org.junit.jupiter.api.Test;

/** What stands beside effects and score. */
@SuppressWarnings("NullAway") // where something that must be there is not, the test fails
class BesideTest {
    private static final Goal GOAL = PolicyCase.goal("i");

    private static EvaluationDocument evaluation(PolicyCase of, Specification specification, Goal... goals) {
        PolicyRun run = new PolicyRun(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), new CarriedOver(1, KeptResults.NONE));
        return run.evaluate(new UUID(0, 0), of.inputs(goals), Trigger.POLICY, specification)
                .orElseThrow();
    }

    private static EffectDocument effect(PolicyCase of, Goal goal) {
        return evaluation(of, Specification.automatic(), goal).effects().get(0);
    }

    /** Two treated that rise by 10 in 2003, three that stay; by hand: the effect is 10. */
    private static PolicyCase plain() {
        PolicyCase of = new PolicyCase().covered("T1", "2003").covered("T2", "2003");
        for (String unit : new String[] {"T1", "T2", "C1", "C2", "C3"}) {
            of.province(unit);
            for (int year = 2000; year < 2006; year++) {
                double wiggle = (unit.charAt(1) - '1') * (year % 2) * 0.1;
                of.value("i", unit, year, 100 + wiggle + (unit.startsWith("T") && year >= 2003 ? 10 : 0), "A", "F");
            }
        }
        return of;
    }

    @Test
    void theShareOfTheWayToTheTargetIsOfValuesAsTheyWereReported() {
        Goal target = new Goal("i", "_T", null, null, null, 5.0, 120.0, 2010, null);
        PolicyCase of = plain();
        assertThat(effect(of, target).attainment()).satisfies(found -> {
            assertThat(found.basePeriod()).isEqualTo("2002");
            assertThat(found.period()).isEqualTo("2005");
            assertThat(found.base()).isEqualTo(100);
            assertThat(found.value()).isCloseTo(110.05, within(1e-9));
            assertThat(found.share()).isCloseTo(10.05 / 20, within(1e-9));
            assertThat(found.targetYear()).isEqualTo(2010);
        });
        of.aggregation = Aggregation.SUM;
        assertThat(effect(of, target).attainment().base())
                .as("both regions together")
                .isEqualTo(200);
        assertThat(effect(of, GOAL).attainment()).as("no target value").isNull();
    }

    @Test
    void theCostOfAUnitIsOfWhatWasSpentAndOfIndicatorsThatAddUp() {
        PolicyCase of = plain();
        assertThat(effect(of, GOAL).costPerEffect()).as("no budget").isNull();
        of.budget = new Budget(1000.0, "CNY", 600.0);
        assertThat(effect(of, GOAL).costPerEffect().reason().code())
                .as("a mean")
                .isEqualTo("NOT_DEFINED");
        of.aggregation = Aggregation.SUM;
        CostDocument cost = effect(of, GOAL).costPerEffect();
        // 600 over 2 regions x 3 years x the effect.
        assertThat(cost.cost()).isCloseTo(600 / 6.0 / effect(of, GOAL).estimate(), within(1e-9));
        assertThat(cost.currency()).isEqualTo("CNY");
        assertThat(evaluation(of, Specification.automatic(), GOAL).budget().share())
                .isEqualTo(0.6);
        of.budget = new Budget(null, null, null);
        assertThat(evaluation(of, Specification.automatic(), GOAL)
                        .budget()
                        .reason()
                        .code())
                .isEqualTo("NOT_ENOUGH_DATA");
    }

    @Test
    void eachTreatedRegionHasAnEffectOfItsOwn() {
        assertThat(effect(plain(), GOAL).heterogeneity())
                .satisfiesExactly(
                        region -> {
                            assertThat(region.by()).isEqualTo("REGION");
                            assertThat(region.parts())
                                    .extracting(part -> part.label())
                                    .containsExactly("T1", "T2");
                        },
                        cohort -> assertThat(cohort.reason().code()).isEqualTo("NOT_DEFINED"));
    }

    @Test
    void theScoreIsHeldAgainstOtherEstimatesAndOtherWeights() {
        PolicyCase of = PolicyCase.withControls(9);
        of.series("j", "T", 20, 2015, 1);
        for (int c = 0; c < 9; c++) {
            of.series("j", "C0" + c, 20, 0, 0);
        }
        EvaluationDocument found = evaluation(of, Specification.automatic(), GOAL, PolicyCase.goal("j"));
        assertThat(found.sensitivity().weights().choices()).isEqualTo(2000);
        assertThat(found.sensitivity().indicators().lowest().name()).isEqualTo("i");
        assertThat(found.sensitivity().estimates().choices())
                .as(
                        "of each goal the later start: the second method has no interval with 9 donors, and a neighbour's effect"
                                + " is no estimate of it")
                .isEqualTo(2);
    }

    @Test
    void whenOneWillBeAbleToTellIsSaidWhereOneCannotYet() {
        PolicyCase of = PolicyCase.withControls(9);
        EffectDocument clear = effect(of, GOAL);
        assertThat(clear.tellableFrom()).as("one can").isNull();
        // Large enough to matter would be a little more than the estimate, well within its interval.
        double matters = clear.estimate() + 0.2 * (clear.interval().high() - clear.estimate());
        EffectDocument found = effect(of, new Goal("i", "_T", null, null, null, 5.0, null, null, matters));
        assertThat(found.verdict()).hasToString("CANNOT_TELL");
        assertThat(found.tellableFrom()).isEqualTo("2020");
    }

    @Test
    void whatTakesMoreEstimatesIsLeftOutWhereItIsNotAskedFor() {
        EvaluationDocument found = evaluation(plain(), Specification.automatic().withRobustness(false), GOAL);
        assertThat(found.robustness()).isEmpty();
        assertThat(found.reasons().get("robustness").message().en()).contains("not asked for");
        assertThat(found.sensitivity()).isNull();
        assertThat(found.effects().get(0).heterogeneity()).isEmpty();
    }

    /** Two treated and nine others; the one sector rises by 8, the other by 1. */
    private static PolicyCase twoSectors() {
        PolicyCase of = new PolicyCase().covered("T", "2015").province("T");
        of.series("i/C26", "T", 20, 2015, 8).series("i/C35", "T", 20, 2015, 1).series("i", "T", 20, 2015, 4);
        for (int c = 0; c < 9; c++) {
            String code = "C%02d".formatted(c);
            of.province(code)
                    .series("i/C26", code, 20, 0, 0)
                    .series("i/C35", code, 20, 0, 0)
                    .series("i", code, 20, 0, 0);
        }
        return of;
    }

    private static Goal inSector(String sector, Transform transform) {
        return new Goal("i", sector, transform, null, null, 5.0, null, null, null);
    }

    private static Optional<HeterogeneityDocument> bySector(EffectDocument effect) {
        return effect.heterogeneity().stream()
                .filter(by -> by.by().equals("SECTOR"))
                .findFirst();
    }

    @Test
    void goalsOnSectorsOfOneIndicatorShowTheEffectBySector() {
        Goal one = inSector("C26", null);
        Goal other = inSector("C35", null);
        Goal all = inSector("_T", null);
        EvaluationDocument evaluation = evaluation(twoSectors(), Specification.automatic(), one, other, all);
        for (int i = 0; i < 2; i++) {
            HeterogeneityDocument sectors =
                    bySector(evaluation.effects().get(i)).orElseThrow();
            assertThat(sectors.parts().stream().map(HeterogeneityDocument.Part::label))
                    .containsExactly("C26", "C35");
            assertThat(sectors.parts().get(0).estimate())
                    .isCloseTo(8, within(1.0))
                    .isEqualTo(evaluation.effects().get(0).estimate());
            assertThat(sectors.parts().get(1).estimate()).isCloseTo(1, within(1.0));
            assertThat(sectors.parts().get(0).interval())
                    .isEqualTo(evaluation.effects().get(0).interval());
            assertThat(sectors.test().reason().code()).as("the same regions").isEqualTo("NOT_TESTABLE");
        }
        assertThat(bySector(evaluation.effects().get(2)))
                .as("all of them together is no sector")
                .isEmpty();
    }

    @Test
    void oneSectorAloneAnotherUnitAndWhatWasNotAskedForShowNothingBySector() {
        Goal one = inSector("C26", null);
        Goal logarithm = inSector("C35", Transform.LOG);
        PolicyCase of = twoSectors();
        assertThat(bySector(effect(of, one))).isEmpty();
        assertThat(bySector(evaluation(of, Specification.automatic(), one, logarithm)
                        .effects()
                        .get(0)))
                .isEmpty();
        assertThat(evaluation(of, Specification.automatic().withRobustness(false), one, inSector("C35", null))
                        .effects()
                        .get(0)
                        .heterogeneity())
                .isEmpty();
    }
}
