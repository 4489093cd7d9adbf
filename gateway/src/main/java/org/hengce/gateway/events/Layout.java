package org.hengce.gateway.events;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * Which partitions are read, in an order that all replicas share; a partition's place in it stands for the partition.
 *
 * @param identity of these very topics: deleted and made again, they are others
 * @param counts how many partitions each topic has
 * @param places of the partitions
 */
record Layout(int identity, List<Integer> counts, Map<TopicPartition, Integer> places) {
    Layout {
        counts = List.copyOf(counts);
        places = Map.copyOf(places);
    }

    /**
     * That of the topics as they are.
     *
     * @param topics in the order in which ids count them
     */
    static Layout of(List<String> topics, Map<String, TopicDescription> described) {
        List<Uuid> ids = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        Map<TopicPartition, Integer> places = new HashMap<>();
        for (String topic : topics) {
            TopicDescription description = Objects.requireNonNull(described.get(topic), topic);
            ids.add(description.topicId());
            counts.add(description.partitions().size());
            for (int partition = 0; partition < description.partitions().size(); partition++) {
                places.put(new TopicPartition(topic, partition), places.size());
            }
        }
        return new Layout(ids.hashCode(), counts, places);
    }

    int size() {
        return places.size();
    }

    int placeOf(String topic, int partition) {
        return Objects.requireNonNull(places.get(new TopicPartition(topic, partition)), topic);
    }
}
