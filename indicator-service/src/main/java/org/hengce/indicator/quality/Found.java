package org.hengce.indicator.quality;

import org.jspecify.annotations.Nullable;

/** What a rule found, as {@link Finding} tells it; restricted if it rests on a cell that is not for everybody. */
record Found(
        Rule rule,
        Series series,
        String period,
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable String against,
        @Nullable Double score,
        boolean restricted) {}
