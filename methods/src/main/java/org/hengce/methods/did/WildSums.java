package org.hengce.methods.did;

/**
 * What each cluster contributes to the restricted wild bootstrap of θ = aᵀβ, d = A⁻¹a. Residuals under θ = r are
 * ê + (θ̂ − r) q with q = x̃d ÷ aᵀd, so that everything comes twice: of ê and of q. Flat arrays, cluster by cluster.
 *
 * <p>With fixed effects that clusters share, multiplying residuals by signs by cluster moves the fixed effects' fit, too:
 * what each cluster's residuals alone add to it is kept in {@code ownFit}, what a unit of it takes from each cluster's
 * score in {@code touch}. Fixed effects nested in clusters cancel.
 */
final class WildSums {
    final int clusters;
    final int columns;
    final int levels;
    /** θ̂. */
    final double estimate;
    /** Σ w x̃ ê and Σ w x̃ q, a column each. */
    final double[][] scores;
    /** Levels of the fixed effects not nested in clusters, fitted to ê or q of one cluster alone. */
    final double[][] ownFit;
    /** Σ w dᵀx̃ over the cluster's rows at each of these levels. */
    final double[] touch;
    /** A⁻¹ Σ w x̃ x̃ᵀd over the cluster's rows. */
    final double[] pull;
    /** d. */
    final double[] direction;

    WildSums(int clusters, int columns, int levels, double estimate, double[] direction) {
        this.clusters = clusters;
        this.columns = columns;
        this.levels = levels;
        this.estimate = estimate;
        this.direction = direction;
        scores = new double[2][clusters * columns];
        ownFit = new double[2][clusters * levels];
        touch = new double[clusters * levels];
        pull = new double[clusters * columns];
    }

    /** dᵀ times the cluster's score of ê (0) or q (1). */
    double along(int which, int cluster) {
        double sum = 0;
        for (int k = 0; k < columns; k++) {
            sum += direction[k] * scores[which][cluster * columns + k];
        }
        return sum;
    }

    /** How much of cluster h's sign goes into the bootstrap score of cluster g, along d; of ê (0) or q (1). */
    double share(int which, int g, int h) {
        double sum = g == h ? along(which, g) : 0;
        for (int l = 0; l < levels; l++) {
            sum -= touch[g * levels + l] * ownFit[which][h * levels + l];
        }
        for (int k = 0; k < columns; k++) {
            sum -= pull[g * columns + k] * scores[which][h * columns + k];
        }
        return sum;
    }
}
