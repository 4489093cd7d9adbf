package org.hengce.presentation.look;

import org.hengce.methods.score.Rating;
import org.hengce.methods.score.Verdict;
import org.jspecify.annotations.Nullable;

/** Shape and hue of a verdict or rating: never told by colour alone. */
public enum Mark {
    /** A benefit. */
    BENEFICIAL("▲", "hc-beneficial"),
    /** A benefit that is likely only. */
    LIKELY("△", "hc-beneficial"),
    /** A harm. */
    HARMFUL("▼", "hc-harmful"),
    /** Nothing that matters. */
    NONE("■", "hc-none"),
    /** Not known. */
    UNCLEAR("◇", "hc-unclear");

    private final String symbol;
    private final String style;

    Mark(String symbol, String style) {
        this.symbol = symbol;
        this.style = style;
    }

    /** The shape as a character. */
    public String symbol() {
        return symbol;
    }

    /** The class in the stylesheets that sets the hue. */
    public String style() {
        return style;
    }

    /** The mark of a verdict; without one nothing is known. */
    public static Mark of(@Nullable Verdict verdict) {
        if (verdict == null) {
            return UNCLEAR;
        }
        return switch (verdict) {
            case BENEFICIAL -> BENEFICIAL;
            case HARMFUL -> HARMFUL;
            case NO_MATERIAL_EFFECT -> NONE;
            case CANNOT_TELL -> UNCLEAR;
        };
    }

    /** The mark of a rating; without one nothing is known. */
    public static Mark of(@Nullable Rating rating) {
        if (rating == null) {
            return UNCLEAR;
        }
        return switch (rating) {
            case EFFECTIVE -> BENEFICIAL;
            case PROMISING -> LIKELY;
            case HARMFUL -> HARMFUL;
            case NO_MATERIAL_EFFECT -> NONE;
            case INCONCLUSIVE -> UNCLEAR;
        };
    }
}
