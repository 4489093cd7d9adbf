package org.hengce.methods.linalg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.linsol.qr.LinearSolverQrHouseCol_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * Ordinary least squares of few columns by Householder's QR, for a series of some hundred periods. A column that is a
 * combination of those before it has no coefficient, and is listed.
 *
 * <p>Columns are brought to unit length first, so that the tolerance does not depend on their unit. Columns are addressed
 * by index from 0 in the order given.
 */
public final class LeastSquares {
    /** A column of unit length of which less than this lies outside those before it is a combination of them. */
    private static final double COLLINEAR = 1e-9;

    private final double[][] columns;
    private final int[] kept;
    private final List<Integer> collinear;
    private final double[] scale; // of the columns kept
    private final double[][] inverseTriangle; // R⁻¹ of the columns kept at unit length; upper
    private final double[] coefficients;
    private final double[] residuals;

    private LeastSquares(double[][] columns, double[] y, double[] scales, Factored factored) {
        this.columns = columns;
        this.kept = factored.kept;
        this.scale = Arrays.stream(kept).mapToDouble(j -> scales[j]).toArray();
        this.collinear = IntStream.range(0, columns.length)
                .filter(j -> Arrays.binarySearch(kept, j) < 0)
                .boxed()
                .toList();
        this.inverseTriangle = inverse(factored.triangle, kept.length);
        this.coefficients = new double[columns.length];
        Arrays.fill(coefficients, Double.NaN);
        this.residuals = y.clone();
        for (int i = 0; i < kept.length; i++) {
            coefficients[kept[i]] = factored.solution.get(i) / scale[i];
            for (int row = 0; row < residuals.length; row++) {
                residuals[row] -= coefficients[kept[i]] * columns[kept[i]][row];
            }
        }
    }

    /**
     * Regresses y on the columns, none of which is added. Cost O(rows · columns²) for each column left out, and once
     * more.
     *
     * @param columns column by column, each with all rows; they are not copied and must not change
     * @param y one number per row
     * @throws IllegalArgumentException if there is no column, a column is longer or shorter than y, or a number is not
     *     finite
     */
    public static LeastSquares of(double[][] columns, double[] y) {
        if (columns.length == 0 || y.length == 0) {
            throw new IllegalArgumentException(
                    "a regression needs rows and columns, not %d and %d".formatted(y.length, columns.length));
        }
        checkFinite("y", y);
        double[] scales = new double[columns.length];
        for (int j = 0; j < columns.length; j++) {
            if (columns[j].length != y.length) {
                throw new IllegalArgumentException(
                        "column %d has %d rows, y has %d".formatted(j, columns[j].length, y.length));
            }
            checkFinite("column " + j, columns[j]);
            scales[j] = length(columns[j]);
        }
        return new LeastSquares(columns, y, scales, Factored.of(columns, scales, y));
    }

    /** Indices of the columns left out, in order: those of zeros, and those that are combinations of columns before. */
    public List<Integer> collinear() {
        return collinear;
    }

    /** How many columns have a coefficient. */
    public int rank() {
        return kept.length;
    }

    /** Rows less {@link #rank}; 0 where every row is fitted exactly. */
    public int degreesOfFreedom() {
        return residuals.length - kept.length;
    }

    /** A copy of the coefficients, one per column; NaN for columns left out. */
    public double[] coefficients() {
        return coefficients.clone();
    }

    /** A copy of y less what is fitted, one per row. */
    public double[] residuals() {
        return residuals.clone();
    }

    /** (X'X)⁻¹, as many rows as columns; NaN in rows and columns left out. */
    public double[][] inverseGram() {
        double[][] inverse = new double[columns.length][columns.length];
        for (double[] row : inverse) {
            Arrays.fill(row, Double.NaN);
        }
        for (int i = 0; i < kept.length; i++) {
            for (int j = 0; j < kept.length; j++) {
                double sum = 0;
                for (int m = Math.max(i, j); m < kept.length; m++) {
                    sum += inverseTriangle[i][m] * inverseTriangle[j][m];
                }
                inverse[kept[i]][kept[j]] = sum / scale[i] / scale[j];
            }
        }
        return inverse;
    }

    private static double[][] inverse(DMatrixRMaj upper, int size) {
        double[][] inverse = new double[size][size];
        for (int j = 0; j < size; j++) {
            inverse[j][j] = 1 / upper.get(j, j);
            for (int i = j - 1; i >= 0; i--) {
                double sum = 0;
                for (int m = i + 1; m <= j; m++) {
                    sum += upper.get(i, m) * inverse[m][j];
                }
                inverse[i][j] = -sum / upper.get(i, i);
            }
        }
        return inverse;
    }

    private static void checkFinite(String what, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("%s has %s in row %d".formatted(what, values[i], i));
            }
        }
    }

    /** Without squaring large or small numbers. */
    private static double length(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        double squares = 0;
        for (double value : values) {
            squares += largest > 0 ? (value / largest) * (value / largest) : 0;
        }
        return largest * Math.sqrt(squares);
    }

    /** The columns kept, in order, with their QR decomposition at unit length. */
    private static final class Factored {
        final int[] kept;
        final DMatrixRMaj triangle;
        final DMatrixRMaj solution;

        private Factored(int[] kept, LinearSolverQrHouseCol_DDRM solver, DMatrixRMaj triangle, double[] y) {
            this.kept = kept;
            this.triangle = triangle;
            this.solution = new DMatrixRMaj(kept.length, 1);
            if (kept.length > 0) {
                solver.solve(DMatrixRMaj.wrap(y.length, 1, y.clone()), solution);
            }
        }

        /**
         * The diagonal of R shows the first combination only: behind it reflections follow rounding errors. So that
         * column goes and the rest is decomposed again.
         */
        static Factored of(double[][] columns, double[] scales, double[] y) {
            List<Integer> candidates = new ArrayList<>(IntStream.range(0, columns.length)
                    .filter(j -> scales[j] > 0)
                    .boxed()
                    .toList());
            while (true) {
                // Beyond as many as there are rows, every column is a combination.
                int[] tried =
                        candidates.stream().limit(y.length).mapToInt(j -> j).toArray();
                DMatrixRMaj unit = new DMatrixRMaj(y.length, tried.length);
                for (int i = 0; i < tried.length; i++) {
                    for (int row = 0; row < y.length; row++) {
                        unit.set(row, i, columns[tried[i]][row] / scales[tried[i]]);
                    }
                }
                LinearSolverQrHouseCol_DDRM solver = new LinearSolverQrHouseCol_DDRM();
                DMatrixRMaj triangle = new DMatrixRMaj(0, 0);
                if (tried.length > 0) {
                    solver.setA(unit);
                    QRDecomposition<DMatrixRMaj> qr = solver.getDecomposition();
                    triangle = qr.getR(null, true);
                }
                int combination = 0;
                while (combination < tried.length && Math.abs(triangle.get(combination, combination)) > COLLINEAR) {
                    combination++;
                }
                if (combination == tried.length) {
                    return new Factored(tried, solver, triangle, y);
                }
                candidates.remove(combination);
            }
        }
    }
}
