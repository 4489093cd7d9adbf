package org.hengce.methods.linalg;

import static org.hengce.methods.linalg.SimplexLeastSquares.dot;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The Cholesky factor of gram + ρI + 11ᵀ over a list of columns that grows at its end and loses members anywhere; adding 1
 * everywhere changes nothing where Σ w = 1 and makes the matrix definite.
 *
 * <p>A row of the factor depends on the columns up to its own only, so that those before the first change are kept, to
 * the bit what they would be if all were computed again. Products of two columns are computed once; memory is that of
 * the columns that were ever asked for, squared, however many others there are.
 */
final class GramFactor {
    /** Below this share of its diagonal element a pivot says that the columns are affinely dependent. */
    private static final double DEPENDENT = 1e-13;

    private static final int NONE = -1;

    private final double[][] d;
    private final double ridge;
    private final int[] slots; // of each column, in the order in which they were first asked for
    private double[][] products = new double[16][]; // by slot, lower triangle, NaN where not asked for yet
    private int slotCount;
    private double[][] lower = new double[16][];
    private int[] held = new int[0]; // whose rows the factor has
    private int valid; // how many of them

    GramFactor(double[][] d, double ridge) {
        this.d = d;
        this.ridge = ridge;
        slots = new int[d.length];
        Arrays.fill(slots, NONE);
    }

    /** Row by row, good until the next call; null where the columns are affinely dependent. */
    double @Nullable [][] of(int[] members) {
        int kept = 0;
        while (kept < valid && kept < members.length && held[kept] == members[kept]) {
            kept++;
        }
        held = members;
        valid = kept;
        if (lower.length < members.length) {
            lower = Arrays.copyOf(lower, 2 * members.length);
        }
        while (valid < members.length) {
            if (!factorRow(valid, members)) {
                return null;
            }
            valid++;
        }
        return lower;
    }

    private boolean factorRow(int i, int[] members) {
        double[] row = new double[i + 1];
        for (int j = 0; j < i; j++) {
            double[] above = lower[j];
            double sum = product(members[i], members[j]) + 1;
            for (int l = 0; l < j; l++) {
                sum -= row[l] * above[l];
            }
            row[j] = sum / above[j];
        }
        double diagonal = product(members[i], members[i]) + 1 + ridge;
        double sum = diagonal;
        for (int l = 0; l < i; l++) {
            sum -= row[l] * row[l];
        }
        if (!(sum > DEPENDENT * diagonal)) {
            return false;
        }
        row[i] = Math.sqrt(sum);
        lower[i] = row;
        return true;
    }

    private double product(int j, int k) {
        int a = slot(j);
        int b = slot(k);
        double[] row = products[Math.max(a, b)];
        int at = Math.min(a, b);
        if (Double.isNaN(row[at])) {
            row[at] = dot(d[j], d[k]);
        }
        return row[at];
    }

    private int slot(int j) {
        if (slots[j] == NONE) {
            if (slotCount == products.length) {
                products = Arrays.copyOf(products, 2 * slotCount);
            }
            double[] row = new double[slotCount + 1];
            Arrays.fill(row, Double.NaN);
            products[slotCount] = row;
            slots[j] = slotCount++;
        }
        return slots[j];
    }
}
