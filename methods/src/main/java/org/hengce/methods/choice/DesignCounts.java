package org.hengce.methods.choice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.hengce.methods.panel.Panel;

/**
 * What a panel offers to compare. Only units without gaps count: gaps are never filled.
 *
 * @param treated units that become treated within the panel
 * @param cohorts different periods in which they do
 * @param starts the same with the units that have gaps counted in
 * @param neverTreated units that never do
 * @param treatedLater treated units of all cohorts but the earliest, which are controls until then
 * @param periodsBefore periods before the earliest cohort; 0 without treated units
 * @param periodsAfter periods from the earliest cohort on; 0 without treated units
 * @param seasonalCycle periods after which a season returns, 1 where there are none
 * @param treatedWithGaps treated units that do not count
 * @param controlsWithGaps never-treated units that do not count
 * @param alwaysTreated units that say nothing, since they were treated from the first period on
 */
public record DesignCounts(
        int treated,
        int cohorts,
        int starts,
        int neverTreated,
        int treatedLater,
        int periodsBefore,
        int periodsAfter,
        int seasonalCycle,
        List<String> treatedWithGaps,
        int controlsWithGaps,
        List<String> alwaysTreated) {
    /** Copies the lists. */
    public DesignCounts {
        treatedWithGaps = List.copyOf(treatedWithGaps);
        alwaysTreated = List.copyOf(alwaysTreated);
    }

    /** Counts; cost O(units · periods). */
    public static DesignCounts of(Panel panel) {
        int treated = 0;
        int never = 0;
        int inEarliest = 0;
        int gappyControls = 0;
        TreeSet<Integer> cohorts = new TreeSet<>();
        TreeSet<Integer> starts = new TreeSet<>();
        List<String> gappyTreated = new ArrayList<>();
        List<String> always = new ArrayList<>();
        for (int u = 0; u < panel.unitCount(); u++) {
            if (panel.alwaysTreated(u)) {
                always.add(panel.unit(u));
            } else if (panel.neverTreated(u)) {
                never += panel.complete(u) ? 1 : 0;
                gappyControls += panel.complete(u) ? 0 : 1;
            } else if (!panel.complete(u)) {
                gappyTreated.add(panel.unit(u));
                starts.add(panel.firstTreated(u));
            } else {
                int start = panel.firstTreated(u);
                starts.add(start);
                inEarliest = cohorts.isEmpty() || start < cohorts.first() ? 0 : inEarliest;
                cohorts.add(start);
                inEarliest += start == cohorts.first() ? 1 : 0;
                treated++;
            }
        }
        int before = cohorts.isEmpty() ? 0 : cohorts.first();
        return new DesignCounts(
                treated,
                cohorts.size(),
                starts.size(),
                never,
                treated - inEarliest,
                before,
                cohorts.isEmpty() ? 0 : panel.periodCount() - before,
                panel.frequency().seasonalCycle(),
                gappyTreated,
                gappyControls,
                always);
    }

    /**
     * What a panel will offer once its units have been treated for so many periods, if all go on as they are.
     *
     * @param past in which nobody is treated
     * @param treated codes of those that are to be, all at once after the last period
     */
    static DesignCounts planned(Panel past, Collection<String> treated, int periodsAfter) {
        int[] from = new int[past.unitCount()];
        Arrays.fill(from, Panel.NEVER);
        treated.stream().mapToInt(past::indexOf).filter(u -> u >= 0).forEach(u -> from[u] = past.periodCount() - 1);
        double[] outcomes = new double[past.unitCount() * past.periodCount()];
        past.readOutcomes(0, past.unitCount(), outcomes);
        DesignCounts now = of(past.with(outcomes, from));
        return new DesignCounts(
                now.treated(),
                now.cohorts(),
                now.starts(),
                now.neverTreated(),
                now.treatedLater(),
                past.periodCount(),
                periodsAfter,
                now.seasonalCycle(),
                now.treatedWithGaps(),
                now.controlsWithGaps(),
                now.alwaysTreated());
    }
}
