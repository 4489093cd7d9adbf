package org.hengce.evaluation.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.evaluation.run.EvaluatedInputs;
import org.hengce.evaluation.run.Inputs;
import org.hengce.evaluation.run.Series;
import org.hengce.presentation.json.ComparisonDocument.Mover;
import org.jspecify.annotations.Nullable;

/** Which changed values matter: each is put back alone, and the estimate made again without it. */
final class Movers {
    private static final int TRIED = 50;
    private static final int LISTED = 10;

    private final Inputs newer;
    private final Predicate<String> mayRead;
    private final Function<Inputs, Evaluated> evaluate;

    /**
     * Movers of these inputs.
     *
     * @param mayRead whether values of a region that are not free may be read: others are not named
     * @param evaluate with the seeds of the newer evaluation, for the same reader
     */
    Movers(Inputs newer, Predicate<String> mayRead, Function<Inputs, Evaluated> evaluate) {
        this.newer = newer;
        this.mayRead = mayRead;
        this.evaluate = evaluate;
    }

    /** A value that was changed; {@code size} in standard deviations of its series. */
    private record Changed(Goal goal, Series.Value old, Series.Value current, double size) {}

    /** The ten that move an estimate most on their own, of the fifty that were changed most. */
    List<Mover> of(Map<Goal, Series> older) {
        Map<Goal, Double> estimates = new HashMap<>();
        List<Mover> movers = new ArrayList<>();
        changed(older).stream()
                .sorted(Comparator.comparingDouble((Changed c) -> -c.size()))
                .limit(TRIED)
                .forEach(changed -> {
                    @Nullable
                    Double estimate = estimates.computeIfAbsent(
                            changed.goal(),
                            goal -> estimate(goal, newer.series().get(goal)));
                    @Nullable Double without = estimate == null ? null : estimate(changed.goal(), putBack(changed));
                    if (estimate != null && without != null) {
                        movers.add(mover(changed, estimate - without));
                    }
                });
        movers.sort(Comparator.comparingDouble((Mover m) -> -Math.abs(m.effectOnEstimate())));
        return List.copyOf(movers.subList(0, Math.min(LISTED, movers.size())));
    }

    private List<Changed> changed(Map<Goal, Series> older) {
        List<Changed> changed = new ArrayList<>();
        for (Goal goal : newer.policy().policy().goals()) {
            Series current = newer.series().get(goal);
            Series old = older.get(goal);
            if (current == null || old == null) {
                continue;
            }
            Map<Series.Place, Series.Value> before = new TreeMap<>();
            old.values().forEach(value -> before.put(Series.Place.of(value), value));
            double spread = spread(current.values().stream()
                    .filter(value -> value.readableBy(mayRead))
                    .toList());
            for (Series.Value value : current.values()) {
                Series.Value was = before.get(Series.Place.of(value));
                if (was != null
                        && was.value() != value.value()
                        && was.readableBy(mayRead)
                        && value.readableBy(mayRead)) {
                    changed.add(new Changed(goal, was, value, Math.abs(value.value() - was.value()) / spread));
                }
            }
        }
        return changed;
    }

    private static double spread(List<Series.Value> values) {
        double mean = values.stream().mapToDouble(Series.Value::value).average().orElse(0);
        double squares = values.stream()
                .mapToDouble(value -> (value.value() - mean) * (value.value() - mean))
                .sum();
        double spread = Math.sqrt(squares / Math.max(1, values.size() - 1));
        return spread > 0 ? spread : 1;
    }

    private Series putBack(Changed changed) {
        Series current = newer.series().getOrDefault(changed.goal(), new Series(null, List.of()));
        return new Series(
                current.vintage(),
                current.values().stream()
                        .map(value -> value.equals(changed.current()) ? changed.old() : value)
                        .toList());
    }

    /** The goal alone, which is much quicker and the same: goals are estimated each for itself. */
    private @Nullable Double estimate(Goal goal, @Nullable Series series) {
        if (series == null) {
            return null;
        }
        return evaluate.apply(newer.withOnly(goal, series)).estimates().get(EvaluatedInputs.series(goal));
    }

    private static Mover mover(Changed changed, double effect) {
        Goal goal = changed.goal();
        return new Mover(
                goal.indicator(),
                changed.current().sector(),
                changed.current().region(),
                changed.current().period(),
                changed.old().value(),
                changed.current().value(),
                effect);
    }
}
