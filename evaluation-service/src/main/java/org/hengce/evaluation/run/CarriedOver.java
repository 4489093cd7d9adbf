package org.hengce.evaluation.run;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.List;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.jspecify.annotations.Nullable;

/**
 * Goals that were estimated before on the same inputs: of a policy with twelve goals of which one got a new value, eleven are
 * carried over. Only for inputs as they were read, where a vintage stands for its values.
 */
final class CarriedOver {
    /** A bound on memory, not a promise: what is beyond it is estimated again. */
    private static final int MOST = 2_000;

    private final Cache<Key, GoalRun> runs =
            Caffeine.newBuilder().maximumSize(MOST).recordStats().build();

    /** All that a goal's result depends on. */
    private record Key(
            PolicyText policy,
            Goal goal,
            @Nullable IndicatorV1 indicator,
            @Nullable Held values,
            @Nullable Held weights,
            List<OtherPolicy> others,
            String register,
            String software,
            UnderPlan plan,
            Specification specification) {}

    /** Which values: copies that were made again may have others of the same vintage, if the earlier ones lacked some. */
    private record Held(@Nullable Instant vintage, int hash) {
        static @Nullable Held of(@Nullable Series series) {
            return series == null
                    ? null
                    : new Held(series.vintage(), series.values().hashCode());
        }
    }

    /**
     * The goal's result, estimated or carried over; which of the two changes nothing in it.
     *
     * @throws NotEvaluableException as {@link GoalRun#of}; that is found out anew each time
     */
    GoalRun of(Inputs inputs, Goal goal, Specification specification) throws NotEvaluableException {
        Key key = key(inputs, goal, specification);
        @Nullable GoalRun before = runs.getIfPresent(key);
        if (before != null) {
            return before;
        }
        GoalRun run = GoalRun.of(inputs, goal, specification);
        runs.put(key, run);
        return run;
    }

    /** How many were carried over so far. */
    long count() {
        return runs.stats().hitCount();
    }

    private static Key key(Inputs inputs, Goal goal, Specification specification) {
        return new Key(
                inputs.policy().policy(),
                goal,
                inputs.indicators().get(goal.indicator()),
                Held.of(inputs.series().get(goal)),
                goal.unitWeight() == null ? null : Held.of(inputs.weights().get(goal.unitWeight())),
                inputs.others(),
                inputs.register().sha256(),
                inputs.software(),
                PolicyPlan.of(inputs).of(GoalRun.series(goal)),
                // The number of threads changes nothing.
                specification.withThreads(1));
    }
}
