package org.hengce.presentation.json;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.methods.score.TargetAttainment;
import org.jspecify.annotations.Nullable;

/**
 * How far the indicator has come on its way to the target, whatever caused it; in the indicator's own unit.
 *
 * @param share of the way from base to target
 * @param targetYear by when; null where none is given
 * @param reason why there is no share; null where there is
 */
@Schema(
        name = "TargetAttainment",
        description =
                "How far the indicator has come on its way to the target, whatever caused it: no part of the score.")
public record AttainmentDocument(
        String basePeriod,
        double base,
        String period,
        double value,
        double target,
        @Nullable Integer targetYear,
        boolean reached,
        @Nullable Double share,
        @Nullable ReasonDocument reason) {
    /** The attainment as {@code methods} gives it. */
    public static AttainmentDocument of(TargetAttainment found, @Nullable Integer targetYear) {
        return new AttainmentDocument(
                found.basePeriod(),
                found.base(),
                found.period(),
                found.value(),
                found.target(),
                targetYear,
                found.reached(),
                Parts.number(found.share()),
                found.reason() == null ? null : ReasonDocument.of(found.reason()));
    }
}
