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
    /** A bound on memory in bytes, about, and not a promise: what is beyond it is estimated again. */
    private static final long MOST = 64L << 20;

    private static final int OF_ANY = 20_000;
    private static final int OF_A_CELL = 120;
    private static final int OF_A_SPAN = 50;

    private final Cache<Key, GoalRun> runs = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((Key key, GoalRun run) -> bytes(run))
            .recordStats()
            .build();

    /**
     * All that a goal's result depends on.
     *
     * @param panel identity of the panel and of who was under other policies in it: another policy that changes none of that
     *     changes nothing
     */
    private record Key(
            PolicyText policy,
            Goal goal,
            @Nullable IndicatorV1 indicator,
            @Nullable Instant values,
            @Nullable Instant weights,
            String panel,
            String register,
            String software,
            UnderPlan plan,
            Specification specification) {}

    /**
     * The goal's result, estimated or carried over; which of the two changes nothing in it.
     *
     * @throws NotEvaluableException as {@link GoalRun#of}; that is found out anew each time
     */
    GoalRun of(PreparedInputs inputs, Goal goal) throws NotEvaluableException {
        Key key = key(inputs, goal);
        @Nullable GoalRun before = runs.getIfPresent(key);
        if (before != null) {
            return before;
        }
        GoalRun run = GoalRun.of(inputs, goal);
        runs.put(key, run);
        return run;
    }

    /** Values by period and region have the most of it, then whom a thousand other policies cover. */
    private static int bytes(GoalRun run) {
        Guard guard = run.panel().guard();
        // With the mean of the sectors there are their own values.
        int series = 1 + run.panel().values().sectors().sectors().size();
        long cells = (long) guard.all().unitCount() * guard.all().periodCount() * series;
        long spans = guard.overlaps().byUnit().values().stream()
                .mapToLong(List::size)
                .sum();
        return (int) Math.min(Integer.MAX_VALUE, OF_ANY + OF_A_CELL * cells + OF_A_SPAN * spans);
    }

    /** How many were carried over so far. */
    long count() {
        return runs.stats().hitCount();
    }

    private static Key key(PreparedInputs prepared, Goal goal) {
        Inputs inputs = prepared.inputs();
        Series values = inputs.series().get(goal);
        Series weights = goal.unitWeight() == null ? null : inputs.weights().get(goal.unitWeight());
        return new Key(
                inputs.policy().policy(),
                goal,
                inputs.indicators().get(goal.indicator()),
                values == null ? null : values.vintage(),
                weights == null ? null : weights.vintage(),
                prepared.identity(goal),
                inputs.register().sha256(),
                inputs.software(),
                PolicyPlan.of(inputs).of(GoalRun.series(goal)),
                // The number of threads changes nothing.
                prepared.specification().withThreads(1));
    }
}
