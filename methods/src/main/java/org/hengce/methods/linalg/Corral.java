package org.hengce.methods.linalg;

import static org.hengce.methods.linalg.SimplexLeastSquares.addTo;
import static org.hengce.methods.linalg.SimplexLeastSquares.dot;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The state of Wolfe's method: the columns with positive weight (his corral), their weights, and the residual. After
 * every accepted step the weights are the minimum over the affine hull of the corral.
 */
final class Corral {
    /** Length of the residual in ridges, the longest column being about 1, below which the fit counts as exact. */
    private static final double EXACT_IN_RIDGES = 1e3;

    /** The same in itself, for ridges next to nothing. */
    private static final double EXACT = 1e-14;

    /**
     * Scaled; a ridge above it is no problem for ordinary arithmetic, and the system for exact fits, cubic in columns +
     * rows at every step, would be far too slow with many columns. With few it is used all the same: it always was, and
     * results must not change in their last bits.
     */
    private static final double TINY_RIDGE = 1e-6;

    private static final int FEW_COLUMNS = 64;

    /** Share of mu that a column must promise once the fit is exact: some multiples of that system's rounding error. */
    private static final double EXACT_ENTRY_TOLERANCE = 1e-12;

    /**
     * Relative. The gain from a column that is nearly optimal is lost in the objective's rounding; as many steps without
     * visible gain are taken as there are columns, not more, so that it ends.
     */
    private static final double SIDEWAYS = 1e-15;

    private final double[][] d;
    private final double ridge;
    private final Pricing pricing;
    private final GramFactor factor;
    private final ExactFit exactFit;
    private int[] members;
    private double[] weights; // of the members, in their order
    private double[] residual; // Σ w_j d_j; divided by the ridge once the fit is exact
    private double mu; // half the gradient at the members; divided likewise
    private final boolean mayBeExact;
    private boolean exact;
    private double leastObjective; // so far
    private int sideways;

    /**
     * Starts at the shortest column.
     *
     * @param squaredLengths of the columns
     * @param mayBeExact whether an exact fit is to be treated as one
     */
    Corral(double[][] d, double[] squaredLengths, double ridge, boolean mayBeExact) {
        this.d = d;
        this.ridge = ridge;
        this.mayBeExact = mayBeExact && ridge > 0 && (ridge <= TINY_RIDGE || d.length <= FEW_COLUMNS);
        pricing = new Pricing(d);
        factor = new GramFactor(d, ridge);
        exactFit = new ExactFit(d, ridge);
        int shortest = 0;
        double shortestLength = squaredLengths[0];
        for (int j = 1; j < d.length; j++) {
            if (squaredLengths[j] < shortestLength) {
                shortestLength = squaredLengths[j];
                shortest = j;
            }
        }
        members = new int[] {shortest};
        weights = new double[] {1};
        residual = d[shortest].clone();
        mu = shortestLength + ridge;
        leastObjective = objective();
        switchIfExact();
    }

    int columnCount() {
        return d.length;
    }

    /** The weights of all columns. */
    double[] weights() {
        double[] all = new double[d.length];
        for (int i = 0; i < members.length; i++) {
            all[members[i]] = weights[i];
        }
        return all;
    }

    /** The column outside that lowers the objective fastest, the first of equals; −1 where none does. */
    int bestOutside(boolean[] refused, double tolerance) {
        boolean[] passedOver = refused.clone();
        for (int member : members) {
            passedOver[member] = true;
        }
        return pricing.best(residual, mu - (exact ? EXACT_ENTRY_TOLERANCE * Math.abs(mu) : tolerance), passedOver);
    }

    /** Takes the column in and moves to the new minimum; leaves all as it was, and says so, if nothing was gained. */
    boolean takeIn(int entering) {
        int[] oldMembers = members;
        double[] oldWeights = weights;
        members = Arrays.copyOf(members, members.length + 1);
        weights = Arrays.copyOf(weights, members.length);
        members[members.length - 1] = entering;
        while (true) {
            AffineMinimum minimum = minimum();
            if (minimum == null) {
                break;
            }
            if (allPositive(minimum.weights())) {
                weights = minimum.weights();
                if (isGain(objective())) {
                    residual = minimum.residual();
                    mu = minimum.mu();
                    switchIfExact();
                    return true;
                }
                break;
            }
            stepTowards(minimum.weights());
            if (members.length == 0) {
                break; // rounding alone can do this
            }
        }
        members = oldMembers;
        weights = oldWeights;
        return false;
    }

    /** Goes from the weights towards the minimum until the first becomes zero, and lets go of those that are. */
    private void stepTowards(double[] minimum) {
        double step = 1;
        int leaving = -1;
        for (int i = 0; i < members.length; i++) {
            if (!(minimum[i] > 0)) {
                double reach = weights[i] / (weights[i] - minimum[i]); // NaN where both are 0
                if (leaving < 0 || !(reach >= step)) {
                    step = Double.isNaN(reach) ? 0 : reach;
                    leaving = i;
                }
            }
        }
        int kept = 0;
        int[] keptMembers = new int[members.length];
        double[] keptWeights = new double[members.length];
        for (int i = 0; i < members.length; i++) {
            double weight = weights[i] + step * (minimum[i] - weights[i]);
            // One that was just taken in starts at 0 and may stay.
            if (i != leaving && (weight > 0 || minimum[i] > 0)) {
                keptMembers[kept] = members[i];
                keptWeights[kept++] = weight;
            }
        }
        members = Arrays.copyOf(keptMembers, kept);
        weights = Arrays.copyOf(keptWeights, kept);
    }

    private @Nullable AffineMinimum minimum() {
        if (exact) {
            return exactFit.minimum(members);
        }
        double[][] columns = new double[members.length][];
        for (int i = 0; i < members.length; i++) {
            columns[i] = d[members[i]];
        }
        double[][] lower = factor.of(members);
        return lower != null ? AffineMinimum.of(columns, lower, ridge) : NearDependence.minimum(columns, ridge);
    }

    private void switchIfExact() {
        double length = Math.sqrt(dot(residual, residual));
        if (mayBeExact && !exact && length <= Math.max(EXACT, EXACT_IN_RIDGES * ridge)) {
            exact = true;
            AffineMinimum minimum = minimum();
            if (minimum != null && allPositive(minimum.weights())) {
                weights = minimum.weights();
                residual = minimum.residual();
                mu = minimum.mu();
            } else {
                exact = false;
            }
        }
    }

    private boolean isGain(double objective) {
        boolean visible = objective < leastObjective;
        if (visible) {
            leastObjective = objective;
        }
        return visible || (objective <= leastObjective * (1 + SIDEWAYS) && sideways++ < d.length);
    }

    private double objective() {
        double[] x = new double[d[0].length];
        for (int i = 0; i < members.length; i++) {
            addTo(x, weights[i], d[members[i]]);
        }
        return dot(x, x) + ridge * dot(weights, weights);
    }

    private static boolean allPositive(double[] values) {
        for (double value : values) {
            if (!(value > 0)) {
                return false;
            }
        }
        return true;
    }
}
