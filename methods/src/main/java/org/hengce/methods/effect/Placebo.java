package org.hengce.methods.effect;

import java.util.List;

/**
 * What the method finds for a unit that was not treated.
 *
 * @param unit code of the unit that stood in for the treated one
 * @param effect its estimate; the truth is 0
 * @param ratio post-RMSPE ÷ pre-RMSPE for synthetic control; NaN where the method has none
 * @param gaps its observed less counterfactual outcome in every period, to be drawn behind the treated unit's; empty where
 *     there are too many placebos to be told apart
 */
public record Placebo(String unit, double effect, double ratio, List<Double> gaps) {
    /** More lines than these are a blot, and take memory for nothing. */
    private static final int DRAWN_AT_MOST = 200;

    /** Copies the list. */
    public Placebo {
        gaps = List.copyOf(gaps);
    }

    /** Whether so many placebos are to keep their gaps. */
    public static boolean keepsGaps(int placebos) {
        return placebos <= DRAWN_AT_MOST;
    }
}
