package org.hengce.methods.honest;

/**
 * What can be said at one m, in standard errors of the target.
 *
 * @param identifiedLow NaN where the identified set is empty
 * @param identifiedHigh or NaN
 */
record Bounds(double low, double high, double identifiedLow, double identifiedHigh) {}
