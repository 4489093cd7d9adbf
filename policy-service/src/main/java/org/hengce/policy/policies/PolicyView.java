package org.hengce.policy.policies;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.contracts.policy.PolicyText;

/** A policy as it is read: its text with where it stands in its life. */
public record PolicyView(@JsonUnwrapped PolicyText policy, PolicyStatus status, int version) {
    static PolicyView of(Policy policy) {
        return new PolicyView(policy.requireText(), policy.status, policy.version);
    }
}
