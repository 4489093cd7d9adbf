package org.hengce.contracts.event;

/** The names of the topics; their partitions, retention and rights stand in {@code topics.yaml}. */
public final class Topics {
    public static final String POLICIES = "hengce.policies";
    public static final String STRATEGIES = "hengce.strategies";
    public static final String REFERENCES = "hengce.references";
    public static final String INDICATORS = "hengce.indicators";
    public static final String REGIONS = "hengce.regions";
    public static final String OBSERVATIONS = "hengce.observations";
    public static final String EVALUATIONS = "hengce.evaluations";
    public static final String IMPORTS = "hengce.imports";
    public static final String AUDIT = "hengce.audit";

    /** Each registered source has a topic of its own: this and its code. */
    public static final String INBOUND_PREFIX = "hengce.inbound.";

    public static final String INBOUND_OUTCOMES = INBOUND_PREFIX + "outcomes";

    private Topics() {}
}
