package org.hengce.methods.effect;

/**
 * Root mean squared prediction errors of a synthetic control: a diagnostic, not the result's inference.
 *
 * @param pre over the periods before the treatment
 * @param post over those from the treatment on
 * @param ratio post ÷ pre, not squared; NaN where pre is 0
 * @param rank how many units, the treated one included, have a ratio at least as large; 0 where there is no ratio
 * @param pValue rank ÷ number of units ranked; NaN where there is no ratio
 */
public record Rmspe(double pre, double post, double ratio, int rank, double pValue) {}
