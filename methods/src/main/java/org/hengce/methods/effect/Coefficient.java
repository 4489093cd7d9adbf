package org.hengce.methods.effect;

/**
 * A regression's coefficient.
 *
 * @param name of the regressor
 * @param standardError by the procedure of the result it belongs to; NaN where there is none
 */
public record Coefficient(String name, double estimate, double standardError) {}
