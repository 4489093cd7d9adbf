package org.hengce.evaluation.compare;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.evaluation.evaluations.EvaluationIds;
import org.hengce.evaluation.evaluations.EvaluationStore;
import org.hengce.evaluation.evaluations.ShownEvaluations;
import org.hengce.evaluation.run.EffectPositions;
import org.hengce.evaluation.run.EvaluatedInputs;
import org.hengce.evaluation.run.Inputs;
import org.hengce.evaluation.run.InputsReader;
import org.hengce.evaluation.run.PinnedInputs;
import org.hengce.evaluation.run.PolicyRun;
import org.hengce.evaluation.run.Specification;
import org.hengce.evaluation.run.Trigger;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.presentation.json.ComparisonDocument;
import org.hengce.presentation.json.ComparisonDocument.Cause;
import org.hengce.presentation.json.EvaluationDocument;
import org.jspecify.annotations.Nullable;

/**
 * Splits the difference of two evaluations of a policy by its causes (evaluation.md §7), by evaluating again along a path from
 * one to the other.
 */
@ApplicationScoped
public class Comparisons {
    /** A comparison needs up to 56 estimates of a goal: who asks for more at once waits his turn. */
    private static final int AT_ONCE = 2;

    private static final int RETRY_SECONDS = 2;

    @Inject
    ShownEvaluations evaluations;

    @Inject
    EvaluationStore store;

    @Inject
    InputsReader inputs;

    @Inject
    PolicyRun run;

    private final Semaphore turns = new Semaphore(AT_ONCE);

    /** An evaluation, whole, and what it was made from. */
    private record Stored(UUID id, EvaluationDocument evaluation, PinnedInputs pinned) {
        List<Goal> goals() {
            return pinned.policy().policy().goals();
        }
    }

    /**
     * The split. What rests on values that are not for the reader, at either end or on the way, is not in it.
     *
     * @param mayRead whether values of a region that are not free may be read
     * @throws Problem 404 if one is not there, 409 if one is not made yet or was made before its inputs were kept, 422 if they
     *     are of two policies, 503 while others are compared
     */
    public ComparisonDocument between(UUID from, UUID to, Predicate<String> mayRead) {
        Stored older = stored(from);
        Stored newer = stored(to);
        String policy = older.evaluation().policy().code();
        if (!policy.equals(newer.evaluation().policy().code())) {
            throw Problem.invalid(
                    "other",
                    Message.of(
                            "it is an evaluation of %s, and the first one of %s; compare two of one policy",
                            "该评价属于政策 %s，而第一个属于 %s；请比较同一政策的两次评价",
                            newer.evaluation().policy().code(),
                            policy));
        }
        if (!turns.tryAcquire()) {
            throw Problem.of(
                            ProblemType.UNAVAILABLE,
                            Message.of("others are being compared; ask again in a moment", "正在进行其他比较，请稍后再试"))
                    .retryAfter(RETRY_SECONDS);
        }
        try {
            return split(older, newer, mayRead);
        } finally {
            turns.release();
        }
    }

    private ComparisonDocument split(Stored older, Stored newer, Predicate<String> mayRead) {
        Map<String, Long> seeds = seeds(newer);
        int threads = Runtime.getRuntime().availableProcessors();
        Specification last = specification(newer.pinned(), seeds).withThreads(threads);
        Specification first = specification(older.pinned(), seeds).withThreads(threads);
        Inputs newerInputs = inputs.again(newer.pinned());
        Path path = new Path(inputs.again(older.pinned()), first, newerInputs, last);
        Split split = new Split(
                Evaluated.of(older.goals(), older.evaluation(), mayRead),
                Evaluated.of(newer.goals(), newer.evaluation(), mayRead));
        @Nullable Inputs before = null;
        @Nullable Specification how = null;
        @Nullable Evaluated result = null;
        for (Path.State state : path.states()) {
            if (result == null
                    || !state.inputs().equals(before)
                    || !state.specification().equals(how)) {
                result = evaluated(state.inputs(), state.specification(), mayRead);
            }
            before = state.inputs();
            how = state.specification();
            split.add(state.cause(), result);
        }
        Movers movers = new Movers(newerInputs, mayRead, changed -> evaluated(changed, last, mayRead));
        return new ComparisonDocument(
                older.id().toString(),
                newer.id().toString(),
                Arrays.asList(Cause.values()),
                split.parts(newer.goals()),
                movers.of(path.olderSeries()),
                split.reasons());
    }

    private Evaluated evaluated(Inputs of, Specification specification, Predicate<String> mayRead) {
        return run.evaluate(new UUID(0, 0), of, Trigger.REQUEST, specification)
                .map(evaluation -> Evaluated.of(of.policy().policy().goals(), evaluation, mayRead))
                .orElseThrow(() -> new IllegalStateException("what somebody asks for is always evaluated"));
    }

    /** Robustness rows are not compared. */
    private static Specification specification(PinnedInputs pinned, Map<String, Long> seeds) {
        return Specification.of(pinned.specification()).withSeeds(seeds).withRobustness(false);
    }

    private static Map<String, Long> seeds(Stored evaluation) {
        Map<String, Long> seeds = new HashMap<>();
        List<OptionalInt> positions = EffectPositions.of(evaluation.goals().size(), evaluation.evaluation());
        for (int i = 0; i < positions.size(); i++) {
            if (positions.get(i).isPresent()) {
                @Nullable
                Long seed = evaluation
                        .evaluation()
                        .effects()
                        .get(positions.get(i).getAsInt())
                        .seed();
                if (seed != null) {
                    seeds.put(EvaluatedInputs.series(evaluation.goals().get(i)), seed);
                }
            }
        }
        return seeds;
    }

    private Stored stored(UUID id) {
        EvaluationDocument evaluation = evaluations.whole(id).orElseThrow(() -> EvaluationIds.unknown(id.toString()));
        PinnedInputs pinned = store.inputsOf(id)
                .orElseThrow(() -> Problem.of(
                        ProblemType.CONFLICT,
                        Message.of(
                                "evaluation %s was made by a release that did not keep what it was made from; compare newer ones",
                                "评价 %s 由未保存输入的早期版本生成，无法比较；请比较更新的评价", id)));
        return new Stored(id, evaluation, pinned);
    }
}
