package org.hengce.evaluation.evaluations;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.methods.score.Rating;
import org.hengce.presentation.json.LocalizedText;
import org.jspecify.annotations.Nullable;

/** How many policies have which rating. */
@Schema(description = "How many policies have which rating, by the last evaluation of each.")
public record RatingCounts(
        @Schema(description = "Of how many evaluated policies.")
        int policies,

        @Schema(description = "Each rating once, the best first, then that there is none.")
        List<RatingCount> ratings) {
    /** How many have one. */
    @Schema(description = "How many have one.")
    public record RatingCount(
            @Schema(description = "Null: there is none, or it rests on values that are not free.") @Nullable
            Rating rating,

            @Schema(description = "The rating in words.") LocalizedText word,
            int count) {}
}
