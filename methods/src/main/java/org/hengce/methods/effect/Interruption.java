package org.hengce.methods.effect;

import org.jspecify.annotations.Nullable;

/**
 * One interruption of a series.
 *
 * @param period the first one after it
 * @param level the jump in that period
 * @param slope change per period; null where slopes are off
 */
public record Interruption(
        String period, Coefficient level, @Nullable Coefficient slope) {}
