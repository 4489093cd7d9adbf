package org.hengce.methods.did;

import java.util.ArrayList;
import java.util.List;
import org.hengce.methods.effect.PathPoint;
import org.hengce.methods.panel.Panel;

/**
 * Weighted sums over rows, by period, of which the path of observed and counterfactual outcome is made: of units that
 * become treated and of all others. The counterfactual follows the others: what period effects leave of them is not the
 * treatment's, so that with one start the effect is the gap between the changes of both.
 */
final class PathSums {
    private final double[] weight;
    private final double[] outcome;
    private final double[] effect;
    private final double[] otherWeight;
    private final double[] otherResidual;

    PathSums(int periods) {
        weight = new double[periods];
        outcome = new double[periods];
        effect = new double[periods];
        otherWeight = new double[periods];
        otherResidual = new double[periods];
    }

    /** A row, or the mean of several, of units that become treated; the effect includes what the fit leaves. */
    void addTreated(int period, double w, double observed, double ofTreatment) {
        weight[period] += w;
        outcome[period] += w * observed;
        effect[period] += w * ofTreatment;
    }

    void addOther(int period, double w, double residual) {
        otherWeight[period] += w;
        otherResidual[period] += w * residual;
    }

    /**
     * Periods without a treated row are left out.
     *
     * @param oneStart with several the gap mixes units treated and not yet treated, and is no effect
     */
    List<PathPoint> path(Panel panel, boolean oneStart) {
        List<PathPoint> path = new ArrayList<>();
        for (int t = 0; t < weight.length; t++) {
            if (weight[t] > 0) {
                double observed = outcome[t] / weight[t];
                double shared = otherWeight[t] > 0 ? otherResidual[t] / otherWeight[t] : 0;
                double gap = effect[t] / weight[t] - shared;
                path.add(new PathPoint(
                        panel.period(t),
                        observed,
                        observed - gap,
                        oneStart ? gap : Double.NaN,
                        Double.NaN,
                        Double.NaN));
            }
        }
        return path;
    }
}
