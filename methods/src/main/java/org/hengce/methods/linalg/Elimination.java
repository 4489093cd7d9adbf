package org.hengce.methods.linalg;

/**
 * Gaussian elimination with partial pivoting, for one right-hand side.
 *
 * <p>To the last bit what EJML's {@code LinearSolverLu_DDRM} gives, and several times as fast on systems with many zeros:
 * every sum of products is added up in the same order and subtracted once it is whole, but the sums of a row grow side by
 * side, so that no addition waits for the one before, and products with a zero, which change no sum, are left out.
 */
final class Elimination {
    private Elimination() {}

    /**
     * The solution; not finite where the system is singular.
     *
     * @param system row by row, square; overwritten
     * @param sums of products of factors so far, to be subtracted from the system: 0, or those of rows and columns that were
     *     eliminated before and are no part of the system any more; overwritten
     * @param known the right-hand side; overwritten
     */
    static double[] solve(double[][] system, double[][] sums, double[] known) {
        int n = known.length;
        for (int j = 0; j < n; j++) {
            for (int i = j; i < n; i++) {
                system[i][j] -= sums[i][j];
            }
            int pivot = largest(system, j);
            if (pivot != j) {
                swap(system, pivot, j);
                swap(sums, pivot, j);
                double value = known[pivot];
                known[pivot] = known[j];
                known[j] = value;
            }
            double[] row = system[j];
            for (int c = j + 1; c < n; c++) {
                row[c] -= sums[j][c];
            }
            eliminate(system, sums, j);
        }
        substitute(system, known);
        return known;
    }

    /** The first of the largest of what is left of the column. */
    private static int largest(double[][] system, int column) {
        int at = column;
        double largest = Math.abs(system[column][column]);
        for (int i = column + 1; i < system.length; i++) {
            double size = Math.abs(system[i][column]);
            if (size > largest) {
                at = i;
                largest = size;
            }
        }
        return at;
    }

    private static void swap(double[][] rows, int i, int j) {
        double[] row = rows[i];
        rows[i] = rows[j];
        rows[j] = row;
    }

    private static void eliminate(double[][] system, double[][] sums, int j) {
        double[] row = system[j];
        double pivot = row[j];
        int from = j + 1;
        while (from < row.length && row[from] == 0) {
            from++;
        }
        for (int i = j + 1; i < row.length; i++) {
            if (system[i][j] != 0) {
                system[i][j] /= pivot; // the largest, and so not 0
                add(sums[i], system[i][j], row, from);
            }
        }
    }

    private static void add(double[] sums, double factor, double[] row, int from) {
        for (int c = from; c < row.length; c++) {
            sums[c] += factor * row[c];
        }
    }

    private static void substitute(double[][] factors, double[] x) {
        int n = x.length;
        int first = 0;
        while (first < n && x[first] == 0) {
            first++;
        }
        for (int i = first + 1; i < n; i++) {
            double[] row = factors[i];
            double sum = x[i];
            for (int j = first; j < i; j++) {
                sum -= row[j] * x[j];
            }
            x[i] = sum;
        }
        for (int i = n - 1; i >= 0; i--) {
            double[] row = factors[i];
            double sum = x[i];
            for (int j = i + 1; j < n; j++) {
                sum -= row[j] * x[j];
            }
            x[i] = sum / row[i];
        }
    }
}
