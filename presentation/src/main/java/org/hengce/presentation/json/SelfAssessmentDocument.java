package org.hengce.presentation.json;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the agency itself reports, to be read beside the estimate.
 *
 * @param on ISO date
 * @param by who reports
 */
@Schema(name = "SelfAssessmentClaims", description = "What the agency itself reports, to be read beside the estimate.")
public record SelfAssessmentDocument(String on, String by, LocalizedText text, List<Claim> claims) {
    /** Copies the list. */
    public SelfAssessmentDocument {
        claims = Parts.listed(claims);
    }

    /**
     * A claimed effect beside the estimated one.
     *
     * @param unit what the claim is measured in; null for the indicator's own unit
     * @param withinInterval whether the data are compatible with it: null where it is in another unit, or the effect has no
     *     complete interval or is not known
     */
    @Schema(name = "ClaimedEffect", description = "A claimed effect beside the estimated one.")
    public record Claim(
            String indicator,
            double value,
            @Nullable String unit,
            @Nullable Boolean withinInterval) {
        /** A claim held against an effect in the indicator's own unit; null where there is none. */
        public static Claim of(String indicator, double value, @Nullable String unit, @Nullable EffectDocument effect) {
            IntervalDocument interval = effect != null
                            && effect.transform() == Transform.LEVEL
                            && (unit == null || unit.equals(effect.unitMeasure()))
                    ? effect.interval()
                    : null;
            return new Claim(
                    indicator,
                    value,
                    unit,
                    (interval == null || !interval.isComplete()) ? null : Boolean.valueOf(interval.contains(value)));
        }
    }
}
