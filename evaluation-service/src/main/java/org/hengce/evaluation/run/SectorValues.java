package org.hengce.evaluation.run;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hengce.contracts.Period;
import org.hengce.methods.panel.Panel;

/**
 * A goal's values sector by sector, transformed. An effect is estimated on their mean in each region: a policy is given to
 * regions and a shock strikes all sectors of one, so that regions are what can be told apart and sectors of a region are not.
 * Where every region has every sector the mean gives what region × sector as units with errors clustered by region would give
 * (docs/explanation/several-sectors.md), for every method alike, and a region is compared, left out or drawn as a whole.
 *
 * @param bySector by sector, period, then region
 */
record SectorValues(SortedMap<String, SortedMap<Period, SortedMap<String, Double>>> bySector) {
    /** Of a goal on one series per region, which needs nothing of this. */
    static final SectorValues NONE = new SectorValues(Collections.emptySortedMap());

    /** In their order; none where the goal is on one series per region. */
    List<String> sectors() {
        return List.copyOf(bySector.keySet());
    }

    /** Whether the goal lists several. */
    boolean several() {
        return bySector.size() > 1;
    }

    /** By period and region; a region that lacks a sector in a period has no value then. */
    SortedMap<Period, SortedMap<String, Double>> means() {
        SortedMap<Period, SortedMap<String, Double>> means = new TreeMap<>();
        SortedMap<Period, SortedMap<String, Double>> first =
                bySector.values().iterator().next();
        first.forEach((period, of) -> {
            SortedMap<String, Double> complete = new TreeMap<>();
            of.keySet().forEach(region -> {
                double mean = mean(region, period);
                if (!Double.isNaN(mean)) {
                    complete.put(region, mean);
                }
            });
            means.put(period, complete);
        });
        return means;
    }

    /** Shares are added, which stay within the range of the values. */
    private double mean(String region, Period period) {
        double mean = 0;
        for (String sector : bySector.keySet()) {
            mean += value(sector, region, period) / bySector.size();
        }
        return mean;
    }

    private double value(String sector, String region, Period period) {
        return bySector.getOrDefault(sector, Collections.emptySortedMap())
                .getOrDefault(period, Collections.emptySortedMap())
                .getOrDefault(region, Double.NaN);
    }

    /** Regions with a value in any of the sectors and periods. */
    SortedSet<String> regions(Iterable<Period> periods) {
        SortedSet<String> regions = new TreeSet<>();
        periods.forEach(period -> bySector.values()
                .forEach(of -> regions.addAll(
                        of.getOrDefault(period, Collections.emptySortedMap()).keySet())));
        return regions;
    }

    /** Regions in a sector that lack a value in one of these periods in which they have one in another sector. */
    SortedSet<String> incomplete(Iterable<Period> periods) {
        SortedSet<String> incomplete = new TreeSet<>();
        for (Period period : periods) {
            for (String region : regions(List.of(period))) {
                for (String sector : bySector.keySet()) {
                    if (Double.isNaN(value(sector, region, period))) {
                        incomplete.add(new SectorUnit(region, sector).name());
                    }
                }
            }
        }
        return incomplete;
    }

    /** A panel of means with one sector's values in the place of its means. */
    Panel in(String sector, Panel means) {
        double[] outcomes = new double[means.unitCount() * means.periodCount()];
        int[] firstTreated = new int[means.unitCount()];
        for (int u = 0; u < means.unitCount(); u++) {
            firstTreated[u] = means.firstTreated(u);
            for (int t = 0; t < means.periodCount(); t++) {
                outcomes[u * means.periodCount() + t] = Double.isNaN(means.outcome(u, t))
                        ? Double.NaN
                        : value(sector, means.unit(u), Period.parse(means.period(t)));
            }
        }
        return means.with(outcomes, firstTreated);
    }

    /** What a panel of means is the mean of: its regions in every sector, each a unit as {@link SectorUnit} names it. */
    Panel cells(Panel means) {
        int periods = means.periodCount();
        SortedMap<String, double[]> outcomes = new TreeMap<>();
        SortedMap<String, Integer> firstTreated = new TreeMap<>();
        for (String sector : bySector.keySet()) {
            Panel of = in(sector, means);
            for (int u = 0; u < of.unitCount(); u++) {
                String unit = new SectorUnit(of.unit(u), sector).name();
                outcomes.put(unit, of.outcomes(u));
                firstTreated.put(unit, of.firstTreated(u));
            }
        }
        double[] all = new double[outcomes.size() * periods];
        int next = 0;
        for (Map.Entry<String, double[]> unit : outcomes.entrySet()) {
            System.arraycopy(unit.getValue(), 0, all, next, periods);
            next += periods;
        }
        return Panel.of(
                means.periods(),
                List.copyOf(outcomes.keySet()),
                all,
                firstTreated.values().stream().mapToInt(Integer::intValue).toArray());
    }
}
