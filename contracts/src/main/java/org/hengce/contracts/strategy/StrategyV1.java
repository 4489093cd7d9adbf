package org.hengce.contracts.strategy;

import org.hengce.contracts.event.Aggregate;
import org.hengce.contracts.policy.PolicyStatus;

/**
 * A whole strategy, on {@code hengce.strategies}; drafts are not published.
 *
 * @param version the number of its published text, as reviews quote it
 */
public record StrategyV1(
        int epoch, long revision, boolean retired, int version, PolicyStatus status, StrategyText strategy)
        implements Aggregate {
    public static final String TYPE = "org.hengce.strategy.v1";
}
