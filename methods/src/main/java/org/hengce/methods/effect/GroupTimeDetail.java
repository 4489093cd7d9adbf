package org.hengce.methods.effect;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Of group-time average treatment effects.
 *
 * @param cells by cohort, then period; those that cannot be estimated are listed with their reason
 * @param aggregates those that can be had
 * @param preTest that all effects before treatment are 0, cell by cell; null where it cannot be had
 * @param eventStudy the dynamic aggregate with its covariance; null where it cannot be had
 * @param headline which aggregate the estimate is
 * @param clusters behind the errors
 * @param criticalValue behind intervals that hold for all cells together (effect ± critical value · standard error); NaN
 *     where the inference has none
 * @param largestPropensity the largest probability of treatment fitted to a unit of a cell that is estimated; NaN where
 *     none is fitted
 */
public record GroupTimeDetail(
        List<GroupTimeCell> cells,
        Map<Aggregation, Aggregate> aggregates,
        @Nullable TestStatistic preTest,
        @Nullable EventStudy eventStudy,
        Aggregation headline,
        int clusters,
        double criticalValue,
        double largestPropensity)
        implements Detail {
    /** Copies the collections, aggregates in the order of {@link Aggregation}. */
    public GroupTimeDetail {
        cells = List.copyOf(cells);
        aggregates = Collections.unmodifiableMap(new TreeMap<>(aggregates));
    }
}
