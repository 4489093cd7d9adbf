package org.hengce.methods.effect;

/**
 * A restricted wild cluster bootstrap of the t statistic.
 *
 * @param pValue share of draws with |t*| at least |t|
 * @param low lower end of the interval of values that are not rejected; NaN where it has none
 * @param high upper end, or NaN
 * @param draws how many
 * @param enumerated whether they were all there are
 */
public record WildBootstrap(double pValue, double low, double high, int draws, boolean enumerated) {}
