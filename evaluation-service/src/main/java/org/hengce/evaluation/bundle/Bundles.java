package org.hengce.evaluation.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.hengce.evaluation.disclosure.Disclosure;
import org.hengce.evaluation.evaluations.EvaluationIds;
import org.hengce.evaluation.evaluations.EvaluationStore;
import org.hengce.evaluation.run.EvaluatedGoal;
import org.hengce.evaluation.run.Inputs;
import org.hengce.evaluation.run.InputsReader;
import org.hengce.evaluation.run.PinnedInputs;
import org.hengce.evaluation.run.Specification;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.HengceJson;
import org.hengce.presentation.json.LocalizedText;

/** Bundles of stored evaluations, their panels made again from what was kept of their inputs. */
@ApplicationScoped
class Bundles {
    private static final ObjectMapper JSON = HengceJson.mapper();

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
        String document = store.byId(id).orElseThrow(() -> EvaluationIds.unknown(id.toString()));
        PinnedInputs pinned = store.inputsOf(id)
                .orElseThrow(() -> Problem.of(
                        ProblemType.CONFLICT,
                        Message.of(
                                "evaluation %s was made by a release that did not keep what it was made from; take a newer one",
                                "评价 %s 由未保存输入的早期版本生成，没有核验包；请使用更新的评价", id)));
        if (inputsReader.hiddenSince(pinned).values().stream().anyMatch(places -> !places.isEmpty())) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    Message.of(
                            "values of the indicators of evaluation %s have been hidden since, and its panel would show them; take a newer one",
                            "评价 %s 所用指标的部分数据此后已设为保密，核验包会泄露这些数据；请使用更新的评价", id));
        }
        EvaluationDocument stored = EvaluationStore.read(document);
        EvaluationDocument shown = Disclosure.forReader(stored, mayRead);
        Inputs inputs = inputsReader.again(pinned);
        return BundleZip.of(bundle(shown.equals(stored) ? document : write(shown), shown, inputs, pinned));
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

    private static String write(EvaluationDocument evaluation) {
        try {
            return JSON.writeValueAsString(evaluation);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an evaluation cannot be written", e);
        }
    }
}
