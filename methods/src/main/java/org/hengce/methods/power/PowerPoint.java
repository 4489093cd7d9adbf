package org.hengce.methods.power;

/**
 * How often an effect of one size is found.
 *
 * @param effect its size, 0 or more, in the unit of the outcome
 * @param power share of replications in which no effect is rejected
 */
public record PowerPoint(double effect, double power) {}
