package org.hengce.launcher.kafka;

import java.io.IOException;
import java.util.ArrayList;
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

/** Makes the cluster's topics what {@code topics.yaml} says; never deletes one. */
public final class Topics {
    private Topics() {}

    /** Makes what is missing, with a topic for each of the registered sources of inbound observations. */
    public static void ensure(Admin admin, List<String> sources)
            throws IOException, InterruptedException, ExecutionException {
        TopicList wanted = TopicList.load(sources);
        Set<String> present = admin.listTopics().names().get();
        List<NewTopic> missing = new ArrayList<>();
        List<TopicList.Topic> kept = new ArrayList<>();
        for (TopicList.Topic topic : wanted.topics()) {
            if (present.contains(topic.name())) kept.add(topic);
            else missing.add(fresh(topic, wanted.embedded()));
        }
        admin.createTopics(missing).all().get();
        if (kept.isEmpty()) return;
        growPartitions(admin, kept, wanted.embedded().partitions());
        setRight(admin, kept, wanted.embedded());
    }

    private static NewTopic fresh(TopicList.Topic topic, TopicList.Embedded embedded) {
        return new NewTopic(topic.name(), embedded.partitions(), embedded.replicationFactor())
                .configs(topic.settings(embedded));
    }

    private static void growPartitions(Admin admin, List<TopicList.Topic> topics, int partitions)
            throws InterruptedException, ExecutionException {
        Map<String, NewPartitions> more = new HashMap<>();
        for (TopicDescription found : admin.describeTopics(
                        topics.stream().map(TopicList.Topic::name).toList())
                .allTopicNames()
                .get()
                .values())
            if (found.partitions().size() < partitions) more.put(found.name(), NewPartitions.increaseTo(partitions));
        if (!more.isEmpty()) admin.createPartitions(more).all().get();
    }

    private static void setRight(Admin admin, List<TopicList.Topic> topics, TopicList.Embedded embedded)
            throws InterruptedException, ExecutionException {
        Map<ConfigResource, java.util.Collection<AlterConfigOp>> changes = new HashMap<>();
        for (TopicList.Topic topic : topics)
            changes.put(
                    new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
                    topic.settings(embedded).entrySet().stream()
                            .map(setting -> new AlterConfigOp(
                                    new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                            .toList());
        admin.incrementalAlterConfigs(changes).all().get();
    }
}
