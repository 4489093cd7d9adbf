package org.hengce.methods.cohort;

import java.util.Arrays;
import org.hengce.methods.panel.Panel;

/**
 * The cohorts of a panel: its distinct first treated periods in ascending order, the never treated last. A cohort is
 * addressed by its index here. Immutable.
 */
public final class Cohorts {
    private final int[] firstTreated;
    private final int[] indexOf; // by first treated period, the never treated at the end; −1 where there is none

    private Cohorts(int[] firstTreated, int[] indexOf) {
        this.firstTreated = firstTreated;
        this.indexOf = indexOf;
    }

    /** Those of all units, whether they have observations or not. Cost O(units). */
    public static Cohorts of(Panel panel) {
        int periods = panel.periodCount();
        boolean[] present = new boolean[periods + 1];
        for (int u = 0; u < panel.unitCount(); u++) {
            present[Math.min(panel.firstTreated(u), periods)] = true;
        }
        int[] indexOf = new int[periods + 1];
        int[] firstTreated = new int[periods + 1];
        int count = 0;
        for (int g = 0; g <= periods; g++) {
            indexOf[g] = present[g] ? count : -1;
            if (present[g]) {
                firstTreated[count++] = g == periods ? Panel.NEVER : g;
            }
        }
        return new Cohorts(Arrays.copyOf(firstTreated, count), indexOf);
    }

    /** How many there are, the never treated included. */
    public int count() {
        return firstTreated.length;
    }

    /** The first treated period of the cohort with this index, or {@link Panel#NEVER}. */
    public int firstTreated(int cohort) {
        return firstTreated[cohort];
    }

    /** The index of the cohort first treated in this period (or {@link Panel#NEVER}), or −1 where there is none. */
    public int indexOf(int firstTreatedPeriod) {
        return indexOf[Math.min(firstTreatedPeriod, indexOf.length - 1)];
    }
}
