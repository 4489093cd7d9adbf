package org.hengce.launcher.kafka;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;

/** {@code contracts/topics.yaml}, as far as topics and rights are made from it. */
@JsonIgnoreProperties(ignoreUnknown = true)
record TopicList(Size production, Size embedded, List<Topic> topics) {
    private static final String RESOURCE = "/org/hengce/contracts/topics.yaml";

    private static final String OF_A_SOURCE = "<source>";
    static final String EVERYWHERE = "*";

    /** The list with a topic of its own for each of these registered sources. */
    static TopicList load(List<String> sources) throws IOException {
        TopicList written = written();
        return new TopicList(
                written.production(),
                written.embedded(),
                written.topics().stream()
                        .flatMap(topic -> topic.name().contains(OF_A_SOURCE)
                                ? sources.stream().map(topic::of)
                                : Stream.of(topic))
                        .toList());
    }

    private static TopicList written() throws IOException {
        try (InputStream in = Objects.requireNonNull(TopicList.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new ObjectMapper(new YAMLFactory()).readValue(in, TopicList.class);
        }
    }

    /** What these services may do: read and write what the list says, and read in groups that begin with their name. */
    static Set<AclBinding> rights(List<String> services) throws IOException {
        Set<AclBinding> rights = new HashSet<>();
        for (Topic topic : written().topics())
            for (String service : services) {
                if (topic.reads().contains(service)) rights.add(right(topic.pattern(), service, AclOperation.READ));
                if (topic.writes().contains(service)) rights.add(right(topic.pattern(), service, AclOperation.WRITE));
            }
        for (String service : services)
            rights.add(right(
                    new ResourcePattern(ResourceType.GROUP, service, PatternType.PREFIXED),
                    service,
                    AclOperation.READ));
        return rights;
    }

    private static AclBinding right(ResourcePattern on, String service, AclOperation operation) {
        return new AclBinding(
                on, new AccessControlEntry(principal(service), EVERYWHERE, operation, AclPermissionType.ALLOW));
    }

    static String principal(String service) {
        return "User:" + service;
    }

    /** @param partitions of every topic; where absent, what the topic says */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Size(
            short replicationFactor,
            int minInsyncReplicas,
            @Nullable Integer partitions) {}

    /**
     * @param partitions in production
     * @param retention "forever" or an ISO 8601 duration
     * @param maxMessageBytes Kafka's default where absent
     * @param writes names of services; of sources something that is none
     * @param reads likewise
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Topic(
            String name,
            int partitions,
            String retention,
            @Nullable Integer maxMessageBytes,
            List<String> writes,
            List<String> reads) {
        int partitions(Size size) {
            return size.partitions() == null ? partitions : size.partitions();
        }

        Map<String, String> settings(Size size) {
            Map<String, String> settings = new TreeMap<>();
            settings.put("cleanup.policy", "delete");
            settings.put("retention.ms", Long.toString(retentionMillis()));
            settings.put("retention.bytes", "-1");
            settings.put("unclean.leader.election.enable", "false");
            settings.put("min.insync.replicas", Integer.toString(size.minInsyncReplicas()));
            if (maxMessageBytes != null) settings.put("max.message.bytes", Integer.toString(maxMessageBytes));
            return settings;
        }

        private Topic of(String source) {
            return new Topic(name.replace(OF_A_SOURCE, source), partitions, retention, maxMessageBytes, writes, reads);
        }

        /** All topics of sources at once: whoever reads them reads those of later ones, too. */
        private ResourcePattern pattern() {
            boolean many = name.contains(OF_A_SOURCE);
            return new ResourcePattern(
                    ResourceType.TOPIC,
                    name.replace(OF_A_SOURCE, ""),
                    many ? PatternType.PREFIXED : PatternType.LITERAL);
        }

        private long retentionMillis() {
            return retention.equals("forever") ? -1 : Duration.parse(retention).toMillis();
        }
    }
}
