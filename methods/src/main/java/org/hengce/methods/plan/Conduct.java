package org.hengce.methods.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What was done, to be held against the plan.
 *
 * @param asOf the day up to whose end the data were known
 * @param standing of the evaluation
 * @param goals those evaluated, each as it was: the method that was used, units compared with and units left out
 * @param lastPeriods by {@link GoalSpecification#series}, the last period that the data held
 */
public record Conduct(
        LocalDate asOf, PlanStanding standing, List<GoalSpecification> goals, Map<String, String> lastPeriods) {
    /** Copies the collections. */
    public Conduct {
        goals = List.copyOf(goals);
        lastPeriods = Map.copyOf(lastPeriods);
    }
}
