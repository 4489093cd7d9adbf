package org.hengce.methods.did;

import java.util.Arrays;
import org.hengce.methods.resampling.StoppedException;
import org.jspecify.annotations.Nullable;

/**
 * Takes fixed effects out of columns: weighted least squares on any number of factors, exact to rounding.
 *
 * <p>The factor by whose levels the rows stand is taken out by its means; what is left is a system in the levels of the
 * others alone. It is solved by conjugate gradients, preconditioned by the weight of the levels: the acceleration of
 * alternating projections that Hernández-Ramos, Escalante and Raydan (Numerical Functional Analysis and Optimization
 * 32(10), 2011) describe. After each solution the column's own sums by level are formed anew, until they are at most
 * {@value #TOLERANCE} of the column's norm, each divided by the root of its level's weight.
 *
 * <p>Cost O(rows · factors) a step; balanced panels take one step, ordinary ones some ten. Works on several columns at the
 * same time by several threads; nothing is allocated per row.
 */
final class FactorProjection {
    /** Relative; rounding is about 1e-15. */
    private static final double TOLERANCE = 1e-12;
    /** Where rounding allows no more than this the columns are still good to 1e-8. */
    private static final double ACCEPTABLE = 1e-10;

    /** What one round leaves, relative. */
    private static final double REDUCTION = 1e-7;

    /** A squared norm that grows by this has nothing left but rounding to work on. */
    private static final double LOST = 1e4;

    private static final int ROUNDS = 12;

    private final int rows;
    private final double @Nullable [] weights; // null where each row weighs 1
    private final int[] start; // of the groups of rows with the same level of the first factor
    private final double[] groupWeight;
    private final int[][] others; // levels of the other factors, numbered through
    private final double[] levelWeight;
    private final int stepsAtMost;

    /**
     * Prepares.
     *
     * @param factors levels row by row, from 0 without holes
     * @param levels how many each has
     * @param first which factor's levels ascend from row to row
     */
    FactorProjection(int[][] factors, int[] levels, int first, double @Nullable [] weights, int stepsAtMost) {
        this.rows = factors[first].length;
        this.weights = weights;
        this.stepsAtMost = stepsAtMost;
        start = new int[levels[first] + 1];
        groupWeight = new double[levels[first]];
        for (int row = 0; row < rows; row++) {
            start[factors[first][row] + 1] = row + 1;
            groupWeight[factors[first][row]] += weights == null ? 1 : weights[row];
        }
        others = new int[factors.length - 1][];
        int size = 0;
        for (int f = 0, o = 0; f < factors.length; f++) {
            if (f != first) {
                others[o] = size == 0 ? factors[f] : factors[f].clone();
                for (int row = 0; row < rows && size > 0; row++) {
                    others[o][row] += size;
                }
                size += levels[f];
                o++;
            }
        }
        levelWeight = new double[size];
        for (int[] codes : others) {
            for (int row = 0; row < rows; row++) {
                levelWeight[codes[row]] += weights == null ? 1 : weights[row];
            }
        }
    }

    /** How many numbers {@link #residualise} fits: levels of the first factor, then of the others in their order. */
    int size() {
        return groupWeight.length + levelWeight.length;
    }

    /**
     * Leaves of the column what the factors do not explain.
     *
     * @param fitted where what they explain is added to, level by level; null where it is not wanted
     * @return whether the accuracy promised was reached
     */
    boolean residualise(double[] column, double @Nullable [] fitted) {
        double norm = centre(column, fitted);
        double[] right = new double[levelWeight.length];
        double[] solution = new double[right.length];
        double before = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            takeOutMeans(column, fitted);
            if (right.length == 0) {
                return true;
            }
            double left = sums(column, right);
            if (left <= TOLERANCE * norm) {
                return true;
            }
            if (left > before / 2) {
                return left <= ACCEPTABLE * norm;
            }
            before = left;
            solve(right, solution, TOLERANCE * norm / 4);
            for (int[] codes : others) {
                for (int row = 0; row < rows; row++) {
                    column[row] -= solution[codes[row]];
                }
            }
            for (int l = 0; l < solution.length && fitted != null; l++) {
                fitted[groupWeight.length + l] += solution[l];
            }
        }
        takeOutMeans(column, fitted);
        return sums(column, right) <= ACCEPTABLE * norm;
    }

    /** Takes out the overall mean, which costs digits where it is large; gives the norm of what is left. */
    private double centre(double[] column, double @Nullable [] fitted) {
        double sum = 0;
        double total = 0;
        for (int row = 0; row < rows; row++) {
            double w = weights == null ? 1 : weights[row];
            sum += w * column[row];
            total += w;
        }
        double mean = sum / total;
        double squares = 0;
        for (int row = 0; row < rows; row++) {
            column[row] -= mean;
            squares += (weights == null ? 1 : weights[row]) * column[row] * column[row];
        }
        for (int g = 0; g < groupWeight.length && fitted != null; g++) {
            fitted[g] += mean;
        }
        return Math.sqrt(squares);
    }

    private void takeOutMeans(double[] column, double @Nullable [] fitted) {
        for (int g = 0; g < groupWeight.length; g++) {
            double sum = 0;
            for (int row = start[g]; row < start[g + 1]; row++) {
                sum += weights == null ? column[row] : weights[row] * column[row];
            }
            double mean = sum / groupWeight[g];
            for (int row = start[g]; row < start[g + 1]; row++) {
                column[row] -= mean;
            }
            if (fitted != null) {
                fitted[g] += mean;
            }
        }
    }

    /** Sums by level of the other factors, and their norm with each divided by the root of its level's weight. */
    private double sums(double[] column, double[] into) {
        Arrays.fill(into, 0);
        for (int[] codes : others) {
            for (int row = 0; row < rows; row++) {
                into[codes[row]] += weights == null ? column[row] : weights[row] * column[row];
            }
        }
        double squares = 0;
        for (int l = 0; l < into.length; l++) {
            squares += into[l] * into[l] / levelWeight[l];
        }
        return Math.sqrt(squares);
    }

    /**
     * Conjugate gradients, until little is left of the right side: driven to rounding they would pick up the null space of
     * the system, which is singular but consistent.
     */
    private void solve(double[] right, double[] solution, double enough) {
        int size = right.length;
        Arrays.fill(solution, 0);
        double[] residual = right.clone();
        double[] direction = new double[size];
        double[] image = new double[size];
        double norm = 0;
        for (int l = 0; l < size; l++) {
            direction[l] = residual[l] / levelWeight[l];
            norm += residual[l] * direction[l];
        }
        double target = Math.max(norm * REDUCTION * REDUCTION, enough * enough);
        double least = norm;
        for (int step = 0; step < stepsAtMost && norm > target; step++) {
            StoppedException.check();
            image(direction, image);
            double curvature = 0;
            for (int l = 0; l < size; l++) {
                curvature += direction[l] * image[l];
            }
            if (!(curvature > 0)) {
                return; // nothing but rounding is left
            }
            double length = norm / curvature;
            double next = 0;
            for (int l = 0; l < size; l++) {
                solution[l] += length * direction[l];
                residual[l] -= length * image[l];
                next += residual[l] * residual[l] / levelWeight[l];
            }
            if (next > LOST * least) {
                for (int l = 0; l < size; l++) {
                    solution[l] -= length * direction[l];
                }
                return;
            }
            least = Math.min(least, next);
            for (int l = 0; l < size; l++) {
                direction[l] = residual[l] / levelWeight[l] + next / norm * direction[l];
            }
            norm = next;
        }
    }

    /** Levels spread over the rows, the first factor's means taken out, summed by level again. */
    private void image(double[] levels, double[] into) {
        Arrays.fill(into, 0);
        for (int g = 0; g < groupWeight.length; g++) {
            double sum = 0;
            for (int row = start[g]; row < start[g + 1]; row++) {
                sum += (weights == null ? 1 : weights[row]) * spread(levels, row);
            }
            double mean = sum / groupWeight[g];
            for (int row = start[g]; row < start[g + 1]; row++) {
                double value = (weights == null ? 1 : weights[row]) * (spread(levels, row) - mean);
                for (int[] codes : others) {
                    into[codes[row]] += value;
                }
            }
        }
    }

    private double spread(double[] levels, int row) {
        double sum = 0;
        for (int[] codes : others) {
            sum += levels[codes[row]];
        }
        return sum;
    }
}
