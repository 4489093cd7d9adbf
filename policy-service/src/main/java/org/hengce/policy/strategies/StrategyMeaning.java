package org.hengce.policy.strategies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.hengce.contracts.strategy.StrategyText;
import org.hengce.kit.paging.Page;
import org.hengce.kit.problem.Problem;
import org.hengce.policy.policies.GoalMeaning;
import org.hengce.policy.policies.GoalMeaning.Said;

/** What strategies say about what others define. */
@ApplicationScoped
class StrategyMeaning {
    @Inject
    GoalMeaning goals;

    /**
     * Refuses goals that promise harm.
     *
     * @throws Problem 422 that names every one
     */
    void require(StrategyText text) {
        goals.require(text.goals(), StrategyRules.broken());
    }

    /** The strategy as it is read. */
    StrategyView view(Strategy strategy) {
        return viewsOf(List.of(strategy)).get(0);
    }

    /** A page of them, asking once for all. */
    Page<StrategyView> views(Page<Strategy> page) {
        return page.mapTogether(this::viewsOf);
    }

    private List<StrategyView> viewsOf(List<Strategy> strategies) {
        return goals.views(
                strategies,
                entry -> new Said(
                        StrategyMentions.of(entry.requireText()),
                        entry.requireText().goals()),
                StrategyView::of);
    }
}
