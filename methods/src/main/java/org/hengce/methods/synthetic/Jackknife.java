package org.hengce.methods.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The jackknife of Arkhangelsky et al. 2021, algorithm 3: each unit is deleted once while weights stay as they are, those
 * of the donors left being made to sum to 1.
 */
final class Jackknife {
    private Jackknife() {}

    /**
     * One replicate per unit, donors first. Every cohort needs at least two units and two donors with weight.
     *
     * @param table outcomes by row
     * @param omegas donors' weights, by cohort
     * @param lambdas weights of the periods before the treatment, by cohort
     */
    static List<Replicate> replicates(
            Pattern pattern, double[][] table, List<double[]> omegas, List<double[]> lambdas) {
        Replicate unchanged = StaggeredFit.of(pattern, table, omegas, lambdas);
        List<Replicate> replicates = new ArrayList<>();
        for (int place = 0; place < pattern.donors().length; place++) {
            int deleted = place;
            if (omegas.stream().noneMatch(omega -> omega[deleted] > 0)) {
                replicates.add(unchanged);
            } else {
                List<double[]> others =
                        omegas.stream().map(omega -> without(omega, deleted)).toList();
                replicates.add(StaggeredFit.of(pattern.withoutDonor(place), table, others, lambdas));
            }
        }
        for (int c = 0; c < pattern.cohorts(); c++) {
            for (int member = 0; member < pattern.treated(c).length; member++) {
                replicates.add(StaggeredFit.of(pattern.withoutTreated(c, member), table, omegas, lambdas));
            }
        }
        return replicates;
    }

    private static double[] without(double[] omega, int place) {
        double[] others = new double[omega.length - 1];
        System.arraycopy(omega, 0, others, 0, place);
        System.arraycopy(omega, place + 1, others, place, others.length - place);
        double sum = Arrays.stream(others).sum();
        Arrays.setAll(others, j -> others[j] / sum);
        return others;
    }
}
