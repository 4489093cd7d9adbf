package org.hengce.contracts.policy;

import java.util.Set;

/** The life cycle of a policy: DRAFT → PUBLISHED → IN_FORCE → ENDED or REPEALED. */
public enum PolicyStatus {
    DRAFT,
    PUBLISHED,
    IN_FORCE,
    ENDED,
    REPEALED;

    /** The states that may follow this one. */
    public Set<PolicyStatus> next() {
        return switch (this) {
            case DRAFT -> Set.of(PUBLISHED);
            case PUBLISHED -> Set.of(IN_FORCE);
            case IN_FORCE -> Set.of(ENDED, REPEALED);
            case ENDED, REPEALED -> Set.of();
        };
    }
}
