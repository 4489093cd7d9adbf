package org.hengce.policy.policies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hengce.contracts.indicator.Direction;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.kit.paging.Page;
import org.hengce.kit.problem.Problem;
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
        TextCheck check = new TextCheck();
        Map<String, Direction> directions = definitions.directions(
                text.goals().stream().map(Goal::indicator).distinct().toList());
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
        check.refuse(PolicyRules.broken());
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
        List<List<Mention>> mentions = page.items().stream()
                .map(policy -> PolicyMentions.of(policy.requireText()))
                .toList();
        Set<Mention> pending =
                definitions.unknown(mentions.stream().flatMap(List::stream).toList());
        List<PolicyView> views = new ArrayList<>();
        for (int i = 0; i < mentions.size(); i++) {
            views.add(PolicyView.of(
                    page.items().get(i),
                    mentions.get(i).stream()
                            .filter(pending::contains)
                            .map(PendingCode::of)
                            .toList()));
        }
        return new Page<>(views, page.nextCursor());
    }
}
