package org.hengce.evaluation.run;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyText.Coverage;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.contracts.policy.PolicyV1;

/**
 * Another policy of the register that has a goal on an indicator of the one evaluated: whoever it covers shows its effect,
 * too.
 *
 * @param version of its text
 * @param indicators on which it has goals
 */
public record OtherPolicy(String code, int version, List<Coverage> coverage, Set<String> indicators) {
    /** Copies; the order of indicators says nothing, but prints the same each time. */
    public OtherPolicy {
        coverage = List.copyOf(coverage);
        indicators = new TreeSet<>(indicators);
    }

    /** What matters of it to others. */
    static OtherPolicy of(PolicyV1 policy) {
        PolicyText text = policy.policy();
        return new OtherPolicy(
                text.code(),
                policy.version(),
                text.coverage(),
                text.goals().stream().map(Goal::indicator).collect(Collectors.toSet()));
    }
}
