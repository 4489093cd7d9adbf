package org.hengce.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.hengce.launcher.client.Api;
import org.hengce.launcher.terminal.Failure;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.EvaluationStatus;
import org.jspecify.annotations.Nullable;

/** Waits for what the services do by themselves. */
final class Waiting {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Api api;

    Waiting(Api api) {
        this.api = api;
    }

    /** The import's last state, which is COMPLETED. */
    JsonNode forImport(String location, DemoCase of) throws IOException, InterruptedException {
        Instant giveUp = Instant.now().plus(PATIENCE);
        while (true) {
            JsonNode state = api.get(location);
            String status = state.path("status").asText();
            if (status.equals("COMPLETED")) return state;
            if (status.equals("REJECTED") || status.equals("FAILED"))
                throw new Failure(
                        "The import ended as %s.".formatted(status),
                        firstErrors(state),
                        "If samples/%s was edited, restore it; else read ./hengce logs indicator-service"
                                .formatted(of.file()));
            if (Instant.now().isAfter(giveUp))
                throw late("The import is still %s".formatted(status), "indicator-service");
            Thread.sleep(100);
        }
    }

    private static String firstErrors(JsonNode state) {
        StringBuilder text = new StringBuilder();
        int shown = 0;
        for (JsonNode error : state.path("errors")) {
            if (++shown > 5) break;
            text.append("line %d, %s: %s%n"
                    .formatted(
                            error.path("line").asLong(),
                            error.path("column").asText(),
                            error.path("reason").asText()));
        }
        return text.isEmpty() ? "It gives no reason." : text.toString();
    }

    /** The evaluation that saw the indicator's values as of this vintage or a later one. */
    EvaluationDocument forEvaluationOf(DemoCase of, Instant vintage) throws IOException, InterruptedException {
        String latest = "/api/v1/evaluations?policy=%s&latest=true".formatted(of.policy());
        Instant giveUp = Instant.now().plus(PATIENCE);
        @Nullable EvaluationDocument last = null;
        while (Instant.now().isBefore(giveUp)) {
            for (JsonNode item : api.get(latest).path("items")) {
                last = Api.JSON.treeToValue(item, EvaluationDocument.class);
                if (last.status() == EvaluationStatus.COMPLETED && saw(last, of.indicator(), vintage)) return last;
            }
            Thread.sleep(100);
        }
        throw late(
                last == null
                        ? "There is no evaluation of %s".formatted(of.policy())
                        : "The last evaluation of %s is %s %s".formatted(of.policy(), last.status(), last.reasons()),
                "evaluation-service");
    }

    static boolean saw(EvaluationDocument evaluation, String indicator, Instant vintage) {
        EvaluationDocument.@Nullable Provenance provenance = evaluation.provenance();
        if (provenance == null) return false;
        Instant asOf = provenance.observationsAsOf().get(indicator);
        return asOf != null && !asOf.isBefore(vintage);
    }

    private static Failure late(String state, String service) {
        return new Failure(
                "What should have followed did not within %d minutes.".formatted(PATIENCE.toMinutes()),
                state + ".",
                "See how the services feel: ./hengce status%nand what they say: ./hengce logs %s".formatted(service));
    }
}
