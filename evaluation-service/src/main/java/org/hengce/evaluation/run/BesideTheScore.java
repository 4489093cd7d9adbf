package org.hengce.evaluation.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.policy.PolicyText.Budget;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.contracts.policy.SelfAssessment;
import org.hengce.methods.score.BudgetExecution;
import org.hengce.methods.score.PolicyGoal;
import org.hengce.methods.score.ScoreSensitivity;
import org.hengce.methods.score.ScoreSensitivity.Alternative;
import org.hengce.presentation.json.BudgetDocument;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.SelfAssessmentDocument;
import org.hengce.presentation.json.SelfAssessmentDocument.Claim;
import org.hengce.presentation.json.SensitivityDocument;
import org.jspecify.annotations.Nullable;

/** What stands beside a policy's score: how it depends on what was chosen, the budget, and what the agency says itself. */
record BesideTheScore(Inputs inputs) {
    /**
     * The score under other choices.
     *
     * @param goals those whose indicator is known, in the policy's order
     * @param runs of those that could be estimated
     */
    SensitivityDocument sensitivity(List<PolicyGoal> goals, List<GoalRun> runs, long seed) {
        List<String> names = new ArrayList<>();
        Map<Goal, Integer> places = new HashMap<>();
        for (Goal goal : inputs.policy().policy().goals()) {
            if (inputs.indicators().containsKey(goal.indicator())) {
                places.putIfAbsent(goal, names.size());
                names.add(goal.indicator());
            }
        }
        List<Alternative> alternatives = new ArrayList<>();
        for (GoalRun run : runs) {
            for (OtherAnswer other : run.others()) {
                // Displacement asks about the neighbours, and its answer is not another estimate of the effect.
                if (other.effect() != null && other.way() != OtherAnswer.Way.DISPLACEMENT) {
                    alternatives.add(
                            new Alternative(other.way().name(), places.getOrDefault(run.goal(), 0), other.effect()));
                }
            }
        }
        return SensitivityDocument.of(ScoreSensitivity.of(goals, names, alternatives, seed));
    }

    /** How much of the budget was spent; null where the policy has none. */
    @Nullable
    BudgetDocument budget() {
        Budget budget = inputs.policy().policy().budget();
        return budget == null
                ? null
                : BudgetDocument.of(
                        BudgetExecution.of(number(budget.amount()), number(budget.executed())), budget.currency());
    }

    /** What the agency reports, each claim beside the effect on its indicator. */
    List<SelfAssessmentDocument> selfAssessments(List<EffectDocument> effects) {
        return inputs.policy().selfAssessments().stream()
                .map(own -> new SelfAssessmentDocument(
                        own.on(),
                        own.by(),
                        text(own.text()),
                        own.claims().stream()
                                .map(claim -> beside(claim, effects))
                                .toList()))
                .toList();
    }

    private static Claim beside(SelfAssessment.Claim claim, List<EffectDocument> effects) {
        return Claim.of(
                claim.indicator(),
                claim.value(),
                claim.unit(),
                effects.stream()
                        .filter(effect -> effect.indicator().equals(claim.indicator()))
                        .findFirst()
                        .orElse(null));
    }

    private static org.hengce.presentation.json.LocalizedText text(LocalizedText text) {
        return new org.hengce.presentation.json.LocalizedText(text.zh(), text.en());
    }

    private static double number(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }
}
