package org.hengce.presentation.json;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.methods.score.CostPerEffect;
import org.jspecify.annotations.Nullable;

/**
 * Money spent per unit of the indicator that was gained.
 *
 * @param currency ISO 4217; null where it is not known
 * @param interval Fieller's, at the level of the effect's
 * @param unitPeriods treated region-periods
 * @param reason why there is no cost; null where there is
 */
@Schema(
        name = "CostPerEffect",
        description =
                "Executed budget per unit of the indicator that was gained; undefined where the effect's interval holds 0.")
public record CostDocument(
        @Nullable Double cost,
        @Nullable IntervalDocument interval,
        @Nullable String currency,
        double unitPeriods,
        @Nullable ReasonDocument reason) {
    /** The cost as {@code methods} gives it. */
    public static CostDocument of(CostPerEffect found, @Nullable String currency) {
        return new CostDocument(
                Parts.number(found.cost()),
                IntervalDocument.of(found.interval()),
                currency,
                found.unitPeriods(),
                found.reason() == null ? null : ReasonDocument.of(found.reason()));
    }
}
