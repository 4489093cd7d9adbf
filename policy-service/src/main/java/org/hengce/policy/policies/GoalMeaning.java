package org.hengce.policy.policies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hengce.contracts.indicator.Direction;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.Problem.Violation;
import org.hengce.policy.definitions.Definitions;
import org.hengce.policy.definitions.Mention;
import org.hengce.policy.definitions.PendingCode;
import org.hengce.policy.definitions.Unsettled;

/**
 * What goals, of policies and of strategies, say about what others define. What they have not defined yet is pending and wrong in
 * nothing; when they do, what it contradicts is shown.
 */
@ApplicationScoped
public class GoalMeaning {
    @Inject
    Definitions definitions;

    /** What a text names, and its goals. */
    public record Said(List<Mention> mentions, List<Goal> goals) {}

    /**
     * Refuses goals that promise harm.
     *
     * @param refusal of the whole text
     * @throws Problem 422 that names every target effect whose sign goes against the direction of its indicator, where that is
     *     defined
     */
    public void require(List<Goal> goals, Message refusal) {
        check(goals, directions(List.of(goals))).refuse(refusal);
    }

    /** For each of these lists of goals what {@link #require} would refuse it for, asking once for all. */
    List<List<Violation>> wrong(List<List<Goal>> texts) {
        Map<String, Direction> directions = directions(texts);
        return texts.stream()
                .map(goals -> check(goals, directions).violations())
                .toList();
    }

    /**
     * Entries as they are read, asking once for all.
     *
     * @param said what an entry names
     * @param view of an entry and what is unsettled in it
     */
    public <E, V> List<V> views(List<E> entries, Function<E, Said> said, BiFunction<E, Unsettled, V> view) {
        List<Said> texts = entries.stream().map(said).toList();
        Set<Mention> unknown = definitions.unknown(
                texts.stream().flatMap(text -> text.mentions().stream()).toList());
        Map<String, Direction> directions =
                directions(texts.stream().map(Said::goals).toList());
        List<V> views = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            views.add(view.apply(entries.get(i), unsettled(texts.get(i), unknown, directions)));
        }
        return views;
    }

    private static Unsettled unsettled(Said text, Set<Mention> unknown, Map<String, Direction> directions) {
        return new Unsettled(
                text.mentions().stream()
                        .filter(unknown::contains)
                        .map(PendingCode::of)
                        .toList(),
                check(text.goals(), directions).violations().stream()
                        .map(Violation::field)
                        .toList());
    }

    /** Only those with a target need a direction. */
    private Map<String, Direction> directions(Collection<List<Goal>> texts) {
        List<String> indicators = texts.stream()
                .flatMap(List::stream)
                .filter(goal -> goal.targetEffect() != null)
                .map(Goal::indicator)
                .distinct()
                .toList();
        return indicators.isEmpty() ? Map.of() : definitions.directions(indicators);
    }

    private static TextCheck check(List<Goal> goals, Map<String, Direction> directions) {
        TextCheck check = new TextCheck();
        for (int i = 0; i < goals.size(); i++) {
            Goal goal = goals.get(i);
            Direction direction = directions.getOrDefault(goal.indicator(), Direction.NEUTRAL);
            if (goal.targetEffect() != null && goal.targetEffect() * wanted(direction) < 0) {
                check.wrong(
                        "goals[%d].targetEffect".formatted(i),
                        "'%s' is %s, and %s is the other way; change the sign, or the indicator's direction if that is wrong",
                        "“%s”为 %s，而 %s 的方向相反；请更改符号，或在指标方向有误时更正指标",
                        goal.indicator(),
                        direction,
                        goal.targetEffect());
            }
        }
        return check;
    }

    private static int wanted(Direction direction) {
        return switch (direction) {
            case HIGHER_IS_BETTER -> 1;
            case LOWER_IS_BETTER -> -1;
            case NEUTRAL -> 0;
        };
    }
}
