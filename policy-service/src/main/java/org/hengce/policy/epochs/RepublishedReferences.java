package org.hengce.policy.epochs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.hengce.contracts.event.Topics;
import org.hengce.kit.epoch.Republished;
import org.hengce.policy.references.ReferenceRegister;

/** The whole catalogue, with what is retired. */
@ApplicationScoped
class RepublishedReferences implements Republished {
    @Inject
    ReferenceRegister references;

    @Override
    public List<String> topics() {
        return List.of(Topics.REFERENCES);
    }

    @Override
    public void publishAll(int epoch) {
        references.publishAll(epoch);
    }
}
