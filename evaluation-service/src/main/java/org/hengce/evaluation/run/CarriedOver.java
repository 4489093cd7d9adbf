package org.hengce.evaluation.run;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.jspecify.annotations.Nullable;

/**
 * Goals that were estimated before on the same ({@link EstimateKey}): of a policy with twelve goals of which one got a new value,
 * eleven are carried over. The last are in memory, more of them in a table that replicas share and that outlives them.
 */
@ApplicationScoped
class CarriedOver {
    private static final int BYTES_OF_A_KEY = 200;
    private static final String BUILD = SoftwareBuild.sha256();

    private final Cache<String, byte[]> near;
    private final KeptResults kept;
    private final AtomicLong count = new AtomicLong();

    @Inject
    CarriedOver(CarryOverConfig config, GoalResults table) {
        this(config.megabytes(), table);
    }

    CarriedOver(int megabytes, KeptResults kept) {
        this.near = Caffeine.newBuilder()
                .maximumWeight((long) megabytes << 20)
                .weigher((String key, byte[] result) -> BYTES_OF_A_KEY + result.length)
                .executor(Runnable::run) // what is too much goes at once
                .build();
        this.kept = kept;
    }

    /** Those of a policy; what is there of them is looked up at once. */
    Goals goals(PreparedInputs inputs) {
        Map<Goal, String> keys = new HashMap<>();
        for (Goal goal : inputs.inputs().policy().policy().goals()) {
            try {
                keys.put(goal, EstimateKey.of(inputs, goal, BUILD));
            } catch (NotEvaluableException e) {
                // Found out anew when it is looked at.
            }
        }
        Map<String, byte[]> there = new HashMap<>(near.getAllPresent(keys.values()));
        Set<String> missing = new TreeSet<>(keys.values());
        missing.removeAll(there.keySet());
        if (!missing.isEmpty()) {
            Map<String, byte[]> far = kept.find(missing);
            near.putAll(far);
            there.putAll(far);
        }
        return new Goals(keys, there);
    }

    /** How many were carried over so far. */
    long count() {
        return count.get();
    }

    /** The goals of one evaluation. */
    final class Goals {
        private final Map<Goal, String> keys;
        private final Map<String, byte[]> there;
        private final SortedMap<String, byte[]> estimated = new TreeMap<>();

        private Goals(Map<Goal, String> keys, Map<String, byte[]> there) {
            this.keys = keys;
            this.there = there;
        }

        /**
         * The goal's result, estimated or carried over; which of the two changes nothing in it.
         *
         * @throws NotEvaluableException as {@link GoalRun#of}; that is found out anew each time
         */
        GoalRun of(PreparedInputs prepared, Goal goal) throws NotEvaluableException {
            @Nullable String key = keys.get(goal);
            Optional<Estimated> before = key == null ? Optional.empty() : before(key);
            if (before.isPresent()) {
                count.incrementAndGet();
                return GoalRun.of(prepared, goal, before.get());
            }
            Estimated now = GoalRun.estimated(prepared, goal);
            if (key != null) {
                byte[] result = EstimateFormat.written(now.compact());
                estimated.put(key, result);
                there.put(key, result);
            }
            return GoalRun.of(prepared, goal, now);
        }

        private Optional<Estimated> before(String key) {
            byte @Nullable [] result = there.get(key);
            return result == null ? Optional.empty() : EstimateFormat.read(result);
        }

        /** Keeps what was estimated. */
        void keep() {
            near.putAll(estimated);
            kept.keep(estimated);
        }
    }
}
