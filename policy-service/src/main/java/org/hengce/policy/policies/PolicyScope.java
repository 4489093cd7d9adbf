package org.hengce.policy.policies;

import java.util.List;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyText.Coverage;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.regions.RegionScope;
import org.jspecify.annotations.Nullable;

/** What rights that are limited to regions allow with a policy. */
final class PolicyScope {
    private PolicyScope() {}

    /**
     * Refuses to write a policy that covers more than the caller's regions.
     *
     * @throws Problem 403 that names each coverage outside
     */
    static void requireWritable(RegionScope scope, PolicyText text) {
        @Nullable Problem problem = null;
        List<Coverage> coverage = text.coverage();
        for (int i = 0; i < coverage.size(); i++) {
            String region = coverage.get(i).region();
            if (!scope.covers(region)) {
                problem = problem == null ? RegionScope.refused() : problem;
                problem.violation("coverage[%d].region".formatted(i), RegionScope.outside(region));
            }
        }
        if (problem != null) {
            throw problem;
        }
    }

    /** A draft is seen by those who have a part in it; what was published, by everybody. */
    static boolean isVisible(RegionScope scope, Policy policy) {
        return policy.status != PolicyStatus.DRAFT
                || scope.isEverywhere()
                || policy.requireText().coverage().stream().anyMatch(covered -> scope.covers(covered.region()));
    }
}
