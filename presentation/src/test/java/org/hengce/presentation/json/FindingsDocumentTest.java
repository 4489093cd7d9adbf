package org.hengce.presentation.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.Method;
import org.hengce.methods.heterogeneity.Heterogeneity;
import org.hengce.methods.heterogeneity.PartialEffect;
import org.hengce.methods.panel.PeriodName;
import org.hengce.methods.plan.Conduct;
import org.hengce.methods.plan.Controls;
import org.hengce.methods.plan.Departures;
import org.hengce.methods.plan.EvaluationPlan;
import org.hengce.methods.plan.GoalSpecification;
import org.hengce.methods.plan.PlanStanding;
import org.hengce.methods.plan.PlannedReading;
import org.hengce.methods.plan.ReadingSchedule;
import org.hengce.methods.power.TellableFrom;
import org.hengce.methods.score.BudgetExecution;
import org.hengce.methods.score.CostPerEffect;
import org.hengce.methods.score.Direction;
import org.hengce.methods.score.TargetAttainment;
import org.hengce.presentation.Findings;
import org.junit.jupiter.api.Test;

/** Plan, sensitivity, budget, self-assessments and what stands beside an effect, as JSON. */
class FindingsDocumentTest {
    private static final ObjectMapper JSON = HengceJson.mapper();

    @Test
    void whatWasFoundIsReadAsItWasWritten() throws IOException {
        EvaluationDocument document = Findings.evaluation();
        String text = JSON.writeValueAsString(document);
        EvaluationDocument read = JSON.readValue(text, EvaluationDocument.class);
        assertThat(JSON.readTree(JSON.writeValueAsString(read))).isEqualTo(JSON.readTree(text));
        assertThat(read.plan()).isEqualTo(document.plan());
        assertThat(read.sensitivity()).isEqualTo(document.sensitivity());
        assertThat(read.effects().get(0).heterogeneity())
                .isEqualTo(document.effects().get(0).heterogeneity());
        assertThat(read.effects().get(0).reading())
                .isEqualTo(document.effects().get(0).reading());
    }

    @Test
    void everyNumberThatIsNullHasItsReasonBesideIt() throws IOException {
        JsonNode effect = JSON.valueToTree(Findings.evaluation()).at("/effects/0");
        assertThat(effect.get("tellableFrom").isNull()).isTrue();
        assertThat(effect.at("/reasons/tellableFrom/message/en").asText()).startsWith("not with");
        assertThat(effect.at("/costPerEffect/cost").isNull()).isTrue();
        assertThat(effect.at("/costPerEffect/reason/code").asText()).isEqualTo("NOT_DEFINED");
        assertThat(effect.at("/heterogeneity/0/test/statistic").isNull()).isTrue();
        assertThat(effect.at("/heterogeneity/0/test/reason/code").asText()).isEqualTo("NOT_TESTABLE");
        assertThat(effect.at("/reading/alpha").asDouble()).isEqualTo(0.05);
        JsonNode whole = JSON.valueToTree(Findings.evaluation());
        assertThat(whole.at("/sensitivity/weights").isNull()).isTrue();
        assertThat(whole.at("/sensitivity/reasons/weights").isMissingNode()).isFalse();
    }

    @Test
    void anEvaluationWrittenBeforeThereWerePlansIsReadWithoutOne() throws IOException {
        EvaluationDocument read = JSON.readValue("""
                {"id": "1", "policy": {"code": "P", "version": 1}, "status": "COMPLETED", "trigger": "POLICY",
                 "restricted": false}""", EvaluationDocument.class);
        assertThat(read.plan()).isNull();
        assertThat(read.selfAssessments()).isEmpty();
    }

    @Test
    void aClaimIsHeldAgainstTheIntervalWhereBothAreInTheSameUnit() {
        EffectDocument effect = Findings.evaluation().effects().get(0); // −19.0 to 8.4 packs per person
        assertThat(SelfAssessmentDocument.Claim.of("cigarette-sales", -15, null, effect)
                        .withinInterval())
                .isTrue();
        assertThat(SelfAssessmentDocument.Claim.of("cigarette-sales", -30, "packs per person", effect)
                        .withinInterval())
                .isFalse();
        assertThat(SelfAssessmentDocument.Claim.of("cigarette-sales", -30, "%", effect)
                        .withinInterval())
                .isNull();
        assertThat(SelfAssessmentDocument.Claim.of("other", 1, null, null).withinInterval())
                .isNull();
    }

    @Test
    void aDepartureAndTheNextReadingAreNamed() {
        PlannedReading first = new PlannedReading(LocalDate.of(1991, 6, 30), PeriodName.parse("1990"));
        PlannedReading last = new PlannedReading(LocalDate.of(1993, 6, 30), PeriodName.parse("1992"));
        GoalSpecification planned = new GoalSpecification(
                "cigarette-sales", null, "LEVEL", Method.SYNTHETIC_CONTROL, Controls.ALL, null, null, 4, 1);
        EvaluationPlan plan =
                new EvaluationPlan(2, Instant.parse("1988-12-01T00:00:00Z"), List.of(planned), List.of(first, last));
        PlanStanding standing = PlanStanding.of(plan, first.on(), List.of());
        PlanDocument document = PlanDocument.of(
                plan, standing, Departures.of(plan, new Conduct(first.on(), standing, List.of(), Map.of())));
        assertThat(document.reading()).isEqualTo(1);
        assertThat(document.next()).isEqualTo("1993-06-30");
        assertThat(document.departures())
                .containsExactly(new PlanDocument.DepartureDocument(
                        "OUTCOME",
                        "cigarette-sales",
                        new LocalizedText("按 LEVEL 评价", "evaluated as LEVEL"),
                        new LocalizedText("未评价", "not evaluated")));
        assertThat(ReadingDocument.of(ReadingSchedule.of(plan.readings(), PeriodName.parse("1989"))
                        .test(1, 0, 0.2)))
                .satisfies(
                        test -> assertThat(test == null ? null : test.level()).isNull());
    }

    @Test
    void moneyAndTargetsHaveTheirOwnShapes() {
        assertThat(BudgetDocument.of(BudgetExecution.of(200, Double.NaN), "CNY"))
                .extracting(BudgetDocument::executed, BudgetDocument::share)
                .containsExactly(null, null);
        TargetAttainment half = TargetAttainment.of(Direction.LOWER_IS_BETTER, "1988", 90, "1992", 75, 60);
        assertThat(AttainmentDocument.of(half, 1995).share()).isEqualTo(0.5);
        assertThat(CostDocument.of(new CostPerEffect(10, new Interval(0.95, 8, 12.5), 12, null), "USD")
                        .interval())
                .isEqualTo(new IntervalDocument(0.95, 8.0, 12.5));
        assertThat(HeterogeneityDocument.of(Heterogeneity.ofIndependent(
                                Heterogeneity.By.SECTOR,
                                List.of(
                                        PartialEffect.normal("C26", 1, 1, 0.95),
                                        PartialEffect.normal("C27", 3, 1, 0.95))))
                        .test()
                        .statistic())
                .isEqualTo(2.0);
        assertThat(new TellableFrom(3, "1991", 1, null).reason()).isNull();
    }
}
