package org.hengce.kit.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hengce.kit.json.Storable;
import org.hengce.kit.trace.TracedWork;
import org.hengce.kit.trace.Work;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Applies events exactly once: the CloudEvents (source, id) is kept in the transaction of what the event changes.
 *
 * <p>A record that is wrong in itself is refused with {@link IllegalEventException}, which takes it to the dead-letter topic.
 * Everything else (database away, time-out, deadlock, a type version newer than this build) is tried again for ever, with
 * back-off, while the partition waits: nothing is skipped and order holds.
 */
@ApplicationScoped
public class Inbox {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int LONGEST_ATTRIBUTE = 250;
    private static final Pattern VERSIONED = Pattern.compile("(.+)\\.v(\\d+)");

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final ObjectReader ours;
    private final TracedWork traces;
    private final InboxFigures figures;

    @Inject
    Inbox(Jdbi jdbi, ObjectMapper json, TracedWork traces, InboxFigures figures) {
        this.figures = figures;
        this.jdbi = jdbi;
        this.json = json;
        this.traces = traces;
        ObjectMapper checked = json.copy();
        checked.setAnnotationIntrospector(AnnotationIntrospector.pair(
                new RequiredComponents(), json.getDeserializationConfig().getAnnotationIntrospector()));
        // A later release of the sender may say more than this one knows of.
        this.ours = checked.reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /**
     * Applies one record; returns when it is applied, or was before. A consumer's method that ends, however it ends, has its
     * record acknowledged or dead-lettered; one that the service's stop interrupts must do neither, and waits for the end.
     *
     * @param handlers one per type that the topic carries
     * @throws IllegalEventException if the record can never be applied
     */
    public void receive(@Nullable String record, List<EventHandler<?>> handlers) {
        receive(record, "", ours, handlers);
    }

    /**
     * As {@link #receive(String, List)}, for a topic that somebody else writes: a field that does not exist is a mistake there.
     *
     * @param scope set before the event's source where events are told apart: who chooses the source himself cannot take
     *     another's
     */
    public void receive(@Nullable String record, String scope, List<EventHandler<?>> handlers) {
        receive(record, scope, json.reader(), handlers);
    }

    /**
     * Hands a record to its handler as {@link #receive(String, List)} does, once, in the caller's transaction and without keeping
     * its id: for who reads a topic from its beginning into tables that bear repeats, and keeps offsets.
     *
     * @throws IllegalEventException if the record can never be applied, which is the caller's to pass over
     * @throws RuntimeException if it cannot be applied now: what it needs is away, or its type is newer than this build
     */
    public void replay(@Nullable String record, List<EventHandler<?>> handlers) {
        Envelope event = Envelope.read(json, record);
        handlerOf(event, handlers).apply(ours, event.data(), event.id());
    }

    private void receive(@Nullable String record, String scope, ObjectReader reader, List<EventHandler<?>> handlers) {
        try {
            apply(record, scope, reader, handlers);
        } catch (InterruptedException e) {
            waitForTheEnd();
        }
    }

    private void apply(@Nullable String record, String scope, ObjectReader reader, List<EventHandler<?>> handlers)
            throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        boolean paused = false;
        try {
            while (true) {
                try {
                    figures.became(applyNow(record, scope, reader, handlers));
                    return;
                } catch (IllegalEventException e) {
                    figures.became(InboxFigures.Fate.DEAD_LETTERED);
                    Log.errorf("event refused cause=%s", e.getMessage());
                    throw e;
                } catch (RuntimeException e) {
                    Log.warnf("event not applied, trying again ms=%d cause=%s", pause.toMillis(), e);
                    figures.triedAgain();
                    if (!paused) {
                        paused = true;
                        figures.paused(true);
                    }
                    Thread.sleep(pause.toMillis());
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
                }
            }
        } finally {
            if (paused) {
                figures.paused(false);
            }
        }
    }

    private InboxFigures.Fate applyNow(
            @Nullable String record, String scope, ObjectReader reader, List<EventHandler<?>> handlers) {
        Envelope event = Envelope.read(json, record);
        EventHandler<?> handler = handlerOf(event, handlers);
        AtomicBoolean first = new AtomicBoolean();
        Work work = Work.consuming(handler.type()).after(event.traceparent());
        traces.run(work, () -> QuarkusTransaction.requiringNew().run(() -> {
            first.set(firstTime(scope, event.id()));
            if (first.get()) {
                handler.apply(reader, event.data(), event.id());
            }
        }));
        return first.get() ? InboxFigures.Fate.APPLIED : InboxFigures.Fate.REPEATED;
    }

    /** Holds a consumer that was interrupted in the middle until the process ends; its record is read again after that. */
    private static void waitForTheEnd() {
        while (true) {
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException e) {
                Log.debug("interrupted again while the service stops");
            }
        }
    }

    private boolean firstTime(String scope, EventId id) {
        return jdbi.withHandle(h -> h.createUpdate(
                                "INSERT INTO inbox (source, id) VALUES (:source, :id) ON CONFLICT DO NOTHING")
                        .bind("source", scope + id.source())
                        .bind("id", id.id())
                        .execute())
                == 1;
    }

    private static EventHandler<?> handlerOf(Envelope event, List<EventHandler<?>> handlers) {
        Matcher type = VERSIONED.matcher(event.type());
        for (EventHandler<?> handler : handlers) {
            Matcher known = VERSIONED.matcher(handler.type());
            if (event.type().equals(handler.type())) {
                return handler;
            }
            if (type.matches()
                    && known.matches()
                    && type.group(1).equals(known.group(1))
                    && Integer.parseInt(type.group(2)) > Integer.parseInt(known.group(2))) {
                throw new NewerEventException(event.type());
            }
        }
        throw new IllegalEventException("type %s does not belong on this topic".formatted(event.type()));
    }

    /** Not a fault of the record: this build is too old for it, and waits to be replaced. */
    private static final class NewerEventException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NewerEventException(String type) {
            super("type %s is newer than this build knows; upgrade it".formatted(type));
        }
    }

    private record Envelope(
            EventId id, String type, @Nullable String traceparent, JsonNode data) {
        static Envelope read(ObjectMapper json, @Nullable String record) {
            if (record == null) {
                throw new IllegalEventException("no CloudEvent: the record is empty");
            }
            JsonNode event;
            try {
                // With the digits that were sent: whether a double holds them is for who takes them to say.
                event = json.reader()
                        .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .readTree(record);
            } catch (JsonProcessingException e) {
                throw new IllegalEventException("not JSON: " + e.getOriginalMessage());
            }
            return new Envelope(
                    new EventId(text(event, "source"), text(event, "id")),
                    text(event, "type"),
                    traceparent(event),
                    data(event));
        }

        private static @Nullable String traceparent(JsonNode event) {
            JsonNode value = event.get("traceparent");
            return value == null || !value.isTextual() ? null : value.textValue();
        }

        private static String text(JsonNode event, String field) {
            JsonNode value = event == null ? null : event.get(field);
            if (value == null || !value.isTextual() || value.textValue().isBlank()) {
                throw new IllegalEventException("no CloudEvent: '%s' is missing".formatted(field));
            }
            // What the database cannot hold would be tried for ever.
            if (value.textValue().length() > LONGEST_ATTRIBUTE || !Storable.is(value.textValue())) {
                throw new IllegalEventException(
                        "no CloudEvent of ours: '%s' has more than %d characters, or some that are none"
                                .formatted(field, LONGEST_ATTRIBUTE));
            }
            return value.textValue();
        }

        private static JsonNode data(JsonNode event) {
            JsonNode data = event.get("data");
            if (data == null || !data.isObject()) {
                throw new IllegalEventException("no CloudEvent of ours: 'data' is not an object");
            }
            return data;
        }
    }
}
