package org.hengce.evaluation.disclosure;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hengce.presentation.json.EvaluationDocument;

/**
 * Regions of which values have been hidden since an evaluation was made.
 *
 * @param byGoal as reasons name goals; under the empty name those of all of them
 */
public record HiddenRegions(Map<String, ? extends Set<String>> byGoal) {
    /** Nothing was hidden. */
    public static final HiddenRegions NONE = new HiddenRegions(Map.of());

    private static final String ALL = "";

    /** The evaluation as it counts today: with these beside those that it had from the start. */
    public EvaluationDocument on(EvaluationDocument stored) {
        if (byGoal.isEmpty()) {
            return stored;
        }
        Map<String, Set<String>> regions = new TreeMap<>();
        stored.restrictedRegions().forEach((goal, of) -> regions.put(goal, new TreeSet<>(of)));
        byGoal.forEach((goal, of) -> {
            if (goal.equals(ALL)) {
                goals(stored).forEach(each -> add(regions, each, of));
            } else {
                add(regions, goal, of);
            }
        });
        return stored.restrictedTo(regions);
    }

    private static void add(Map<String, Set<String>> regions, String goal, Set<String> more) {
        regions.computeIfAbsent(goal, g -> new TreeSet<>()).addAll(more);
    }

    /** Every goal has an effect, or a reason under its own name. */
    private static Set<String> goals(EvaluationDocument stored) {
        Set<String> goals = new TreeSet<>();
        stored.reasons().keySet().stream()
                .filter(field -> field.matches("effects\\[\\d+]"))
                .forEach(goals::add);
        for (int goal = 0, left = stored.effects().size(); left > 0; goal++) {
            left -= goals.add("effects[%d]".formatted(goal)) ? 1 : 0;
        }
        return goals;
    }
}
