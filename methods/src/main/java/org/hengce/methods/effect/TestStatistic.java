package org.hengce.methods.effect;

/**
 * A test.
 *
 * @param statistic its value
 * @param degreesOfFreedom of its distribution
 * @param pValue of the hypothesis tested
 */
public record TestStatistic(double statistic, int degreesOfFreedom, double pValue) {}
