package org.hengce.methods.linalg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A symmetric positive semidefinite system, X'X b = X'y, by Cholesky in the order given. Where a column is a combination
 * of those before it, its coefficient is left out, and it is listed.
 *
 * <p>Columns are brought to unit length first, so that the tolerance does not depend on their unit.
 */
public final class NormalEquations {
    /** A column of which less than this share (squared) is its own is a combination of others, rounding aside. */
    private static final double COLLINEAR = 1e-10;

    private final int size;
    private final double[] scale;
    private final double[][] lower; // of the columns kept, in order
    private final int[] kept;
    private final List<Integer> collinear;

    private NormalEquations(int size, double[] scale, double[][] lower, int[] kept, List<Integer> collinear) {
        this.size = size;
        this.scale = scale;
        this.lower = lower;
        this.kept = kept;
        this.collinear = List.copyOf(collinear);
    }

    /** Factors X'X, of which the lower triangle is read. */
    public static NormalEquations of(double[][] gram) {
        int size = gram.length;
        double[] scale = new double[size];
        double[][] lower = new double[size][];
        int[] kept = new int[size];
        List<Integer> collinear = new ArrayList<>();
        int rank = 0;
        for (int j = 0; j < size; j++) {
            scale[j] = Math.sqrt(gram[j][j]);
            double[] row = new double[rank + 1];
            double own = 1;
            for (int i = 0; i < rank && scale[j] > 0; i++) {
                double sum = gram[j][kept[i]] / (scale[j] * scale[kept[i]]);
                for (int m = 0; m < i; m++) {
                    sum -= row[m] * lower[i][m];
                }
                row[i] = sum / lower[i][i];
                own -= row[i] * row[i];
            }
            if (scale[j] > 0 && own > COLLINEAR) {
                row[rank] = Math.sqrt(own);
                lower[rank] = row;
                kept[rank++] = j;
            } else {
                collinear.add(j);
            }
        }
        int[] indices = new int[rank];
        System.arraycopy(kept, 0, indices, 0, rank);
        return new NormalEquations(size, scale, lower, indices, collinear);
    }

    /** Indices of the columns left out, in order. */
    public List<Integer> collinear() {
        return collinear;
    }

    /** How many columns are kept. */
    public int rank() {
        return kept.length;
    }

    /** The coefficients; NaN for columns left out. */
    public double[] solve(double[] right) {
        double[] b = new double[kept.length];
        for (int i = 0; i < b.length; i++) {
            b[i] = right[kept[i]] / scale[kept[i]];
        }
        substitute(b);
        double[] solution = new double[size];
        Arrays.fill(solution, Double.NaN);
        for (int i = 0; i < b.length; i++) {
            solution[kept[i]] = b[i] / scale[kept[i]];
        }
        return solution;
    }

    /** (X'X)⁻¹; NaN in rows and columns left out. */
    public double[][] inverse() {
        double[][] inverse = new double[size][size];
        for (double[] row : inverse) {
            Arrays.fill(row, Double.NaN);
        }
        for (int j = 0; j < kept.length; j++) {
            double[] b = new double[kept.length];
            b[j] = 1;
            substitute(b);
            for (int i = 0; i < b.length; i++) {
                inverse[kept[i]][kept[j]] = b[i] / (scale[kept[i]] * scale[kept[j]]);
            }
        }
        return inverse;
    }

    private void substitute(double[] b) {
        for (int i = 0; i < b.length; i++) {
            for (int m = 0; m < i; m++) {
                b[i] -= lower[i][m] * b[m];
            }
            b[i] /= lower[i][i];
        }
        for (int i = b.length - 1; i >= 0; i--) {
            for (int m = i + 1; m < b.length; m++) {
                b[i] -= lower[m][i] * b[m];
            }
            b[i] /= lower[i][i];
        }
    }
}
