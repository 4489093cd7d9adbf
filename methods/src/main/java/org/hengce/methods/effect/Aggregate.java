package org.hengce.methods.effect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One average of group-time effects.
 *
 * @param att overall
 * @param standardError NaN where there is none
 * @param parts what it is the average of; empty for {@link Aggregation#SIMPLE}
 * @param criticalValue behind the parts' uniform intervals; NaN where there are none
 */
public record Aggregate(double att, double standardError, List<Part> parts, double criticalValue) {
    /** Copies the list. */
    public Aggregate {
        parts = List.copyOf(parts);
    }

    /**
     * One part.
     *
     * @param key event time, cohort or period
     * @param standardError NaN where there is none
     * @param pointwise interval of this part alone; null where there is none
     * @param uniform interval that holds for all parts together; null where there is none
     * @param treatedUnits treated units it rests on
     */
    public record Part(
            String key,
            double att,
            double standardError,
            @Nullable Interval pointwise,
            @Nullable Interval uniform,
            int treatedUnits) {}
}
