package org.hengce.evaluation.bundle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.hengce.evaluation.evaluations.EvaluationIds;
import org.hengce.evaluation.evaluations.EvaluationStore;
import org.hengce.evaluation.evaluations.KeptPanels;
import org.hengce.evaluation.evaluations.ShownEvaluations;
import org.hengce.evaluation.report.ReportInputs;
import org.hengce.evaluation.run.EvaluatedGoal;
import org.hengce.evaluation.run.Inputs;
import org.hengce.evaluation.run.InputsReader;
import org.hengce.evaluation.run.PinnedInputs;
import org.hengce.evaluation.run.PolicyRun;
import org.hengce.evaluation.run.Specification;
import org.hengce.evaluation.run.Trigger;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.methods.panel.Panel;
import org.hengce.presentation.json.EvaluationDocument;

/** Bundles of stored evaluations, their panels made again from what was kept of their inputs. */
@ApplicationScoped
class Bundles {
    /** Making a whole evaluation again takes as long as it took at first. */
    private static final int AT_ONCE = 1;

    private static final int RETRY_SECONDS = 2;

    @Inject
    ShownEvaluations evaluations;

    @Inject
    EvaluationStore store;

    @Inject
    InputsReader inputsReader;

    @Inject
    KeptPanels panels;

    @Inject
    PolicyRun run;

    private final Semaphore turns = new Semaphore(AT_ONCE);

    /**
     * The ZIP.
     *
     * @param mayRead whether values of a region that are not free may be read
     * @throws Problem 404 if there is no such evaluation, 409 if it was made before its inputs were kept, or was thinned and would become another
     */
    byte[] of(UUID id, Predicate<String> mayRead) {
        ShownEvaluations.Shown evaluation =
                evaluations.find(id, mayRead).orElseThrow(() -> EvaluationIds.unknown(id.toString()));
        PinnedInputs pinned = store.inputsOf(id)
                .orElseThrow(() -> Problem.of(
                        ProblemType.CONFLICT,
                        Message.of(
                                "evaluation %s was made by a release that did not keep what it was made from; take a newer one",
                                "评价 %s 由未保存输入的早期版本生成，没有核验包；请使用更新的评价", id)));
        Inputs inputs = inputsReader.again(pinned);
        ShownEvaluations.Shown whole =
                evaluation.document().thinned() ? whole(evaluation, inputs, pinned, mayRead) : evaluation;
        return BundleZip.of(bundle(whole.json(), whole.document(), inputs, pinned, goal -> panels.find(id, goal)));
    }

    /**
     * An evaluation that was thinned, made again.
     *
     * @throws Problem 409 if today's software makes something else of its inputs, 503 while others are made again
     */
    private ShownEvaluations.Shown whole(
            ShownEvaluations.Shown thinned, Inputs inputs, PinnedInputs pinned, Predicate<String> mayRead) {
        EvaluationDocument document = thinned.document();
        if (!turns.tryAcquire()) {
            throw Problem.of(
                            ProblemType.UNAVAILABLE,
                            Message.of(
                                    "other evaluations are being made again; ask again in a moment",
                                    "正在重新计算其他评价，请稍后再试"))
                    .retryAfter(RETRY_SECONDS);
        }
        try {
            return run.evaluate(
                            thinned.id(),
                            inputs,
                            Trigger.valueOf(document.trigger()),
                            Specification.of(pinned.specification())
                                    .withThreads(Runtime.getRuntime().availableProcessors()))
                    .flatMap(again -> evaluations.whole(thinned.id(), again, mayRead))
                    .orElseThrow(() -> Problem.of(
                            ProblemType.CONFLICT,
                            Message.of(
                                    "evaluation %s has grown old and keeps its figures only, and today's software makes others of its inputs; there is no bundle of it any more",
                                    "评价 %s 已精简，仅保留主要结果，而当前软件由其输入得出不同的结果，因此不再有核验包", thinned.id())));
        } finally {
            turns.release();
        }
    }

    static Bundle bundle(
            String result,
            EvaluationDocument shown,
            Inputs inputs,
            PinnedInputs pinned,
            IntFunction<Optional<Panel>> kept) {
        return new Bundle(
                result,
                shown,
                inputs.policy(),
                EvaluatedGoal.of(inputs, Specification.of(pinned.specification()), shown, kept),
                ReportInputs.names(inputs.regions()));
    }
}
