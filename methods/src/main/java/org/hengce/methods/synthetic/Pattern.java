package org.hengce.methods.synthetic;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who is treated from when and who never, as rows of a table: the panel's own pattern, or one of placebo, replicate or
 * leave-one-out. In a bootstrap replicate a row may stand more than once.
 */
final class Pattern {
    private final int[] starts; // by cohort, ascending
    private final int[][] treated; // by cohort
    private final int[] donors;

    /** Takes the arrays over. */
    Pattern(int[] starts, int[][] treated, int[] donors) {
        this.starts = starts;
        this.treated = treated;
        this.donors = donors;
    }

    /** Of a design in a table with the donors first and the cohorts after them, both in the design's order. */
    static Pattern of(Design design) {
        int row = design.donors().size();
        int[] donors = IntStream.range(0, row).toArray();
        int[][] treated = new int[design.cohorts().size()][];
        for (int c = 0; c < treated.length; c++) {
            int size = design.cohorts().get(c).units().size();
            treated[c] = IntStream.range(row, row + size).toArray();
            row += size;
        }
        return new Pattern(
                design.cohorts().stream().mapToInt(Design.Cohort::start).toArray(), treated, donors);
    }

    /** Other units in the places of the treated ones, and other donors. */
    Pattern assigned(int[][] newTreated, int[] newDonors) {
        return new Pattern(starts, newTreated, newDonors);
    }

    /** The same without the donor in this place; needs at least two donors. */
    Pattern withoutDonor(int place) {
        int[] others = new int[donors.length - 1];
        System.arraycopy(donors, 0, others, 0, place);
        System.arraycopy(donors, place + 1, others, place, others.length - place);
        return new Pattern(starts, treated, others);
    }

    /** The same without one member of a cohort of at least two. */
    Pattern withoutTreated(int cohort, int member) {
        int[][] fewer = treated.clone();
        fewer[cohort] = IntStream.range(0, treated[cohort].length)
                .filter(i -> i != member)
                .map(i -> treated[cohort][i])
                .toArray();
        return new Pattern(starts, fewer, donors);
    }

    /** Every row as often as said, cohorts of which no row is left being left out. */
    Pattern repeated(int[] times) {
        int[][] repeated =
                Arrays.stream(treated).map(rows -> repeated(rows, times)).toArray(int[][]::new);
        int[] kept = IntStream.range(0, starts.length)
                .filter(c -> repeated[c].length > 0)
                .toArray();
        return new Pattern(
                Arrays.stream(kept).map(c -> starts[c]).toArray(),
                Arrays.stream(kept).mapToObj(c -> repeated[c]).toArray(int[][]::new),
                repeated(donors, times));
    }

    private static int[] repeated(int[] rows, int[] times) {
        return Arrays.stream(rows)
                .flatMap(row -> IntStream.range(0, times[row]).map(i -> row))
                .toArray();
    }

    int cohorts() {
        return starts.length;
    }

    int start(int cohort) {
        return starts[cohort];
    }

    int[] treated(int cohort) {
        return treated[cohort];
    }

    int[] donors() {
        return donors;
    }

    int treatedCount() {
        return Arrays.stream(treated).mapToInt(rows -> rows.length).sum();
    }

    /** How many units each cohort has. */
    List<Integer> sizes() {
        return Arrays.stream(treated).map(rows -> rows.length).toList();
    }

    /** The cohort and its donors, from a table of outcomes. */
    Outcomes outcomes(int cohort, double[][] table) {
        double[][] rows = rows(treated[cohort], table);
        return new Outcomes(Outcomes.mean(rows), rows.length, rows(donors, table), starts[cohort]);
    }

    private static double[][] rows(int[] which, double[][] table) {
        return Arrays.stream(which).mapToObj(row -> table[row]).toArray(double[][]::new);
    }
}
