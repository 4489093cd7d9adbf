package org.hengce.evaluation.evaluations;

import java.time.Instant;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.methods.score.Rating;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.EvaluationStatus;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.json.ScoreDocument;
import org.hengce.presentation.json.Standing;
import org.hengce.presentation.words.EvaluationWords;
import org.jspecify.annotations.Nullable;

/** An evaluation in the few words and numbers of a list. */
@Schema(
        description =
                "An evaluation in the few words and numbers of a list. What does not exist, or is not for the reader, is null; the"
                        + " words say so.")
public record EvaluationSummary(
        String id,
        SummarizedPolicy policy,

        @Schema(description = "Of the policy as it was evaluated; null where that was not kept.") @Nullable
        String category,

        EvaluationStatus status,
        @Nullable Instant completedAt,

        @Schema(description = "What started it: `OBSERVATIONS`, `POLICY` …")
        String trigger,

        @Nullable Standing standing,

        @Schema(description = "Whether values that are not free went in.")
        boolean restricted,

        @Nullable Rating rating,
        @Nullable ScoreDocument score,

        @Schema(description = "From 1 to 5 on the Maryland scale.") @Nullable
        Integer evidenceLevel,

        SummaryWords words) {
    /** Which version of which policy was evaluated, with its title. */
    @Schema(description = "Which version of which policy was evaluated, with its title.")
    public record SummarizedPolicy(String code, int version, LocalizedText title) {}

    /** As its report says it. */
    @Schema(description = "In both languages, as the report of the evaluation has it.")
    public record SummaryWords(
            LocalizedText rating,

            @Schema(description = "The score with its interval, as a number.")
            LocalizedText score,

            LocalizedText evidence,

            @Schema(description = "What was found, in one sentence.")
            LocalizedText sentence) {}

    /** @param seen the kept evaluation as its reader may see it */
    static EvaluationSummary of(KeptSummary kept, @Nullable String category, EvaluationDocument seen) {
        EvaluationWords chinese = new EvaluationWords(Language.ZH, seen);
        EvaluationWords english = new EvaluationWords(Language.EN, seen);
        Function<Function<EvaluationWords, String>, LocalizedText> both =
                words -> new LocalizedText(words.apply(chinese), words.apply(english));
        return new EvaluationSummary(
                seen.id(),
                new SummarizedPolicy(seen.policy().code(), seen.policy().version(), kept.title()),
                category,
                seen.status(),
                seen.completedAt(),
                seen.trigger(),
                seen.standing(),
                seen.restricted(),
                seen.rating(),
                seen.score(),
                seen.evidence() == null ? null : seen.evidence().level(),
                new SummaryWords(
                        both.apply(EvaluationWords::rating),
                        both.apply(EvaluationWords::scoreFigure),
                        both.apply(EvaluationWords::evidenceLevel),
                        both.apply(words -> words.inOneSentence(kept::indicator))));
    }
}
