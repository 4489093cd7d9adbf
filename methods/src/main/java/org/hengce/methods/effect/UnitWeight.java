package org.hengce.methods.effect;

/**
 * A donor's weight.
 *
 * @param unit code of the donor
 * @param weight positive; the weights of a result sum to 1
 */
public record UnitWeight(String unit, double weight) {}
