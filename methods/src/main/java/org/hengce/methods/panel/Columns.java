package org.hengce.methods.panel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a panel has beside outcome and treatment. Arrays are cell by cell in the panel's order, weights unit by unit, and
 * belong to the panel.
 */
final class Columns {
    static final Columns NONE = new Columns(null, List.of(), new double[0][], List.of());

    final double @Nullable [] weights;
    final List<String> covariateNames;
    final double[][] covariates;
    final List<Factor> factors;

    Columns(double @Nullable [] weights, List<String> covariateNames, double[][] covariates, List<Factor> factors) {
        this.weights = weights;
        this.covariateNames = List.copyOf(covariateNames);
        this.covariates = covariates;
        this.factors = List.copyOf(factors);
    }

    boolean isEmpty() {
        return weights == null && covariateNames.isEmpty() && factors.isEmpty();
    }
}
