package org.hengce.methods.grouptime;

import java.util.ArrayList;
import java.util.List;
import org.hengce.methods.cohort.Cohorts;

/**
 * Which comparisons there are: a cell for each cohort and period, by cohort, then period. A cohort that has no control from
 * its treatment on (the last one, where no unit is never treated) is a control for others and has no cells of its own.
 */
final class Plan {
    private final Sample sample;
    private final List<Cell> cells;

    private Plan(Sample sample, List<Cell> cells) {
        this.sample = sample;
        this.cells = List.copyOf(cells);
    }

    /**
     * One cell.
     *
     * @param cohort index of the cohort
     * @param firstTreated its first treated period
     * @param period of the effect
     * @param base period from which changes are measured
     * @param firstControl index of the first cohort that may serve as control, as may all after it but its own
     */
    record Cell(int cohort, int firstTreated, int period, int base, int firstControl) {
        boolean isBase() {
            return period == base;
        }

        boolean afterTreatment() {
            return period >= firstTreated;
        }

        boolean comparesWith(int other) {
            return other >= firstControl && other != cohort;
        }

        /** Where covariates are taken from. */
        int earlier() {
            return Math.min(period, base);
        }
    }

    static Plan of(Sample sample, GroupTimeAtt options) {
        Cohorts cohorts = sample.cohorts();
        boolean universal = options.base() == BasePeriod.UNIVERSAL;
        List<Cell> cells = new ArrayList<>();
        for (int c = 0; c < cohorts.count(); c++) {
            int g = cohorts.firstTreated(c);
            if (sample.size(c) == 0 || g >= sample.panel().periodCount()) {
                continue;
            }
            List<Cell> own = new ArrayList<>();
            int last = g - 1 - options.anticipation(); // before treatment and its anticipation
            for (int t = universal ? 0 : 1; t < sample.panel().periodCount(); t++) {
                int base = universal || t >= g ? last : t - 1;
                // A control is untreated, and does not anticipate, in both periods.
                int untreatedUntil = Math.max(t, base) + options.anticipation();
                int firstControl = firstAfter(cohorts, options.controls(), untreatedUntil);
                own.add(new Cell(c, g, t, base, firstControl));
            }
            if (own.stream().anyMatch(cell -> cell.afterTreatment() && controlUnits(sample, cell) > 0)) {
                cells.addAll(own);
            }
        }
        return new Plan(sample, cells);
    }

    private static int firstAfter(Cohorts cohorts, ControlGroup controls, int period) {
        int from = controls == ControlGroup.NEVER ? Integer.MAX_VALUE - 1 : period;
        int c = 0;
        while (c < cohorts.count() && cohorts.firstTreated(c) <= from) {
            c++;
        }
        return c;
    }

    List<Cell> cells() {
        return cells;
    }

    int size() {
        return cells.size();
    }

    Cell cell(int index) {
        return cells.get(index);
    }

    int treatedUnits(int index) {
        return sample.size(cells.get(index).cohort());
    }

    int controlUnits(int index) {
        return controlUnits(sample, cells.get(index));
    }

    private static int controlUnits(Sample sample, Cell cell) {
        int count = 0;
        for (int c = cell.firstControl(); c < sample.cohorts().count(); c++) {
            count += cell.comparesWith(c) ? sample.size(c) : 0;
        }
        return count;
    }

    /** Whether both sides have the two units without which nothing is known of their spread; never so of a base cell. */
    boolean showsSpread(int index) {
        return !cells.get(index).isBase() && treatedUnits(index) > 1 && controlUnits(index) > 1;
    }
}
