package org.hengce.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hengce.contracts.indicator.Aggregation;
import org.hengce.contracts.policy.PlanText;
import org.hengce.contracts.policy.PolicyText.Budget;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.contracts.policy.PolicyText.Transform;
import org.hengce.evaluation.disclosure.Disclosure;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.EvaluationStatus;
import org.hengce.presentation.json.HengceJson;
import org.hengce.presentation.json.HeterogeneityDocument;
import org.hengce.presentation.json.PlanDocument;
import org.hengce.presentation.json.ReasonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A goal that lists several sectors is on their mean in each region: regions are compared, and sectors are no regions more. */
@SuppressWarnings("NullAway") // where something that must be there is not, the test fails
class SeveralSectorsTest {
    private static final Goal BOTH = PolicyCase.onSectors("i", "C26", "C35");

    private static PolicyRun run(CarriedOver carriedOver) {
        return new PolicyRun(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), carriedOver);
    }

    private static EvaluationDocument evaluation(PolicyCase of, Goal... goals) {
        PolicyRun run = run(new CarriedOver(1, KeptResults.NONE));
        return run.evaluate(new UUID(0, 0), of.inputs(goals), Trigger.REQUEST, Specification.automatic())
                .orElseThrow();
    }

    private static EffectDocument effect(PolicyCase of, Goal goal) {
        return evaluation(of, goal).effects().get(0);
    }

    private static String text(Object of) throws Exception {
        return HengceJson.mapper().writeValueAsString(of);
    }

    /** {@code treated} and {@code others} provinces; the one sector rises by 8 in 2015, the other by 2. */
    private static PolicyCase provinces(int treated, int others) {
        PolicyCase of = new PolicyCase();
        for (int t = 0; t < treated; t++) {
            String code = "T%02d".formatted(t);
            of.covered(code, "2015").province(code);
            of.series("i/C26", code, 20, 2015, 8).series("i/C35", code, 20, 2015, 2);
        }
        for (int c = 0; c < others; c++) {
            String code = "C%02d".formatted(c);
            of.province(code).series("i/C26", code, 20, 0, 0).series("i/C35", code, 20, 0, 0);
        }
        // So that the sectors are not alike.
        for (int c = 0; c < others; c++) {
            of.value("i/C35", "C%02d".formatted(c), 2003 + c % 7, 130 + c, "A", "F");
        }
        return of;
    }

    @Test
    void theEffectIsThatOnTheMeanAndStandsBySectorAsWell() {
        EffectDocument found = effect(provinces(6, 9), BOTH);
        assertThat(found.method()).isEqualTo("GROUP_TIME");
        assertThat(found.estimate()).isCloseTo(5, within(1.0));
        assertThat(found.reason().en()).endsWith("; of each region the mean of the sectors C26, C35");
        HeterogeneityDocument sectors = found.heterogeneity().stream()
                .filter(by -> by.by().equals("SECTOR"))
                .findFirst()
                .orElseThrow();
        assertThat(sectors.parts())
                .extracting(HeterogeneityDocument.Part::label)
                .containsExactly("C26", "C35");
        double mean =
                (sectors.parts().get(0).estimate() + sectors.parts().get(1).estimate()) / 2;
        assertThat(mean).isCloseTo(found.estimate(), within(1e-9));
        assertThat(sectors.parts())
                .allSatisfy(part -> assertThat(part.interval()).isNotNull());
        assertThat(sectors.test().reason().code()).as("the same regions").isEqualTo("NOT_TESTABLE");
        assertThat(found.heterogeneity())
                .extracting(HeterogeneityDocument::by)
                .containsExactly("REGION", "COHORT", "SECTOR");
    }

    /** Group-time effects, synthetic difference-in-differences, one change per unit, and no comparison. */
    @ParameterizedTest
    @ValueSource(ints = {106, 9, 3, 0})
    void aSectorThatRepeatsAnotherChangesNothing(int design) throws Exception {
        int treated = 1 + design / 100 * 5;
        int others = design % 100;
        PolicyCase of = new PolicyCase();
        for (int r = 0; r < treated + others; r++) {
            String code = (r < treated ? "T%02d" : "X%02d").formatted(r);
            of.province(code);
            for (int year = 2000; year < 2020; year++) {
                double value = 100 + Math.floorMod(code.hashCode() * 31 + year * 17, 23) + (r < treated ? 3 : 0);
                of.value("i/C26", code, year, value, "A", "F").value("i/C35", code, year, value, "A", "F");
            }
        }
        for (int r = 0; r < treated; r++) {
            of.covered("T%02d".formatted(r), "2015");
        }
        Goal alone = new Goal("i", "C26", null, null, null, 5.0, null, null, null);
        EvaluationDocument one = evaluation(of, alone);
        EvaluationDocument repeated = evaluation(of, BOTH);
        EffectDocument effect = one.effects().get(0);
        EffectDocument same = repeated.effects().get(0);
        assertThat(text(same.found()))
                .as("estimate, error, units, placebos, checks")
                .isEqualTo(text(effect.found()));
        assertThat(text(repeated.score())).isEqualTo(text(one.score()));
        assertThat(text(repeated.robustness())).isEqualTo(text(one.robustness()));
        assertThat(repeated.provenance().panelSha256())
                .isEqualTo(Map.of("i/C26+C35", one.provenance().panelSha256().get("i/C26")));
    }

    @Test
    void regionsAreWhatIsCountedComparedAndLeftOut() {
        PolicyCase of = provinces(1, 9).other("OTHER", "C03", "2010", null);
        EvaluationDocument evaluation = evaluation(of, BOTH);
        EffectDocument found = evaluation.effects().get(0);
        assertThat(found.method()).as("10 regions, not 20").isEqualTo("SYNTHETIC_DID");
        assertThat(found.unitsUsed().treated()).containsExactly("T00");
        assertThat(found.unitsUsed().controls())
                .as("whoever is under another policy is left out in all sectors")
                .hasSize(8)
                .doesNotContain("C03");
        assertThat(found.placebos()).hasSize(8).allSatisfy(placebo -> assertThat(placebo.toString())
                .contains("C0")
                .doesNotContain("/"));
    }

    @Test
    void aRegionThatLacksASectorIsLeftOutAndListed() {
        PolicyCase of = provinces(6, 9);
        of.province("X1").series("i/C26", "X1", 20, 0, 0); // never a value of the other sector
        of.province("X2").series("i/C26", "X2", 20, 0, 0).series("i/C35", "X2", 19, 0, 0); // the last year is missing
        EvaluationDocument evaluation = evaluation(of, BOTH);
        EffectDocument found = evaluation.effects().get(0);
        assertThat(found.unitsUsed().controls()).hasSize(9).doesNotContain("X1", "X2");
        assertThat(found.unitsDropped())
                .extracting(Object::toString)
                .containsExactly("DroppedUnit[unit=X1, reason=GAPS]", "DroppedUnit[unit=X2, reason=GAPS]");
        assertThat(found.diagnostics().stream()
                        .filter(check -> check.name().equals("MISSING"))
                        .map(EffectDocument.Diagnostic::statistic))
                .as("2 regions of 17, not 2 of 34 units")
                .containsExactly(2 / 17.0);
        ReasonDocument reason = evaluation.reasons().get("effects[0].sectors");
        assertThat(reason.code()).isEqualTo("NOT_ENOUGH_DATA");
        assertThat(reason.message().en()).endsWith(": X1/C35, X2/C35");
        assertThat(evaluation(provinces(6, 9), BOTH).reasons()).doesNotContainKey("effects[0].sectors");
    }

    @Test
    void theMeanIsOfTransformedValues() {
        PolicyCase of = new PolicyCase().covered("T", "2003").province("T");
        for (String code : List.of("T", "C1", "C2", "C3")) {
            of.province(code);
            for (int year = 2000; year < 2006; year++) {
                double wiggle = 1 + 0.01 * Math.floorMod(code.hashCode() + year * 7, 5);
                double rise = code.equals("T") && year >= 2003 ? Math.exp(0.5) : 1;
                of.value("i/C26", code, year, 1000 * wiggle * rise, "A", "F")
                        .value("i/C35", code, year, 2 * wiggle, "A", "F");
            }
        }
        Goal logarithm = new Goal("i", null, List.of("C26", "C35"), Transform.LOG, null, null, 0.5, null, null, null);
        assertThat(effect(of, logarithm).estimate())
                .as("half of 0.5 and 0: a large sector counts no more than a small one")
                .isCloseTo(0.25, within(0.04));
    }

    @Test
    void whatASumCostAndHowFarItHasComeIsOfAllSectors() {
        PolicyCase of = provinces(2, 4);
        of.aggregation = Aggregation.SUM;
        of.budget = new Budget(1000.0, "CNY", 600.0);
        Goal target = new Goal("i", null, List.of("C26", "C35"), null, null, null, 5.0, 1000.0, 2020, null);
        EffectDocument found = effect(of, target);
        // 2 regions x 2 sectors x 5 years.
        assertThat(found.costPerEffect().cost()).isCloseTo(600 / 20.0 / found.estimate(), within(1e-9));
        assertThat(found.attainment().base()).isBetween(4 * 110.0, 4 * 120.0);
    }

    @Test
    void whatCannotBeEvaluatedSaysWhichSectorIsMeant() {
        PolicyCase of = provinces(6, 9);
        for (Map.Entry<String, String> wrong : Map.of(
                        "C99", "UNKNOWN_CODE: the sector 'C99' is not defined; register it",
                        "_T", "NOT_TESTABLE: '_T' is all sectors together and cannot be one of several",
                        "C27", "NOT_ENOUGH_DATA: no region has values of these of the goal's sectors: C27")
                .entrySet()) {
            EvaluationDocument found = evaluation(of, PolicyCase.onSectors("i", "C26", wrong.getKey()));
            assertThat(found.status()).isEqualTo(EvaluationStatus.NOT_EVALUABLE);
            ReasonDocument reason = found.reasons().get("effects[0]");
            assertThat(reason.code() + ": " + reason.message().en()).startsWith(wrong.getValue());
        }
        PolicyCase apart = new PolicyCase().covered("T", "2015").province("T").province("C");
        apart.series("i/C26", "T", 20, 2015, 8).series("i/C35", "C", 20, 2015, 8);
        assertThat(evaluation(apart, BOTH).reasons().get("effects[0]").message().en())
                .contains("no region has values of all the sectors C26+C35");
    }

    @Test
    void otherValuesWithTheSameMeanAreOtherInputs() {
        PolicyCase swapped =
                provinces(6, 9).value("i/C26", "C00", 2012, 117, "A", "F").value("i/C35", "C00", 2012, 113, "A", "F");
        String before = new PreparedInputs(swapped.inputs(BOTH), Specification.automatic()).sha256();
        swapped.value("i/C26", "C00", 2012, 113, "A", "F").value("i/C35", "C00", 2012, 117, "A", "F");
        PreparedInputs after = new PreparedInputs(swapped.inputs(BOTH), Specification.automatic());
        assertThat(after.sha256()).isNotEqualTo(before);
        assertThat(new PreparedInputs(
                                swapped.inputs(PolicyCase.onSectors("i", "C35", "C26")), Specification.automatic())
                        .identity(PolicyCase.onSectors("i", "C35", "C26")))
                .as("the order in which they are listed")
                .isEqualTo(after.identity(BOTH));
    }

    @Test
    void whatWasEstimatedIsNotCarriedOverToOtherValuesWithTheSameMean() throws Exception {
        CarriedOver carriedOver = new CarriedOver(1, KeptResults.NONE);
        PolicyCase of =
                provinces(6, 9).value("i/C26", "C00", 2012, 117, "A", "F").value("i/C35", "C00", 2012, 113, "A", "F");
        String before = anew(of, carriedOver);
        of.value("i/C26", "C00", 2012, 113, "A", "F").value("i/C35", "C00", 2012, 117, "A", "F");
        assertThat(anew(of, carriedOver)).isNotEqualTo(before).isEqualTo(text(evaluation(of, BOTH)));
        assertThat(carriedOver.count()).isZero();
        anew(of, carriedOver);
        assertThat(carriedOver.count()).isEqualTo(1);
    }

    private static String anew(PolicyCase of, CarriedOver carriedOver) throws Exception {
        PreparedInputs inputs = new PreparedInputs(of.inputs(BOTH), Specification.automatic());
        return text(run(carriedOver)
                .evaluateAnew(new UUID(0, 0), inputs, Trigger.REQUEST)
                .orElseThrow());
    }

    @Test
    void aPlanMeansTheSameSectorsInWhateverOrderAndOtherSectorsAreADeparture() {
        PolicyCase of = provinces(6, 9);
        of.plans.add(plan("C35", "C26"));
        PlanAt at = new PlanAt(LocalDate.parse("2016-06-30"), true, List.of());
        PolicyRun run = run(new CarriedOver(1, KeptResults.NONE));
        EvaluationDocument kept = run.evaluate(
                        new UUID(0, 0), of.inputs(BOTH).at(at), Trigger.REQUEST, Specification.automatic())
                .orElseThrow();
        assertThat(kept.plan().departures())
                .extracting(PlanDocument.DepartureDocument::item)
                .doesNotContain("OUTCOME");
        of.plans.set(0, plan("C26", "C27"));
        EvaluationDocument other = run.evaluate(
                        new UUID(0, 0), of.inputs(BOTH).at(at), Trigger.REQUEST, Specification.automatic())
                .orElseThrow();
        assertThat(other.plan().departures().stream()
                        .filter(departure -> departure.item().equals("OUTCOME"))
                        .map(PlanDocument.DepartureDocument::series))
                .containsExactlyInAnyOrder("i/C26+C27", "i/C26+C35");
    }

    private static PlanText plan(String... sectors) {
        return new PlanText(
                1,
                Instant.parse("2014-11-01T00:00:00Z"),
                "0".repeat(64),
                List.of(new PlanText.PlannedGoal("i", null, List.of(sectors), null, null, null, null, null, null)),
                List.of(new PlanText.PlannedReading("2030-06-30", "2029")));
    }

    @Test
    void nothingOfAHiddenSectorMovesWhatAReaderWithoutTheRightSees() throws Exception {
        Goal free = PolicyCase.goal("free");
        PolicyCase of = provinces(1, 9).series("free", "T00", 20, 2015, 4);
        for (int c = 0; c < 9; c++) {
            of.series("free", "C0" + c, 20, 0, 0);
        }
        EvaluationDocument one = evaluation(of.value("i/C35", "C04", 2017, 121.125, "A", "C"), BOTH, free);
        EvaluationDocument other = evaluation(of.value("i/C35", "C04", 2017, 121.625, "A", "C"), BOTH, free);
        assertThat(one.restrictedRegions()).isEqualTo(Map.of("effects[0]", List.of("C04")));
        assertThat(text(one)).isNotEqualTo(text(other));
        EvaluationDocument seen = Disclosure.forReader(one, r -> false);
        assertThat(text(seen)).isEqualTo(text(Disclosure.forReader(other, r -> false)));
        assertThat(seen.effects()).extracting(EffectDocument::indicator).containsExactly("free");
        assertThat(seen.provenance().panelSha256()).containsOnlyKeys("free");
    }
}
