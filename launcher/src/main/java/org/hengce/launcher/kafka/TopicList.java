package org.hengce.launcher.kafka;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code contracts/topics.yaml}, as far as topics are made from it. */
@JsonIgnoreProperties(ignoreUnknown = true)
record TopicList(Size production, Size embedded, List<Topic> topics) {
    private static final String RESOURCE = "/org/hengce/contracts/topics.yaml";

    private static final String OF_A_SOURCE = "<source>";

    /** The list with a topic of its own for each of these registered sources. */
    static TopicList load(List<String> sources) throws IOException {
        try (InputStream in = Objects.requireNonNull(TopicList.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            TopicList written = new ObjectMapper(new YAMLFactory()).readValue(in, TopicList.class);
            return new TopicList(
                    written.production(),
                    written.embedded(),
                    written.topics().stream()
                            .flatMap(topic -> topic.name().contains(OF_A_SOURCE)
                                    ? sources.stream().map(topic::of)
                                    : Stream.of(topic))
                            .toList());
        }
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
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Topic(
            String name,
            int partitions,
            String retention,
            @Nullable Integer maxMessageBytes) {
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
            return new Topic(name.replace(OF_A_SOURCE, source), partitions, retention, maxMessageBytes);
        }

        private long retentionMillis() {
            return retention.equals("forever") ? -1 : Duration.parse(retention).toMillis();
        }
    }
}
