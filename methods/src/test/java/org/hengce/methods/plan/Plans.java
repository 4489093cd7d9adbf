package org.hengce.methods.plan;

import java.time.Instant;
import java.util.List;
import org.hengce.methods.effect.Method;
import org.hengce.methods.panel.PeriodName;

/** Plans to start from. */
final class Plans {
    private Plans() {}

    static final GoalSpecification SALES = new GoalSpecification(
            "cigarette-sales",
            null,
            "LEVEL",
            Method.SYNTHETIC_DID,
            new Controls(List.of("US-NV", "US-UT", "US-CO"), List.of()),
            "1970",
            null,
            4,
            1);

    static EvaluationPlan plan(List<PlannedReading> readings) {
        return plan(List.of(SALES), readings);
    }

    static EvaluationPlan plan(List<GoalSpecification> goals, List<PlannedReading> readings) {
        return new EvaluationPlan(1, Instant.parse("2000-06-01T00:00:00Z"), goals, readings);
    }

    static PlannedReading reading(String on, String lastPeriod) {
        return new PlannedReading(java.time.LocalDate.parse(on), PeriodName.parse(lastPeriod));
    }
}
