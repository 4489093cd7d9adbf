package org.hengce.contracts.policy;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * Whom it is for.
 *
 * @param count how many; null where it is not known
 * @param text needed with OTHER
 */
@Schema(description = "Whom the policy is for.")
public record Beneficiaries(
        BeneficiaryKind kind,

        @PositiveOrZero @Max(1_000_000_000_000L) @Schema(description = "How many.") @Nullable
        Long count,

        @Schema(description = "Who exactly; needed with OTHER.") @Nullable
        LocalizedText text) {
    /** Kinds of those whom a policy is for. */
    public enum BeneficiaryKind {
        FIRMS,
        SMALL_FIRMS,
        START_UPS,
        PEOPLE,
        RESEARCH_INSTITUTIONS,
        UNIVERSITIES,
        PUBLIC_BODIES,
        OTHER
    }
}
