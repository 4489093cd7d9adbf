package org.hengce.methods.grouptime;

import java.util.List;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.linalg.NormalEquations;
import org.jspecify.annotations.Nullable;

/**
 * The effects in the cells of one design and the influence of its units (Sant'Anna and Zhao 2020, section 3.1 for the
 * doubly robust estimator; without its regression it is the normalised weighting estimator, without its propensity the
 * regression).
 *
 * <p>With residuals e = Δ − x'β (β = 0 for weighting), W and C the sums of treated weights and of control odds c, the effect
 * is the treated units' weighted mean of e, less, where there is a propensity, that of controls by odds. A unit's influence
 * value, in the scale of {@link Comparison}, is
 *
 * <pre>
 *   treated:  w (e − ē_treated) ÷ W − w (1 − p) x'u
 *   control:  −c (e − ē_control) ÷ C − w e x'v + w p x'u
 * </pre>
 *
 * where v = (Σ w x x')⁻¹ (Σ_treated w x ÷ W − Σ c x ÷ C), over controls, is what estimating β adds, and
 * u = (Σ w p (1 − p) x x')⁻¹ Σ c (e − ē_control) x ÷ C what estimating the propensity adds.
 */
final class DesignFit {
    /** From this propensity on there is no overlap to speak of. */
    private static final double NO_OVERLAP = 0.999;

    private final Plan plan;
    private final Design design;
    private final double[] propensity; // empty without one
    private final double treatedWeight;
    private final double odds;
    private final double[] ofOutcomes; // v; empty without a regression
    private final CellFit[] cells;
    private final double largestPropensity;
    private final @Nullable Reason reason;

    private static final class CellFit {
        final int coordinate;
        final int period;
        final int base;
        final double[] beta; // empty without a regression
        final double[] u; // empty without a propensity
        final double treated;
        final double control;

        CellFit(Plan plan, int coordinate, double[] beta, double[] u, double treated, double control) {
            this.coordinate = coordinate;
            period = plan.cell(coordinate).period();
            base = plan.cell(coordinate).base();
            this.beta = beta;
            this.u = u;
            this.treated = treated;
            this.control = control;
        }

        double att() {
            return treated - control;
        }
    }

    private DesignFit(Plan plan, Design design, Reason reason) {
        this.plan = plan;
        this.design = design;
        this.reason = reason;
        propensity = new double[0];
        ofOutcomes = new double[0];
        cells = new CellFit[0];
        treatedWeight = Double.NaN;
        odds = Double.NaN;
        largestPropensity = Double.NaN;
    }

    private DesignFit(
            Plan plan, Design design, DesignSums.Sums sums, double[] propensity, @Nullable NormalEquations regression) {
        this.plan = plan;
        this.design = design;
        this.propensity = propensity;
        reason = null;
        treatedWeight = sums.treated[0];
        odds = sums.odds[0];
        largestPropensity = propensity.length > 0 ? sums.largestPropensity : Double.NaN;
        ofOutcomes = regression == null ? new double[0] : regression.solve(imbalance(sums));
        cells = new CellFit[design.cells().size()];
        for (int j = 0; j < cells.length; j++) {
            cells[j] = cell(sums, j, regression);
        }
    }

    static DesignFit of(
            Plan plan,
            Design design,
            Covariates covariates,
            Propensities propensities,
            int index,
            DesignSums.Sums sums,
            CellEstimator by) {
        int first = design.cells().get(0);
        int treated = plan.treatedUnits(first);
        int controls = plan.controlUnits(first);
        double[] propensity = new double[0];
        if (by.fitsPropensity()) {
            double[] found = propensities.coefficients(index);
            if (found == null) {
                return new DesignFit(plan, design, Reasons.collinear(propensities.collinear(index), treated, controls));
            }
            if (!propensities.found(index) || sums.largestPropensity >= NO_OVERLAP || !(sums.odds[0] > 0)) {
                return new DesignFit(plan, design, Reasons.separated(treated, controls, sums.largestPropensity));
            }
            propensity = found;
        }
        NormalEquations regression = null;
        if (by.regressesOutcomes()) {
            regression = NormalEquations.of(Triangle.square(sums.gram, 0, covariates.width()));
            if (!regression.collinear().isEmpty()) {
                List<String> names =
                        regression.collinear().stream().map(covariates::name).toList();
                return new DesignFit(plan, design, Reasons.collinear(names, treated, controls));
            }
        }
        return new DesignFit(plan, design, sums, propensity, regression);
    }

    /** Mean covariates of treated units, less those of controls by odds where these balance them already. */
    private double[] imbalance(DesignSums.Sums sums) {
        double[] imbalance = new double[sums.treated.length];
        for (int a = 0; a < imbalance.length; a++) {
            imbalance[a] = sums.treated[a] / treatedWeight - (propensity.length > 0 ? sums.odds[a] / odds : 0);
        }
        return imbalance;
    }

    private CellFit cell(DesignSums.Sums sums, int j, @Nullable NormalEquations regression) {
        int coordinate = design.cells().get(j);
        double[] beta = regression == null ? new double[0] : regression.solve(sums.change[j]);
        double treated = sums.treatedChange[j] / treatedWeight - Triangle.dot(sums.treated, 0, beta) / treatedWeight;
        if (propensity.length == 0) {
            return new CellFit(plan, coordinate, beta, new double[0], treated, 0);
        }
        int width = propensity.length;
        double[] weighted = sums.oddsChange[j].clone(); // c x e
        if (regression != null) {
            double[] fitted = Triangle.product(sums.oddsGram, 0, beta);
            for (int a = 0; a < width; a++) {
                weighted[a] -= fitted[a];
            }
        }
        double control = weighted[0] / odds;
        for (int a = 0; a < width; a++) {
            weighted[a] = (weighted[a] - control * sums.odds[a]) / odds;
        }
        double[] u =
                NormalEquations.of(Triangle.square(sums.information, 0, width)).solve(weighted);
        for (int a = 0; a < width; a++) {
            // A direction without information is one in which all propensities are 0: nothing moves along it.
            u[a] = Double.isNaN(u[a]) ? 0 : u[a];
        }
        return new CellFit(plan, coordinate, beta, u, treated, control);
    }

    @Nullable
    Reason reason() {
        return reason;
    }

    double largestPropensity() {
        return largestPropensity;
    }

    /** The effect in the design's cell of this number. */
    double att(int j) {
        return reason == null ? cells[j].att() : Double.NaN;
    }

    /**
     * Adds a unit's influence value in each cell.
     *
     * @param x holds the unit's covariates from {@code at} on
     * @param logistic a workspace
     */
    void add(
            boolean isTreated,
            double w,
            double[] x,
            int at,
            double[] outcomes,
            Logistic logistic,
            double[] coordinates) {
        if (reason != null) {
            return;
        }
        double p = 0;
        double c = 0;
        if (propensity.length > 0) {
            logistic.at(Triangle.dot(x, at, propensity));
            p = logistic.propensity;
            c = p >= DesignSums.TRIMMED_FROM ? 0 : w * logistic.odds / odds;
        }
        double ofRegression = isTreated ? 0 : w * Triangle.dot(x, at, ofOutcomes);
        double ofPropensity = isTreated ? -w * (1 - p) : w * p;
        double factor = isTreated ? w / treatedWeight : -c;
        for (CellFit cell : cells) {
            double residual = outcomes[cell.period] - outcomes[cell.base] - Triangle.dot(x, at, cell.beta);
            coordinates[cell.coordinate] += factor * (residual - (isTreated ? cell.treated : cell.control))
                    - ofRegression * residual
                    + ofPropensity * Triangle.dot(x, at, cell.u);
        }
    }
}
