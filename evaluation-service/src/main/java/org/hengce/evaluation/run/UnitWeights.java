package org.hengce.evaluation.run;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hengce.contracts.Period;

/**
 * What a goal's units weigh: the mean of an indicator over the periods before the policy began.
 *
 * @param weights positive, by unit
 * @param missing units that have none, and are therefore left out
 */
record UnitWeights(SortedMap<String, Double> weights, SortedSet<String> missing) {

    /**
     * The weights of these units.
     *
     * @param series of the indicator that weights
     * @param from the panel's first day
     * @param start the first day of the first treated period
     */
    static UnitWeights of(Series series, Set<String> units, LocalDate from, LocalDate start) {
        Map<String, double[]> sums = new HashMap<>();
        Map<String, Period> periods = new HashMap<>(); // few, each of many units
        for (Series.Value value : series.values()) {
            Period period = periods.computeIfAbsent(value.period(), Period::parse);
            boolean before = !period.last().isBefore(from) && period.last().isBefore(start);
            if (before && units.contains(value.region())) {
                double[] sum = sums.computeIfAbsent(value.region(), region -> new double[2]);
                sum[0] += value.value();
                sum[1]++;
            }
        }
        SortedMap<String, Double> weights = new TreeMap<>();
        SortedSet<String> missing = new TreeSet<>();
        for (String unit : units) {
            double[] sum = sums.getOrDefault(unit, new double[2]);
            double weight = sum[0] / sum[1];
            if (weight > 0 && Double.isFinite(weight)) {
                weights.put(unit, weight);
            } else {
                missing.add(unit);
            }
        }
        return new UnitWeights(weights, missing);
    }
}
