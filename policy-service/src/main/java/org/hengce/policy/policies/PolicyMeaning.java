package org.hengce.policy.policies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.kit.paging.Page;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.Problem.Violation;
import org.hengce.policy.definitions.PolicyMentions;
import org.hengce.policy.policies.GoalMeaning.Said;

/** What policies say about what others define. */
@ApplicationScoped
public class PolicyMeaning {
    @Inject
    GoalMeaning goals;

    /**
     * Refuses goals that promise harm.
     *
     * @throws Problem 422 that names every one
     */
    void require(PolicyText text) {
        goals.require(text.goals(), PolicyRules.broken());
    }

    /** By code, what {@link #require} would refuse each of them for; without those that it takes. */
    Map<String, List<Violation>> wrong(Collection<PolicyText> texts) {
        List<PolicyText> listed = List.copyOf(texts);
        List<List<Violation>> violations =
                goals.wrong(listed.stream().map(PolicyText::goals).toList());
        Map<String, List<Violation>> wrong = new LinkedHashMap<>();
        for (int i = 0; i < listed.size(); i++) {
            if (!violations.get(i).isEmpty()) {
                wrong.put(listed.get(i).code(), violations.get(i));
            }
        }
        return wrong;
    }

    /** The policy as it is read. */
    PolicyView view(Policy policy) {
        return viewsOf(List.of(policy)).get(0);
    }

    /** A page of them, asking once for all. */
    Page<PolicyView> views(Page<Policy> page) {
        return page.mapTogether(this::viewsOf);
    }

    private List<PolicyView> viewsOf(List<Policy> policies) {
        return goals.views(
                policies,
                entry -> new Said(
                        PolicyMentions.of(entry.requireText()),
                        entry.requireText().goals()),
                PolicyView::of);
    }
}
