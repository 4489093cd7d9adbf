package org.hengce.methods.effect;

/**
 * What the method finds for a unit that was not treated.
 *
 * @param unit code of the unit that stood in for the treated one
 * @param effect its estimate; the truth is 0
 * @param ratio post-RMSPE ÷ pre-RMSPE for synthetic control; NaN where the method has none
 */
public record Placebo(String unit, double effect, double ratio) {}
