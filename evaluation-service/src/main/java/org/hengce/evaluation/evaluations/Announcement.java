package org.hengce.evaluation.evaluations;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hengce.contracts.evaluation.EvaluationV1;
import org.hengce.evaluation.disclosure.Disclosure;
import org.hengce.methods.score.Rating;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.json.ScoreDocument;
import org.jspecify.annotations.Nullable;

/** What others are told of an evaluation. A topic has no caller: of a restricted one it says that it is there. */
final class Announcement {
    private Announcement() {}

    /** @param change from the rating that counted last; null where none is to be announced */
    static EvaluationV1 of(EvaluationDocument evaluation, EvaluationV1.@Nullable RatingChange change) {
        boolean restricted = evaluation.restricted();
        return new EvaluationV1(
                evaluation.id(),
                evaluation.policy().code(),
                evaluation.policy().version(),
                evaluation.status().name(),
                evaluation.trigger(),
                Objects.requireNonNull(evaluation.completedAt()),
                restricted ? null : score(evaluation.score()),
                restricted ? null : name(evaluation.rating()),
                restricted ? List.of() : effects(evaluation),
                restricted
                        ? Map.of()
                        : Objects.requireNonNull(evaluation.provenance()).observationsAsOf(),
                "/api/v1/evaluations/" + evaluation.id(),
                evaluation.standing() == null ? null : evaluation.standing().name(),
                change,
                List.copyOf(Disclosure.regions(evaluation)));
    }

    private static List<EvaluationV1.Effect> effects(EvaluationDocument evaluation) {
        return evaluation.effects().stream()
                .map(e -> new EvaluationV1.Effect(
                        e.indicator(),
                        e.method(),
                        e.estimate(),
                        e.standardError(),
                        end(e.interval(), true),
                        end(e.interval(), false),
                        e.verdict() == null ? "NONE" : e.verdict().name()))
                .toList();
    }

    private static @Nullable Double end(@Nullable IntervalDocument interval, boolean low) {
        return interval == null ? null : low ? interval.low() : interval.high();
    }

    private static EvaluationV1.@Nullable Score score(@Nullable ScoreDocument score) {
        if (score == null
                || score.mean() == null
                || score.low() == null
                || score.high() == null
                || score.probabilityBeneficial() == null) {
            return null;
        }
        return new EvaluationV1.Score(
                score.point(), score.mean(), score.low(), score.high(), score.level(), score.probabilityBeneficial());
    }

    static @Nullable String name(@Nullable Rating rating) {
        return rating == null ? null : rating.name();
    }
}
