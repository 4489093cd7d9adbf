package org.hengce.contracts.policy;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * Why there is a policy.
 *
 * @param text needed with OTHER
 */
@Schema(description = "Which failure of the market the policy answers.")
public record Rationale(
        MarketFailure marketFailure,

        @Schema(description = "In words; needed with OTHER.") @Nullable
        LocalizedText text) {
    /** Why a market left to itself would not have done it. */
    public enum MarketFailure {
        EXTERNALITY,
        PUBLIC_GOOD,
        INFORMATION_ASYMMETRY,
        MARKET_POWER,
        COORDINATION_FAILURE,
        MISSING_MARKET,
        OTHER
    }
}
