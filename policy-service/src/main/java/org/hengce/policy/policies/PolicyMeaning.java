package org.hengce.policy.policies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hengce.contracts.indicator.Direction;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.kit.paging.Page;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.Problem.Violation;
import org.hengce.policy.definitions.Definitions;
import org.hengce.policy.definitions.Mention;
import org.hengce.policy.definitions.PendingCode;

/** What a policy says about what others define. What they have not defined yet is pending and wrong in nothing. */
@ApplicationScoped
public class PolicyMeaning {
    @Inject
    Definitions definitions;

    /**
     * Refuses goals that promise harm.
     *
     * @throws Problem 422 that names every target effect whose sign goes against the direction of its indicator, where that is
     *     defined
     */
    void require(PolicyText text) {
        check(text, directions(List.of(text))).refuse(PolicyRules.broken());
    }

    /** By code, what {@link #require} would refuse each of them for, asking once for all; without those that it takes. */
    Map<String, List<Violation>> wrong(Collection<PolicyText> texts) {
        Map<String, Direction> directions = directions(texts);
        Map<String, List<Violation>> wrong = new LinkedHashMap<>();
        for (PolicyText text : texts) {
            TextCheck check = check(text, directions);
            if (!check.passed()) {
                wrong.put(text.code(), check.violations());
            }
        }
        return wrong;
    }

    private Map<String, Direction> directions(Collection<PolicyText> texts) {
        return definitions.directions(texts.stream()
                .flatMap(text -> text.goals().stream())
                .map(Goal::indicator)
                .distinct()
                .toList());
    }

    private static TextCheck check(PolicyText text, Map<String, Direction> directions) {
        TextCheck check = new TextCheck();
        for (int i = 0; i < text.goals().size(); i++) {
            Goal goal = text.goals().get(i);
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

    /** The policy as it is read. */
    PolicyView view(Policy policy) {
        return PolicyView.of(policy, definitions.pending(PolicyMentions.of(policy.requireText())));
    }

    /** A page of them, asking once for all. */
    Page<PolicyView> views(Page<Policy> page) {
        return page.mapTogether(this::viewsOf);
    }

    private List<PolicyView> viewsOf(List<Policy> policies) {
        List<List<Mention>> mentions = policies.stream()
                .map(policy -> PolicyMentions.of(policy.requireText()))
                .toList();
        Set<Mention> pending =
                definitions.unknown(mentions.stream().flatMap(List::stream).toList());
        List<PolicyView> views = new ArrayList<>();
        for (int i = 0; i < mentions.size(); i++) {
            views.add(PolicyView.of(
                    policies.get(i),
                    mentions.get(i).stream()
                            .filter(pending::contains)
                            .map(PendingCode::of)
                            .toList()));
        }
        return views;
    }
}
