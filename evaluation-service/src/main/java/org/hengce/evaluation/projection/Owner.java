package org.hengce.evaluation.projection;

import java.util.List;
import java.util.stream.Stream;
import org.hengce.contracts.event.Topics;

/** The services whose entries are copied here, each with its topics: they publish them again together, under a new epoch. */
@SuppressWarnings("ImmutableEnumChecker") // List.of() is immutable
public enum Owner {
    POLICY_SERVICE("policy-service", List.of(Topics.POLICIES, Topics.STRATEGIES, Topics.REFERENCES)),
    INDICATOR_SERVICE("indicator-service", List.of(Topics.INDICATORS, Topics.REGIONS, Topics.OBSERVATIONS));

    private final String service;
    private final List<String> topics;

    Owner(String service, List<String> topics) {
        this.service = service;
        this.topics = topics;
    }

    /** The one to which a topic belongs. */
    public static Owner of(String topic) {
        return Stream.of(values())
                .filter(owner -> owner.topics.contains(topic))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody's entries are copied from " + topic));
    }

    public String service() {
        return service;
    }

    List<String> topics() {
        return topics;
    }
}
