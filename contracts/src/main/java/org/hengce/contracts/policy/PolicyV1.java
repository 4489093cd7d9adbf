package org.hengce.contracts.policy;

import java.util.List;
import org.hengce.contracts.event.Aggregate;

/**
 * A whole policy, on {@code hengce.policies}; drafts are not published.
 *
 * @param version the number of its published text, as evaluations quote it
 * @param plans all sealed evaluation plans, oldest first; the last one is in force
 * @param selfAssessments oldest first
 */
public record PolicyV1(
        int epoch,
        long revision,
        boolean retired,
        int version,
        PolicyStatus status,
        PolicyText policy,
        List<PlanText> plans,
        List<SelfAssessment> selfAssessments)
        implements Aggregate {
    public static final String TYPE = "org.hengce.policy.v1";

    /** Events from before there were plans have none. */
    @SuppressWarnings("NullAway") // read from JSON, where anything may be missing
    public PolicyV1 {
        plans = plans == null ? List.of() : List.copyOf(plans);
        selfAssessments = selfAssessments == null ? List.of() : List.copyOf(selfAssessments);
    }

    /** A policy without plan or self-assessment. */
    public PolicyV1(int epoch, long revision, boolean retired, int version, PolicyStatus status, PolicyText policy) {
        this(epoch, revision, retired, version, status, policy, List.of(), List.of());
    }
}
