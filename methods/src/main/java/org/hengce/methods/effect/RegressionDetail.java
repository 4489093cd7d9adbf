package org.hengce.methods.effect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Of a difference-in-differences by regression.
 *
 * @param coefficients of treatment (not in an event study) and covariates
 * @param eventStudy null unless asked for
 * @param wild the wild cluster bootstrap's own answer; null unless it was run
 * @param degreesOfFreedom of the t distribution used
 * @param clusters by dimension, in the order asked for
 * @param observations rows used
 * @param collinear regressors left out because they are combinations of others
 */
public record RegressionDetail(
        List<Coefficient> coefficients,
        @Nullable EventStudy eventStudy,
        @Nullable WildBootstrap wild,
        double degreesOfFreedom,
        List<Integer> clusters,
        long observations,
        List<String> collinear)
        implements Detail {
    /** Copies the lists. */
    public RegressionDetail {
        coefficients = List.copyOf(coefficients);
        clusters = List.copyOf(clusters);
        collinear = List.copyOf(collinear);
    }
}
