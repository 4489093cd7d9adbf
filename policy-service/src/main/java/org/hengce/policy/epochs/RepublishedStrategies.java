package org.hengce.policy.epochs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.hengce.contracts.event.Topics;
import org.hengce.kit.epoch.Republished;
import org.hengce.policy.strategies.StrategyRegister;

/** All strategies but drafts. */
@ApplicationScoped
class RepublishedStrategies implements Republished {
    @Inject
    StrategyRegister strategies;

    @Override
    public List<String> topics() {
        return List.of(Topics.STRATEGIES);
    }

    @Override
    public void publishAll(int epoch) {
        strategies.publishAll(epoch);
    }
}
