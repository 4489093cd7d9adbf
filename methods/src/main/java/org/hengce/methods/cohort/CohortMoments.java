package org.hengce.methods.cohort;

import java.util.List;
import java.util.function.IntPredicate;
import org.hengce.methods.panel.Panel;

/**
 * Means and scatter of the outcomes of every cohort: all that estimators need of a panel whose regressors depend on
 * cohort and period alone, and of the influence functions of group-time averages. Drift and scatter are for what compares
 * a unit with itself (contrasts, whose coefficients sum to 0 over periods): they are taken of z[i,t] = y[i,t] less the
 * unit's own mean, so that units of very different size cost no digits.
 *
 * <p>With unit weights w (1 where the panel has none), for a cohort g over its units i without a gap:
 *
 * <ul>
 *   <li>{@link #units n}, {@link #weight W} = Σ w, {@link #squaredWeight Q} = Σ w²;
 *   <li>{@link #mean} = Σ w y[i,t] ÷ W, {@link #change} the same of y[i,t] − y[i,s];
 *   <li>with m[t] = Σ w z[i,t] ÷ W: {@link #drift r[t]} = Σ w² (z[i,t] − m[t]), 0 but for rounding without weights;
 *   <li>{@link #scatter S[s,t]} = Σ w² (z[i,s] − m[s]) (z[i,t] − m[t]).
 * </ul>
 *
 * <p>About another centre c, with d = m − c: Σ w² (z − c)(z − c)ᵀ = S + r dᵀ + d rᵀ + Q d dᵀ.
 *
 * <p>Outcomes are read once, in blocks that stay in a core's cache; each block is centred by its own means and blocks are
 * merged pairwise (Chan, Golub and LeVeque, The American Statistician 37(3), 1983), so that large levels cost no digits.
 * The same bits on any number of threads. Cost O(units · periods), with scatter O(units · periods²); nothing is
 * allocated per unit.
 * Outcomes beyond about 1e150 overflow: sums are then not finite, which callers check.
 */
public final class CohortMoments {
    private final Cohorts cohorts;
    private final Moments sums;
    private final int incomplete;
    private final double largest;

    private CohortMoments(Cohorts cohorts, Moments sums, int incomplete, double largest) {
        this.cohorts = cohorts;
        this.sums = sums;
        this.incomplete = incomplete;
        this.largest = largest;
    }

    /**
     * Reads the panel. Units with a gap are left out and counted.
     *
     * @param kept units that count; of the others nothing is read
     * @param scatter whether {@link #scatter} is wanted too
     * @param threads at least 1
     */
    public static CohortMoments of(Panel panel, IntPredicate kept, boolean scatter, int threads) {
        Cohorts cohorts = Cohorts.of(panel);
        // Scatter of many cohorts over many periods can be larger than the panel: then in fewer pieces.
        long cells = (long) panel.unitCount() * panel.periodCount();
        long held = (long) cohorts.count() * panel.periodCount() * panel.periodCount();
        List<Block> read = Blocks.read(
                panel,
                threads,
                scatter ? (int) Math.min(cells / held, Integer.MAX_VALUE) : Integer.MAX_VALUE,
                () -> new Block(panel, cohorts, kept, scatter));
        Moments total = new Moments(cohorts.count(), panel.periodCount(), scatter);
        int incomplete = 0;
        double largest = 0;
        for (Block piece : read) {
            total.merge(piece.total());
            incomplete += piece.incomplete();
            largest = Math.max(largest, piece.largest());
        }
        return new CohortMoments(cohorts, total, incomplete, largest);
    }

    /** The cohorts, by whose indices the rest is addressed; some may have no unit that counts. */
    public Cohorts cohorts() {
        return cohorts;
    }

    /** Units that were to be kept but have a gap. */
    public int incomplete() {
        return incomplete;
    }

    /** The largest outcome of a unit that counts, in absolute value: what rounding errors are measured by. */
    public double largest() {
        return largest;
    }

    /** How many units count. */
    public int units(int cohort) {
        return sums.units[cohort];
    }

    /** Sum of the units' weights. */
    public double weight(int cohort) {
        return sums.weight[cohort];
    }

    /** Sum of the squares of the units' weights. */
    public double squaredWeight(int cohort) {
        return sums.squared[cohort];
    }

    /** Weighted mean of the outcomes in one period; 0 where no unit counts. */
    public double mean(int cohort, int period) {
        return sums.level[cohort] + sums.mean[cohort * sums.periods + period];
    }

    /** Weighted mean of what units changed by from one period to another; without the rounding of their levels. */
    public double change(int cohort, int from, int to) {
        return sums.mean[cohort * sums.periods + to] - sums.mean[cohort * sums.periods + from];
    }

    /** Weighted mean of the outcomes in one period, each measured from its unit's own mean over all periods. */
    public double ownDeviation(int cohort, int period) {
        return sums.mean[cohort * sums.periods + period];
    }

    /** Σ w² (z[t] − m[t]). */
    public double drift(int cohort, int period) {
        return sums.drift[cohort * sums.periods + period];
    }

    /**
     * Σ w² (z[s] − m[s]) (z[t] − m[t]).
     *
     * @throws IllegalStateException if it was not asked for
     */
    public double scatter(int cohort, int one, int other) {
        if (sums.scatter.length == 0 && cohorts.count() > 0) {
            throw new IllegalStateException("these moments were read without scatter");
        }
        return sums.scatter[cohort * sums.pairs + Moments.pair(one, other)];
    }
}
