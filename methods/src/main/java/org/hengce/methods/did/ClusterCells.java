package org.hengce.methods.did;

import java.util.Arrays;
import org.hengce.methods.cohort.CohortMoments;
import org.hengce.methods.panel.Panel;

/**
 * Clusters that hold whole units, each with the sums of its units' outcomes by cohort: as small a summary as scores and
 * bootstraps can be had from. Outcomes are measured from each unit's own mean.
 */
final class ClusterCells {
    final int clusters;
    final int[] start; // pairs of a cluster: from start[g] to start[g + 1]
    final int[] cohort; // of a pair
    final double[] weight; // of a pair
    final double[] outcome; // Σ w z, pair by pair, each with all periods
    final int treatedClusters;

    private ClusterCells(
            int clusters, int[] start, int[] cohort, double[] weight, double[] outcome, int treatedClusters) {
        this.clusters = clusters;
        this.start = start;
        this.cohort = cohort;
        this.weight = weight;
        this.outcome = outcome;
        this.treatedClusters = treatedClusters;
    }

    /** Clusters by unit or by a category that is constant within units; only those with a unit that is kept count. */
    static ClusterCells of(Design design, CohortMoments moments) {
        Panel panel = design.panel();
        Design.Codes codes = design.codes(design.clusters().get(0));
        int units = panel.unitCount();
        int[] clusterOf = new int[units];
        int highest = 0;
        for (int u = 0; u < units; u++) {
            clusterOf[u] = design.kept(u) ? codes.of(u, 0) : -1;
            highest = Math.max(highest, clusterOf[u]);
        }
        int cohorts = moments.cohorts().count();
        int[] pairOf = new int[Math.multiplyExact(highest + 1, cohorts)];
        for (int u = 0; u < units; u++) {
            if (clusterOf[u] >= 0) {
                pairOf[clusterOf[u] * cohorts + moments.cohorts().indexOf(panel.firstTreated(u))] = 1;
            }
        }
        int[] start = new int[highest + 2];
        int[] cohort = new int[pairOf.length];
        int pairs = 0;
        int clusters = 0;
        int treated = 0;
        for (int g = 0; g <= highest; g++) {
            int before = pairs;
            boolean holdsTreated = false;
            for (int c = 0; c < cohorts; c++) {
                if (pairOf[g * cohorts + c] > 0) {
                    int first = moments.cohorts().firstTreated(c);
                    holdsTreated |= first > 0 && first != Panel.NEVER;
                    cohort[pairs] = c;
                    pairOf[g * cohorts + c] = pairs++;
                }
            }
            if (pairs > before) {
                start[++clusters] = pairs;
                treated += holdsTreated ? 1 : 0;
            }
        }
        double[] weight = new double[pairs];
        double[] outcome = new double[Math.multiplyExact(pairs, panel.periodCount())];
        double[] own = new double[panel.periodCount()];
        for (int u = 0; u < units; u++) {
            if (clusterOf[u] >= 0) {
                int pair = pairOf[clusterOf[u] * cohorts + moments.cohorts().indexOf(panel.firstTreated(u))];
                panel.readOutcomes(u, own);
                add(own, panel.weight(u), pair, weight, outcome);
            }
        }
        return new ClusterCells(
                clusters, Arrays.copyOf(start, clusters + 1), Arrays.copyOf(cohort, pairs), weight, outcome, treated);
    }

    private static void add(double[] own, double w, int pair, double[] weight, double[] outcome) {
        double mean = 0;
        for (double y : own) {
            mean += y;
        }
        mean /= own.length;
        weight[pair] += w;
        for (int t = 0; t < own.length; t++) {
            outcome[pair * own.length + t] += w * (own[t] - mean);
        }
    }
}
