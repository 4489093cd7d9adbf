package org.hengce.methods.its;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hengce.methods.panel.Panel;

/**
 * The regressors of a segmented regression over n periods: intercept; trend t = 1 … n; for each interruption its level (1
 * from its first period on) and, where slopes are on, its slope (periods since that first one: 0 in it); pairs of sine and
 * cosine of 2πkt ÷ cycle.
 */
final class SegmentedModel {
    /** Level and slope of the first interruption, which is the policy's. */
    private static final int POLICY = 2;

    private final List<String> names = new ArrayList<>();
    private final List<double[]> columns = new ArrayList<>();
    private final int[] starts;
    private final boolean slopes;
    private final int harmonics;
    private final int periods;

    /**
     * Makes the regressors.
     *
     * @param starts index of the first period of each interruption, ascending
     * @param cycle periods after which a season returns
     */
    SegmentedModel(Panel panel, int[] starts, boolean slopes, int harmonics, int cycle) {
        this.starts = starts.clone();
        this.slopes = slopes;
        this.harmonics = harmonics;
        this.periods = panel.periodCount();
        add("intercept", t -> 1);
        add("trend", t -> t + 1.0);
        for (int start : starts) {
            add("level " + panel.period(start), t -> t < start ? 0 : 1);
            if (slopes) {
                add("slope " + panel.period(start), t -> t < start ? 0 : t - start);
            }
        }
        for (int k = 1; k <= harmonics; k++) {
            int frequency = k;
            // At half the cycle's length the sine is 0 in every period: there is a cosine only.
            if (2 * k != cycle) {
                add("sin" + k, t -> StrictMath.sin(angle(frequency, t, cycle)));
            }
            add("cos" + k, t -> StrictMath.cos(angle(frequency, t, cycle)));
        }
    }

    private interface Regressor {
        double at(int period);
    }

    private void add(String name, Regressor regressor) {
        double[] column = new double[periods];
        Arrays.setAll(column, regressor::at);
        names.add(name);
        columns.add(column);
    }

    /** Turned back into one cycle first, so that a season returns with the same bits. */
    private static double angle(int frequency, int period, int cycle) {
        return 2 * Math.PI * Math.floorMod((long) frequency * (period + 1), (long) cycle) / cycle;
    }

    /** Names of the regressors, in order. */
    List<String> names() {
        return names;
    }

    /** Regressor by regressor, each with all periods; not to be written to. */
    double[][] columns() {
        return columns.toArray(double[][]::new);
    }

    /** How many interruptions there are. */
    int interruptions() {
        return starts.length;
    }

    /** Whether each interruption has a slope beside its level. */
    boolean slopes() {
        return slopes;
    }

    /** Pairs of sine and cosine. */
    int harmonics() {
        return harmonics;
    }

    /** Index of an interruption's first period. */
    int start(int interruption) {
        return starts[interruption];
    }

    /** Index of an interruption's level among the regressors; its slope follows. */
    int level(int interruption) {
        return POLICY + interruption * (slopes ? 2 : 1);
    }

    /** Weights of the coefficients whose sum is the policy's effect in a period from its start on. */
    double[] effectIn(int period) {
        return effect(period - starts[0]);
    }

    /**
     * Those of the policy's mean effect: up to the next interruption, or to the last period where there is none. That is
     * the effect half-way, since it is linear in time.
     */
    double[] meanEffect() {
        int end = starts.length > 1 ? starts[1] : periods;
        return effect((end - starts[0] - 1) / 2.0);
    }

    private double[] effect(double since) {
        double[] weights = new double[names.size()];
        weights[POLICY] = 1;
        if (slopes) {
            weights[POLICY + 1] = since;
        }
        return weights;
    }

    /** The regressors of a period as they would be without the policy, all other interruptions being as they are. */
    double[] withoutPolicy(int period) {
        double[] row = new double[names.size()];
        Arrays.setAll(row, j -> columns.get(j)[period]);
        row[POLICY] = 0;
        if (slopes) {
            row[POLICY + 1] = 0;
        }
        return row;
    }
}
