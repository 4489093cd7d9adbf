package org.hengce.evaluation.bundle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.hengce.evaluation.evaluations.EvaluationIds;
import org.hengce.evaluation.evaluations.EvaluationStore;
import org.hengce.evaluation.evaluations.ShownEvaluations;
import org.hengce.evaluation.run.EvaluatedGoal;
import org.hengce.evaluation.run.Inputs;
import org.hengce.evaluation.run.InputsReader;
import org.hengce.evaluation.run.PinnedInputs;
import org.hengce.evaluation.run.Specification;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.LocalizedText;

/** Bundles of stored evaluations, their panels made again from what was kept of their inputs. */
@ApplicationScoped
class Bundles {
    @Inject
    ShownEvaluations evaluations;

    @Inject
    EvaluationStore store;

    @Inject
    InputsReader inputsReader;

    /**
     * The ZIP.
     *
     * @param mayRead whether values of a region that are not free may be read
     * @throws Problem 404 if there is no such evaluation, 409 if it was made before its inputs were kept
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
        return BundleZip.of(bundle(evaluation.json(), evaluation.document(), inputsReader.again(pinned), pinned));
    }

    static Bundle bundle(String result, EvaluationDocument shown, Inputs inputs, PinnedInputs pinned) {
        Map<String, LocalizedText> regions = new TreeMap<>();
        inputs.regions()
                .forEach((code, region) ->
                        regions.put(code, Objects.requireNonNull(BundleZip.ofContract(region.name()))));
        return new Bundle(
                result,
                shown,
                inputs.policy(),
                EvaluatedGoal.of(inputs, Specification.of(pinned.specification()), shown),
                regions);
    }
}
