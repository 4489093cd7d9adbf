package org.hengce.evaluation.run;

import java.util.List;

/**
 * The policies of the register at one time, as far as they matter to each other.
 *
 * @param policies in the order of their codes; no drafts, none retired
 * @param sha256 of the text that they are kept as; the same for the same policies
 */
public record PolicyRegister(List<OtherPolicy> policies, String sha256) {
    /** Copies the list. */
    public PolicyRegister {
        policies = List.copyOf(policies);
    }

    /** One that is kept nowhere. */
    public static PolicyRegister of(List<OtherPolicy> policies) {
        return new PolicyRegister(policies, "");
    }

    /** Those with a goal on the indicator that are beside the policy of this code. */
    List<OtherPolicy> beside(String policy, String indicator) {
        return policies.stream()
                .filter(other ->
                        other.indicators().contains(indicator) && !other.code().equals(policy))
                .toList();
    }
}
