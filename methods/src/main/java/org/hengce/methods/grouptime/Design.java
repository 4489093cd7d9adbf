package org.hengce.methods.grouptime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Cells that compare the same units with the same covariates, and so share a propensity.
 *
 * @param cohort index of the treated cohort
 * @param firstControl index of the first control cohort; all after it but the treated one are controls too
 * @param period whose covariates are taken
 * @param cells indices in the plan
 */
record Design(int cohort, int firstControl, int period, List<Integer> cells) {
    /** All designs of the plan's cells that have a control, in the order of their first cells. */
    static List<Design> of(Plan plan, boolean constantInTime) {
        Map<List<Integer>, List<Integer>> found = new LinkedHashMap<>();
        for (int j = 0; j < plan.size(); j++) {
            Plan.Cell cell = plan.cell(j);
            if (!cell.isBase() && plan.controlUnits(j) > 0) {
                int period = constantInTime ? 0 : cell.earlier();
                found.computeIfAbsent(List.of(cell.cohort(), cell.firstControl(), period), key -> new ArrayList<>())
                        .add(j);
            }
        }
        List<Design> designs = new ArrayList<>();
        found.forEach((key, cells) -> designs.add(new Design(key.get(0), key.get(1), key.get(2), cells)));
        return designs;
    }

    /** Which of the wanted designs hold each cohort. */
    static int[][] byCohort(Sample sample, List<Design> designs, IntPredicate wanted) {
        int[][] byCohort = new int[sample.cohorts().count()][];
        for (int c = 0; c < byCohort.length; c++) {
            int cohort = c;
            byCohort[c] = IntStream.range(0, designs.size())
                    .filter(wanted)
                    .filter(d -> designs.get(d).holds(cohort))
                    .toArray();
        }
        return byCohort;
    }

    boolean isControl(int other) {
        return other >= firstControl && other != cohort;
    }

    boolean holds(int other) {
        return other == cohort || isControl(other);
    }
}
