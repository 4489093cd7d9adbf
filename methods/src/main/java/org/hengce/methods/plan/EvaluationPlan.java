package org.hengce.methods.plan;

import java.time.Instant;
import java.util.List;

/**
 * What was promised before anything was seen. Nothing is checked here, so that a plan which contradicts itself can be
 * held up and named: {@link PlanProblem#of}.
 *
 * @param version each amendment is a new one
 * @param sealedAt when it was sealed
 * @param goals how each is to be evaluated
 * @param readings when results are to be read, earliest first
 */
public record EvaluationPlan(
        int version, Instant sealedAt, List<GoalSpecification> goals, List<PlannedReading> readings) {
    /** Copies the lists. */
    public EvaluationPlan {
        goals = List.copyOf(goals);
        readings = List.copyOf(readings);
    }
}
