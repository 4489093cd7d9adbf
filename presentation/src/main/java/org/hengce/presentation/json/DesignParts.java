package org.hengce.presentation.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What only sensitivity and power analyses have; null for other methods.
 *
 * @param sensitivity robust intervals by how much is allowed
 * @param breakdown the largest m whose interval excludes 0
 * @param estimator wire name of the method that the design would use
 * @param minimumDetectableEffect that is found as often as asked for
 * @param curve how often effects of growing size are found
 * @param falsePositives share of replications that find an effect where there is none
 * @param replications pseudo-policies tried
 * @param untestable how many of them gave no p-value
 * @param alpha largest p-value that rejects no effect
 * @param power how often the smallest effect is to be found
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DesignParts(
        @Nullable List<RobustInterval> sensitivity,
        @JsonSerialize(using = AbsentNumber.class) @Nullable Double breakdown,
        @Nullable String estimator,
        @JsonSerialize(using = AbsentNumber.class) @Nullable Double minimumDetectableEffect,
        @Nullable List<PowerPoint> curve,
        @JsonSerialize(using = AbsentNumber.class) @Nullable Double falsePositives,
        @Nullable Integer replications,
        @Nullable Integer untestable,
        @Nullable Double alpha,
        @Nullable Double power) {
    static final DesignParts NONE = new DesignParts(null, null, null, null, null, null, null, null, null, null);

    /** The interval if trends differ by up to m, and what it would be if the coefficients had no error. */
    public record RobustInterval(
            double m,
            double low,
            double high,
            @Nullable Double identifiedLow,
            @Nullable Double identifiedHigh) {}

    /** How often an effect of this size is found. */
    public record PowerPoint(double effect, double power) {}
}
