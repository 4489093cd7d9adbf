package org.hengce.contracts.policy;

import org.hengce.contracts.event.Aggregate;

/**
 * A whole policy, on {@code hengce.policies}; drafts are not published.
 *
 * @param version the number of its published text, as evaluations quote it
 */
public record PolicyV1(int epoch, long revision, boolean retired, int version, PolicyStatus status, PolicyText policy)
        implements Aggregate {
    public static final String TYPE = "org.hengce.policy.v1";
}
