package org.hengce.evaluation.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.evaluation.run.EvaluatedInputs;
import org.hengce.evaluation.run.Inputs;
import org.hengce.evaluation.run.Series;
import org.hengce.evaluation.run.Specification;
import org.hengce.presentation.json.ComparisonDocument.Cause;

/**
 * The inputs along the path from an older evaluation to a newer one (evaluation.md §7), each differing from the one before by
 * one cause.
 */
final class Path {
    private final Inputs older;
    private final Inputs newer;
    private final Specification olderSpecification;
    private final Specification newerSpecification;

    /** A state: the inputs after a cause has had its effect. */
    record State(Cause cause, Inputs inputs, Specification specification) {}

    /**
     * From one to the other.
     *
     * @param older with the newer one's indicators where the older policy had none on them
     * @param olderSpecification with the newer one's seeds
     */
    Path(Inputs older, Specification olderSpecification, Inputs newer, Specification newerSpecification) {
        this.older = older;
        this.newer = newer;
        this.olderSpecification = olderSpecification;
        this.newerSpecification = newerSpecification;
    }

    List<State> states() {
        List<State> states = new ArrayList<>();
        states.add(new State(Cause.SOFTWARE, older, olderSpecification));
        Inputs policy = olderValuesUnderTheNewerPolicy();
        states.add(new State(Cause.POLICY, policy, olderSpecification));
        states.add(new State(Cause.SPECIFICATION, policy, newerSpecification));
        states.add(new State(Cause.REVISIONS, with(policy, Cells::revised, false), newerSpecification));
        states.add(new State(Cause.UNITS, with(policy, Cells::withNewerUnits, true), newerSpecification));
        states.add(new State(Cause.PERIODS, newer, newerSpecification));
        return states;
    }

    /** The older values of the newer policy's goals. */
    Map<Goal, Series> olderSeries() {
        Map<Goal, Series> series = new HashMap<>();
        newer.series().forEach((goal, values) -> series.put(goal, olderValues(goal, values)));
        return series;
    }

    /** Goals that only the newer policy has begin with their newer values: there are no older ones to begin with. */
    private Inputs olderValuesUnderTheNewerPolicy() {
        Map<String, Series> weights = new HashMap<>(newer.weights());
        weights.putAll(older.weights());
        weights.keySet().retainAll(newer.weights().keySet());
        return new Inputs(
                newer.policy(),
                newer.others(),
                newer.indicators(),
                older.register(),
                olderSeries(),
                weights,
                newer.software(),
                newer.planAt());
    }

    private Series olderValues(Goal goal, Series otherwise) {
        for (Map.Entry<Goal, Series> had : older.series().entrySet()) {
            if (EvaluatedInputs.series(had.getKey()).equals(EvaluatedInputs.series(goal))) {
                return had.getValue();
            }
        }
        return otherwise;
    }

    private interface Change {
        List<Series.Value> apply(Cells cells);
    }

    /** The weights of units follow with the units: they are means over a time that is past. */
    private Inputs with(Inputs policy, Change change, boolean units) {
        Map<Goal, Series> series = new HashMap<>();
        policy.series().forEach((goal, values) -> {
            Series target = newer.series().getOrDefault(goal, values);
            series.put(goal, new Series(target.vintage(), change.apply(new Cells(values.values(), target.values()))));
        });
        return new Inputs(
                policy.policy(),
                policy.others(),
                policy.indicators(),
                units ? newer.register() : policy.register(),
                series,
                units ? newer.weights() : policy.weights(),
                policy.software(),
                policy.planAt());
    }

    /** Values of one series, before and after. */
    private static final class Cells {
        private final SortedMap<Series.Place, Series.Value> before = new TreeMap<>();
        private final SortedMap<Series.Place, Series.Value> after = new TreeMap<>();

        Cells(List<Series.Value> before, List<Series.Value> after) {
            before.forEach(value -> this.before.put(Series.Place.of(value), value));
            after.forEach(value -> this.after.put(Series.Place.of(value), value));
        }

        /** The older cells, with newer values where both have one. */
        List<Series.Value> revised() {
            List<Series.Value> values = new ArrayList<>();
            before.forEach((key, value) -> values.add(after.getOrDefault(key, value)));
            return values;
        }

        /** The newer regions, each in the sectors that it has, in the older periods. */
        List<Series.Value> withNewerUnits() {
            Set<String> periods = new HashSet<>();
            before.keySet().forEach(key -> periods.add(key.period()));
            Set<List<String>> units = new HashSet<>();
            after.keySet().forEach(key -> units.add(unit(key)));
            SortedMap<Series.Place, Series.Value> values = new TreeMap<>(before);
            values.keySet().removeIf(key -> !units.contains(unit(key)));
            after.forEach((key, value) -> {
                if (periods.contains(key.period())) {
                    values.put(key, value);
                }
            });
            return List.copyOf(values.values());
        }

        private static List<String> unit(Series.Place place) {
            return List.of(place.region(), place.sector());
        }
    }
}
