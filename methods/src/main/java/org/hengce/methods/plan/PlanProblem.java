package org.hengce.methods.plan;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.hengce.methods.choice.Sentence;

/**
 * Where a plan contradicts itself or its policy.
 *
 * @param field as {@code readings[2].on}, counted from 0
 * @param message what was found, and what would be right
 */
public record PlanProblem(String field, Sentence message) {
    /** More looks than these leave none of them any error to spend. */
    public static final int MOST_READINGS = 100;

    /**
     * All that is wrong, in the order of the fields: no reading or more than 100; days that do not rise, or the same twice;
     * last periods that do not rise, lie before the policy's start, end after the day of the reading or have no date; a
     * goal that the policy does not have, or twice; an empty window; a smallest effect that is not positive; weights of
     * some goals only, or that do not sum to 1; a seal later than the end of the first period after the start.
     *
     * @param series those of the policy's goals, as {@link GoalSpecification#series}
     * @param start the first day of the policy
     * @return empty where the plan can stand
     */
    public static List<PlanProblem> of(EvaluationPlan plan, Collection<String> series, LocalDate start) {
        return new PlanCheck(plan, series, start).problems();
    }
}
