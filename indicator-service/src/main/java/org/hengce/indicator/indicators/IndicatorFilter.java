package org.hengce.indicator.indicators;

import org.hengce.contracts.Frequency;
import org.hengce.contracts.indicator.Dimension;
import org.hengce.indicator.Filters;
import org.hengce.kit.paging.Asked;
import org.hengce.kit.register.Where;
import org.jspecify.annotations.Nullable;

/** Which indicators are asked for. */
public final class IndicatorFilter {
    private IndicatorFilter() {}

    /**
     * Those of which all holds that is said.
     *
     * @throws org.hengce.kit.problem.Problem 400 for a value that cannot be
     */
    public static Where of(
            @Nullable String q, @Nullable String dimension, @Nullable String frequency, @Nullable String retired) {
        return Filters.common(q, retired)
                .and(
                        "dimension",
                        Asked.oneOf("dimension", dimension, Dimension.values()),
                        "text->>'dimension' = :dimension")
                .and(
                        "frequency",
                        Asked.oneOf("frequency", frequency, Frequency.values()),
                        "text->>'frequency' = :frequency");
    }
}
