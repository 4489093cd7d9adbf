package org.hengce.evaluation.run;

import java.util.List;
import java.util.Objects;
import org.hengce.contracts.policy.PlanText.PlannedGoal;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.contracts.policy.PolicyText.Transform;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Method;
import org.hengce.methods.panel.PeriodName;
import org.hengce.methods.plan.PlannedReading;
import org.hengce.methods.plan.ReadingSchedule;
import org.hengce.methods.plan.ReadingTest;
import org.jspecify.annotations.Nullable;

/**
 * How a goal is evaluated under the policy's plan. Every evaluation under a plan follows it, readings and those between them, so
 * that they can be compared; without a plan, or where it does not name the goal, what the policy itself says holds.
 *
 * @param planned what the plan says of the goal; null where it says nothing
 * @param look at which reading it is tested; null where the evaluation is none
 */
record UnderPlan(@Nullable PlannedGoal planned, @Nullable Look look) {
    /** Of a policy without a plan. */
    static final UnderPlan NONE = new UnderPlan(null, null);

    /**
     * A look at a goal at a reading.
     *
     * @param readings all of the plan
     * @param reading the number of this one, from 1
     * @param spent the error that earlier readings of the goal have spent
     */
    record Look(List<PlannedReading> readings, int reading, double spent) {
        /** Copies the list. */
        Look {
            readings = List.copyOf(readings);
        }

        /** The test of an effect as estimated at any level. */
        ReadingTest test(Effect effect, String treatedFrom) {
            return ReadingSchedule.of(readings, PeriodName.parse(treatedFrom)).test(reading, spent, effect);
        }
    }

    PolicyText.@Nullable Comparison comparison(PolicyText policy) {
        return planned == null ? policy.comparison() : planned.comparison();
    }

    PolicyText.@Nullable Window window(PolicyText policy) {
        return planned == null ? policy.window() : planned.window();
    }

    /** The estimator that the plan names; null where it leaves it to the data. */
    @Nullable
    Method method() {
        return planned == null || planned.method() == null
                ? null
                : PlanReading.method(planned.method()).orElse(null);
    }

    /** The plan's, if it means the same unit; NaN for the default. */
    double smallestEffect(Goal goal) {
        boolean asPlanned = planned != null && transform(planned.transform()) == transform(goal.transform());
        @Nullable
        Double smallest =
                asPlanned && planned != null ? planned.smallestEffectOfInterest() : goal.smallestEffectOfInterest();
        return smallest == null ? Double.NaN : smallest;
    }

    static Transform transform(@Nullable Transform transform) {
        return Objects.requireNonNullElse(transform, Transform.LEVEL);
    }
}
