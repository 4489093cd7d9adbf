package org.hengce.methods.effect;

/**
 * One period of the path of observed and counterfactual outcome.
 *
 * @param period name of the period
 * @param observed outcome of the treated unit, or the treated units' average
 * @param counterfactual what the method says it would have been without the treatment
 * @param effect observed − counterfactual
 * @param low lower end of the pointwise interval of the effect, by the procedure and at the level of the result's own;
 *     NaN where there is none, as in every period before the treatment
 * @param high upper end, or NaN
 */
public record PathPoint(
        String period, double observed, double counterfactual, double effect, double low, double high) {}
