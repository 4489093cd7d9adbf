package org.hengce.gateway.events;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hengce.contracts.event.EpochEndV1;
import org.hengce.kit.trace.TracedWork;
import org.hengce.kit.trace.Work;
import org.jspecify.annotations.Nullable;

/**
 * Makes of records what is told: that something is new or has changed, and where it is read. Nothing that a reader could be
 * refused there: no value, no name, no score. Of one reading of the topics.
 */
final class RecordReader {
    private final ObjectMapper json;
    private final Layout layout;
    private final TracedWork traces;
    /** Of each partition, the epoch of what its owner tells; 0: not known yet. */
    private final int[] epochs;

    RecordReader(ObjectMapper json, Layout layout, TracedWork traces) {
        this.json = json;
        this.traces = traces;
        this.layout = layout;
        epochs = new int[layout.size()];
    }

    /** Of a CloudEvent, whatever it is about, what is told. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Envelope(
            String type,
            String subject,
            Instant time,
            @Nullable String traceparent,
            Body data) {}

    /** Of its data; what a type has not is null. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Body(
            @Nullable Integer epoch,
            @Nullable Long revision,
            @Nullable Boolean retired,
            @Nullable String status) {}

    /**
     * What a client gets.
     *
     * @param subject a code; of an import its id
     * @param at when it happened
     * @param revision null: it has none
     * @param status null: it has none
     * @param retired null: of what is never retired
     * @param link where it is read, as far as the reader may
     */
    record Told(
            String type,
            String subject,
            Instant at,
            @Nullable Long revision,
            @Nullable String status,
            @Nullable Boolean retired,
            String link) {}

    /**
     * What a record tells; null: nothing to anybody here.
     *
     * @param isNew whether it came after reading began; what is told late ends no trace
     */
    @Nullable
    JournalEntry read(ConsumerRecord<String, String> record, boolean isNew) {
        try {
            Envelope event = json.readValue(record.value(), Envelope.class);
            @Nullable JournalEntry entry = read(layout.placeOf(record.topic(), record.partition()), record, event);
            if (isNew && entry != null) {
                traces.begin(Work.consuming(event.type()).after(event.traceparent()))
                        .span()
                        .end();
            }
            return entry;
        } catch (JsonProcessingException | RuntimeException e) {
            // Whoever keeps copies puts it on a dead-letter topic; here nothing depends on it.
            Log.warnf(
                    "record passed over topic=%s partition=%d offset=%d cause=%s",
                    record.topic(), record.partition(), record.offset(), e);
            return null;
        }
    }

    private @Nullable JournalEntry read(int place, ConsumerRecord<String, String> record, Envelope event)
            throws JsonProcessingException {
        @Nullable Integer epoch = event.data().epoch();
        if (event.type().equals(EpochEndV1.TYPE)) {
            epochs[place] = Math.max(epochs[place], epoch == null ? 0 : epoch);
            return JournalEntry.publishedAgain(place, record.offset());
        }
        @Nullable EventType type = EventType.ofEvent(event.type()).orElse(null);
        if (type == null || (epoch != null && !isOfPresentEpoch(place, epoch))) {
            return null;
        }
        return new JournalEntry(place, record.offset(), type, text(type, record.key(), event));
    }

    /** What is being published again was mostly told before; at its end readers are told to read anew. */
    private boolean isOfPresentEpoch(int place, int epoch) {
        if (epochs[place] == 0) {
            epochs[place] = epoch;
        }
        return epoch == epochs[place];
    }

    private String text(EventType type, String key, Envelope event) throws JsonProcessingException {
        // The topic's key is the policy's code, the subject the evaluation's id.
        String subject = type == EventType.EVALUATION ? key : event.subject();
        Body body = event.data();
        Told told = new Told(
                type.wireName(),
                subject,
                event.time(),
                body.revision(),
                body.status(),
                body.retired(),
                type.link(event.subject()));
        return "event: %s\ndata: %s\n\n".formatted(type.wireName(), json.writeValueAsString(told));
    }
}
