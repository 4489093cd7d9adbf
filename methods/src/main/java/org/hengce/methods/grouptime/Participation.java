package org.hengce.methods.grouptime;

import java.util.stream.IntStream;

/** In which cells that are estimated each cohort has a part, as treated or as control; base cells have none. */
final class Participation {
    private final int[][] cells;

    Participation(Sample sample, Plan plan, Comparison comparison) {
        cells = new int[sample.cohorts().count()][];
        for (int c = 0; c < cells.length; c++) {
            int cohort = c;
            cells[c] = IntStream.range(0, plan.size())
                    .filter(j -> !plan.cell(j).isBase() && !Double.isNaN(comparison.att(j)))
                    .filter(j -> plan.cell(j).cohort() == cohort || plan.cell(j).comparesWith(cohort))
                    .toArray();
        }
    }

    /** Indices of the cells, ascending. */
    int[] cells(int cohort) {
        return cells[cohort];
    }
}
