package org.hengce.gateway.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Topics as a journal sees them, without Kafka. */
final class Logs {
    static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private Logs() {}

    /** Of as many topics as there are counts, called t0, t1 … */
    static Layout layout(int identity, Integer... partitions) {
        Map<TopicPartition, Integer> places = new HashMap<>();
        for (int topic = 0; topic < partitions.length; topic++) {
            for (int partition = 0; partition < partitions[topic]; partition++) {
                places.put(new TopicPartition("t" + topic, partition), places.size());
            }
        }
        return new Layout(identity, List.of(partitions), places);
    }

    static Journal journal(Layout layout, int most) {
        return new Journal(layout, new Positions(layout, new long[layout.size()]), most);
    }

    static JournalEntry policy(int place, long offset) {
        return new JournalEntry(place, offset, EventType.POLICY, "%d@%d;".formatted(offset, place));
    }

    static void add(Journal journal, JournalEntry... entries) {
        for (JournalEntry entry : entries) {
            journal.read(entry.place(), entry.offset(), entry);
        }
    }

    static ConsumerRecord<String, String> record(String topic, long offset, String key, String value) {
        return new ConsumerRecord<>(topic, 0, offset, key, value);
    }
}
