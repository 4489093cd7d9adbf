package org.hengce.presentation.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Objects;

/**
 * What some methods have beside what all have; in JSON all of it stands on one level with the rest. No part may be called as one
 * of its components is: the OpenAPI document would lose that one.
 */
public record MethodParts(
        @JsonUnwrapped SeriesParts series,
        @JsonUnwrapped RegressionParts regressions,
        @JsonUnwrapped GroupTimeParts groupTime,
        @JsonUnwrapped SyntheticParts synthetic,
        @JsonUnwrapped DesignParts design) {
    /** Of a method that has nothing of its own. */
    static final MethodParts NONE = new MethodParts(
            SeriesParts.NONE, RegressionParts.NONE, GroupTimeParts.NONE, SyntheticParts.NONE, DesignParts.NONE);

    /** What was not read is not there. */
    public MethodParts {
        series = Objects.requireNonNullElse(series, SeriesParts.NONE);
        regressions = Objects.requireNonNullElse(regressions, RegressionParts.NONE);
        groupTime = Objects.requireNonNullElse(groupTime, GroupTimeParts.NONE);
        synthetic = Objects.requireNonNullElse(synthetic, SyntheticParts.NONE);
        design = Objects.requireNonNullElse(design, DesignParts.NONE);
    }

    MethodParts with(SeriesParts own) {
        return new MethodParts(own, regressions, groupTime, synthetic, design);
    }

    MethodParts with(RegressionParts own) {
        return new MethodParts(series, own, groupTime, synthetic, design);
    }

    MethodParts with(GroupTimeParts own) {
        return new MethodParts(series, regressions, own, synthetic, design);
    }

    MethodParts with(SyntheticParts own) {
        return new MethodParts(series, regressions, groupTime, own, design);
    }

    MethodParts with(DesignParts own) {
        return new MethodParts(series, regressions, groupTime, synthetic, own);
    }
}
