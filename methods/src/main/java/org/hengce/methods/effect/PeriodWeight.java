package org.hengce.methods.effect;

/**
 * A period's weight among those before the treatment.
 *
 * @param period name of the period
 * @param weight positive; the weights of a result sum to 1
 */
public record PeriodWeight(String period, double weight) {}
