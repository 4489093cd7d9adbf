package org.hengce.presentation.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What only group-time effects have; null for other methods.
 *
 * @param attgt by cohort, then period
 * @param aggregates averages by {@code simple}, {@code dynamic}, {@code group}, {@code calendar}
 * @param headline which of them the estimate is
 * @param preTest that all effects before treatment are 0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GroupTimeParts(
        @Nullable List<Cell> attgt,
        @Nullable Map<String, Average> aggregates,
        @Nullable String headline,
        @Nullable TestDocument preTest) {
    static final GroupTimeParts NONE = new GroupTimeParts(null, null, null, null);

    /**
     * The average effect on one cohort in one period.
     *
     * @param att null where it cannot be estimated
     * @param standardError null in the base period and where there is none
     * @param reason why a number is null; null where there are both
     */
    public record Cell(
            String cohort,
            String period,
            @Nullable Double att,
            @Nullable Double standardError,
            int treatedUnits,
            int controlUnits,
            @Nullable ReasonDocument reason) {}

    /** An average over cells and what it is made of. */
    public record Average(double att, @Nullable Double standardError, List<Part> parts) {}

    /**
     * A part of an average.
     *
     * @param key event time, cohort or period
     * @param interval of this part alone; null where there is none
     * @param uniform interval that holds for all parts together; null where the inference has none
     * @param treatedUnits on which it rests
     */
    public record Part(
            String key,
            double att,
            @Nullable Double standardError,
            @Nullable IntervalDocument interval,
            @Nullable IntervalDocument uniform,
            int treatedUnits) {}
}
