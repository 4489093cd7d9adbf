package org.hengce.launcher.kafka;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.hengce.launcher.terminal.Failure;

/** Makes the cluster's topics what {@code topics.yaml} says; never deletes one. */
public final class Topics {
    private Topics() {}

    /** How many copies of a record there are: the two sizes that {@code topics.yaml} knows. */
    public enum Copies {
        /** One broker, few partitions. */
        ONE,
        /** As in production: any broker may be lost. */
        THREE
    }

    /** Makes what is missing, with a topic for each of the registered sources of inbound observations. */
    public static void ensure(Admin admin, List<String> sources, Copies copies)
            throws IOException, InterruptedException, ExecutionException {
        TopicList wanted = TopicList.load(sources);
        TopicList.Size size = copies == Copies.ONE ? wanted.embedded() : wanted.production();
        requireBrokers(admin, size);
        Set<String> present = admin.listTopics().names().get();
        List<NewTopic> missing = new ArrayList<>();
        List<TopicList.Topic> kept = new ArrayList<>();
        for (TopicList.Topic topic : wanted.topics()) {
            if (present.contains(topic.name())) kept.add(topic);
            else missing.add(fresh(topic, size));
        }
        admin.createTopics(missing).all().get();
        if (kept.isEmpty()) return;
        Map<String, TopicDescription> found = admin.describeTopics(
                        kept.stream().map(TopicList.Topic::name).toList())
                .allTopicNames()
                .get();
        requireCopies(found.values(), size);
        growPartitions(admin, kept, found, size);
        setRight(admin, kept, size);
    }

    private static void requireBrokers(Admin admin, TopicList.Size size)
            throws InterruptedException, ExecutionException {
        int brokers = admin.describeCluster().nodes().get().size();
        if (brokers >= size.replicationFactor()) return;
        throw new Failure(
                "Kafka has too few brokers for %d copies of each record.".formatted(size.replicationFactor()),
                "It has %d now.".formatted(brokers),
                "Wait until all are there, or say that one copy is enough: HENGCE_KAFKA_REPLICATION=1");
    }

    /** Copies are moved by whoever runs the cluster; a wrong number of them must not pass for the right one. */
    private static void requireCopies(Collection<TopicDescription> topics, TopicList.Size size) {
        for (TopicDescription topic : topics) {
            int copies = topic.partitions().get(0).replicas().size();
            if (copies == size.replicationFactor()) continue;
            throw new Failure(
                    "The topic %s has %d copies of each record instead of %d."
                            .formatted(topic.name(), copies, size.replicationFactor()),
                    "It was made with another HENGCE_KAFKA_REPLICATION.",
                    "Say HENGCE_KAFKA_REPLICATION=%d, or change the copies with kafka-reassign-partitions.sh."
                            .formatted(copies));
        }
    }

    private static NewTopic fresh(TopicList.Topic topic, TopicList.Size size) {
        return new NewTopic(topic.name(), topic.partitions(size), size.replicationFactor())
                .configs(topic.settings(size));
    }

    private static void growPartitions(
            Admin admin, List<TopicList.Topic> topics, Map<String, TopicDescription> found, TopicList.Size size)
            throws InterruptedException, ExecutionException {
        Map<String, NewPartitions> more = new HashMap<>();
        for (TopicList.Topic topic : topics) {
            TopicDescription now = found.get(topic.name());
            if (now != null && now.partitions().size() < topic.partitions(size))
                more.put(topic.name(), NewPartitions.increaseTo(topic.partitions(size)));
        }
        if (!more.isEmpty()) admin.createPartitions(more).all().get();
    }

    private static void setRight(Admin admin, List<TopicList.Topic> topics, TopicList.Size size)
            throws InterruptedException, ExecutionException {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        for (TopicList.Topic topic : topics)
            changes.put(
                    new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
                    topic.settings(size).entrySet().stream()
                            .map(setting -> new AlterConfigOp(
                                    new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                            .toList());
        admin.incrementalAlterConfigs(changes).all().get();
    }
}
