package org.hengce.methods.effect;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Of a difference-in-differences by regression.
 *
 * @param coefficients of treatment (not in an event study; of Sun–Abraham by cohort and event time) and covariates
 * @param eventStudy null unless asked for
 * @param wild the wild cluster bootstrap's own answer; null unless it was run
 * @param degreesOfFreedom of the t distribution used
 * @param clusters by dimension, in the order asked for
 * @param observations rows used
 * @param rowsDropped rows left out, by reason, those of units that are left out altogether included; a unit of which
 *     other rows remain is not among the units dropped
 * @param collinear regressors left out because they are combinations of others
 */
public record RegressionDetail(
        List<Coefficient> coefficients,
        @Nullable EventStudy eventStudy,
        @Nullable WildBootstrap wild,
        double degreesOfFreedom,
        List<Integer> clusters,
        long observations,
        Map<DropReason, Long> rowsDropped,
        List<String> collinear)
        implements Detail {
    /** Copies the collections, reasons in their own order. */
    public RegressionDetail {
        rowsDropped = Collections.unmodifiableMap(new TreeMap<>(rowsDropped));
        coefficients = List.copyOf(coefficients);
        clusters = List.copyOf(clusters);
        collinear = List.copyOf(collinear);
    }
}
