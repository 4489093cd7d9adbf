package org.hengce.methods.linalg;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The affine minimum where the columns can fit exactly and a tiny ridge ρ alone decides between the fits.
 *
 * <p>The residual x is then about as small as ρ, and computed as Σ w_j d_j it would be nothing but rounding. With
 * y = x/ρ and ν = μ/ρ as unknowns beside w, the optimality conditions
 *
 * <pre>
 *   w + Dᵀy − ν1 = 0,   Dw − ρy = 0,   1ᵀw = 1
 * </pre>
 *
 * have coefficients and solution of ordinary size however small ρ is. As long as no element of a column is larger than 1,
 * the rows of w are pivots where they stand, and what is left after them are sums of products over the members in their
 * order: these are kept from step to step, since a step mostly adds a member at the end. Cost cubic in rows; where an
 * element is larger, in columns + rows. The bits are those of the whole system's elimination.
 */
final class ExactFit {
    private final double[][] d;
    private final double ridge;
    private final int rows;
    private int[] held = new int[0]; // whose products are in the sums
    private double[][] sums;

    ExactFit(double[][] d, double ridge) {
        this.d = d;
        this.ridge = ridge;
        rows = d[0].length;
        sums = new double[0][];
    }

    /** Of these columns, with residual and mu divided by ρ; null where the system is singular. */
    @Nullable
    AffineMinimum minimum(int[] members) {
        return areSmall(members)
                ? minimum(withoutTheirRows(members), members.length)
                : ofTheWholeSystem(d, members, ridge);
    }

    private static @Nullable AffineMinimum minimum(double[] solution, int k) {
        int rows = solution.length - k - 1;
        for (double value : solution) {
            if (!Double.isFinite(value)) {
                return null;
            }
        }
        return new AffineMinimum(
                Arrays.copyOf(solution, k), Arrays.copyOfRange(solution, k, k + rows), solution[k + rows]);
    }

    private boolean areSmall(int[] members) {
        for (int member : members) {
            for (double value : d[member]) {
                if (!(Math.abs(value) <= 1)) {
                    return false;
                }
            }
        }
        return true;
    }

    private double[] withoutTheirRows(int[] members) {
        addUp(members);
        double[][] left = new double[rows + 1][rows + 1];
        double[][] products = new double[rows + 1][];
        for (int i = 0; i < rows; i++) {
            left[i][i] = -ridge;
            products[i] = sums[i].clone();
        }
        products[rows] = sums[rows].clone();
        double[] known = new double[rows + 1];
        known[rows] = 1;
        double[] y = Elimination.solve(left, products, known);

        int k = members.length;
        double[] solution = new double[k + rows + 1];
        System.arraycopy(y, 0, solution, k, rows + 1);
        for (int j = 0; j < k; j++) {
            double[] column = d[members[j]];
            double weight = 0;
            for (int i = 0; i < rows; i++) {
                weight -= column[i] * y[i];
            }
            solution[j] = weight + y[rows];
        }
        return solution;
    }

    private void addUp(int[] members) {
        int known = held.length;
        if (known == 0 || known > members.length || !Arrays.equals(held, 0, known, members, 0, known)) {
            known = 0;
            sums = new double[rows + 1][rows + 1];
        }
        for (int j = known; j < members.length; j++) {
            add(d[members[j]]);
        }
        held = members;
    }

    private void add(double[] column) {
        for (int i = 0; i < rows; i++) {
            double factor = column[i];
            double[] of = sums[i];
            for (int c = 0; c < rows; c++) {
                of[c] += factor * column[c];
            }
            of[rows] -= factor;
        }
        double[] last = sums[rows];
        for (int c = 0; c < rows; c++) {
            last[c] += column[c];
        }
        last[rows] -= 1;
    }

    /** The same, whatever the size of the elements. */
    static @Nullable AffineMinimum ofTheWholeSystem(double[][] d, int[] members, double ridge) {
        int k = members.length;
        int rows = d[0].length;
        int n = k + rows + 1;
        double[][] system = new double[n][n];
        for (int j = 0; j < k; j++) {
            double[] column = d[members[j]];
            system[j][j] = 1;
            system[j][n - 1] = -1;
            system[n - 1][j] = 1;
            System.arraycopy(column, 0, system[j], k, rows);
            for (int i = 0; i < rows; i++) {
                system[k + i][j] = column[i];
            }
        }
        for (int i = 0; i < rows; i++) {
            system[k + i][k + i] = -ridge;
        }
        double[] known = new double[n];
        known[n - 1] = 1;
        return minimum(Elimination.solve(system, new double[n][n], known), k);
    }
}
