package org.hengce.evaluation.requests;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.Codes;
import org.hengce.methods.effect.Method;
import org.jspecify.annotations.Nullable;

/**
 * What an analyst asks for.
 *
 * @param asOf a day or an instant: with the values that were known at its end
 */
@Schema(description = "An evaluation to be made, and what is to be different from those that events start.")
public record EvaluationRequest(
        @NotNull @Pattern(regexp = Codes.CODE) @Schema(description = "Code of the policy.")
        String policy,

        @Schema(description = "The method for all goals; null: what the data decide.") @Nullable
        RequestedMethod method,

        @Schema(
                description =
                        "With the values known at the end of this day (2026-03-31, in the installation's zone) or at this instant (2026-03-31T08:00:00Z); null: with those of today.",
                examples = "2026-03-31")
        @Nullable
        String asOf,

        @Min(0)
        @Max(LARGEST_SEED)
        @Schema(description = "Of everything random; null: made from panel and specification.")
        @Nullable
        Long seed,

        @Schema(description = "Whether the same questions are answered in other ways, too.", defaultValue = "true")
        @Nullable
        Boolean robustness) {
    /** A seed has to survive as a JSON number. */
    static final long LARGEST_SEED = (1L << 53) - 1;

    /** Those that estimate an effect, by their names on the wire. */
    public enum RequestedMethod {
        BEFORE_AFTER,
        INTERRUPTED_TIME_SERIES,
        DIFFERENCE_IN_DIFFERENCES,
        GROUP_TIME,
        SYNTHETIC_CONTROL,
        SYNTHETIC_DID;

        Method estimator() {
            return this == GROUP_TIME ? Method.GROUP_TIME_ATT : Method.valueOf(name());
        }
    }

    Optional<Method> estimator() {
        return Optional.ofNullable(method).map(RequestedMethod::estimator);
    }
}
