package org.hengce.policy.epochs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.hengce.contracts.event.Topics;
import org.hengce.kit.epoch.Republished;
import org.hengce.policy.policies.PolicyRegister;

/** All policies but drafts. */
@ApplicationScoped
class RepublishedPolicies implements Republished {
    @Inject
    PolicyRegister policies;

    @Override
    public List<String> topics() {
        return List.of(Topics.POLICIES);
    }

    @Override
    public void publishAll(int epoch) {
        policies.publishAll(epoch);
    }
}
