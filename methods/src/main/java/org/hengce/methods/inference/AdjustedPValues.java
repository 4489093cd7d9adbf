package org.hengce.methods.inference;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * P-values of several questions asked at once, each as large as is needed for a threshold to hold for all of them.
 *
 * @param holm whoever rejects at most at α is wrong about at least one of them with probability at most α, however they
 *     depend on each other (Holm, Scandinavian Journal of Statistics 6, 1979)
 * @param benjaminiHochberg whoever rejects at most at α expects at most a share α of the rejections to be wrong, if the
 *     questions are independent or positively dependent (Benjamini and Hochberg, JRSS B 57, 1995)
 */
public record AdjustedPValues(List<Double> holm, List<Double> benjaminiHochberg) {
    /** Copies the lists. */
    public AdjustedPValues {
        holm = List.copyOf(holm);
        benjaminiHochberg = List.copyOf(benjaminiHochberg);
    }

    /**
     * The adjusted values in the order of the raw ones. A value that is NaN stays NaN and does not count as a question.
     *
     * @throws IllegalArgumentException if a value is neither NaN nor in [0, 1]
     */
    public static AdjustedPValues of(List<Double> raw) {
        for (double p : raw) {
            if (p < 0 || p > 1) {
                throw new IllegalArgumentException("a p-value lies between 0 and 1, not at " + p);
            }
        }
        int[] order = IntStream.range(0, raw.size())
                .filter(i -> !Double.isNaN(raw.get(i)))
                .boxed()
                .sorted((i, j) -> Double.compare(raw.get(i), raw.get(j)))
                .mapToInt(Integer::intValue)
                .toArray();
        int m = order.length;
        double[] holm = new double[raw.size()];
        double[] benjaminiHochberg = new double[raw.size()];
        Arrays.fill(holm, Double.NaN);
        Arrays.fill(benjaminiHochberg, Double.NaN);
        double least = 0;
        for (int k = 0; k < m; k++) {
            least = Math.max(least, Math.min(1, (m - k) * raw.get(order[k])));
            holm[order[k]] = least;
        }
        double most = 1;
        for (int k = m - 1; k >= 0; k--) {
            // Divided first for k = m − 1, so that the largest value stays as it is, to the bit.
            most = Math.min(most, raw.get(order[k]) * ((double) m / (k + 1)));
            benjaminiHochberg[order[k]] = most;
        }
        return new AdjustedPValues(listed(holm), listed(benjaminiHochberg));
    }

    private static List<Double> listed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
