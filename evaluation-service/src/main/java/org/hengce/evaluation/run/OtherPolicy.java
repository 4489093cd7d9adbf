package org.hengce.evaluation.run;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hengce.contracts.policy.PolicyText.Coverage;

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
}
