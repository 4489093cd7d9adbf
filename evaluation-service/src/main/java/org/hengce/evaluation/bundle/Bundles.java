package org.hengce.evaluation.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.hengce.evaluation.evaluations.EvaluationStore;
import org.hengce.evaluation.run.EvaluatedGoal;
import org.hengce.evaluation.run.Inputs;
import org.hengce.evaluation.run.InputsReader;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.HengceJson;
import org.hengce.presentation.json.LocalizedText;

/** Bundles of stored evaluations, their panels made again from what is stored of their inputs. */
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
     * @throws Problem 404 if there is no such evaluation
     */
    byte[] of(UUID id) {
        String document =
                store.byId(id).orElseThrow(() -> Problem.notFound(new Message("evaluation", "评价"), id.toString()));
        EvaluationDocument evaluation = read(document);
        Inputs inputs = inputsReader
                .read(evaluation.policy().code())
                .orElseThrow(() -> Problem.notFound(
                        new Message("policy", "政策"), evaluation.policy().code()));
        Map<String, LocalizedText> regions = new TreeMap<>();
        inputs.regions()
                .forEach((code, region) ->
                        regions.put(code, Objects.requireNonNull(BundleZip.ofContract(region.name()))));
        return BundleZip.of(new Bundle(
                document,
                evaluation,
                inputs.policy(),
                EvaluatedGoal.of(inputs, evaluation),
                regions,
                Bundle.Panels.WITH_VALUES));
    }

    private static EvaluationDocument read(String document) {
        try {
            return JSON.readValue(document, EvaluationDocument.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored evaluation cannot be read", e);
        }
    }
}
