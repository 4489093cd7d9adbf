package org.hengce.gateway.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.WakeupException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hengce.kit.schema.SchemaGate;
import org.hengce.kit.trace.TracedWork;
import org.hengce.kit.work.BackgroundLoop;
import org.jspecify.annotations.Nullable;

/**
 * Reads the topics into the journal from which streams are served, without a consumer group: every replica reads all of it. If
 * reading fails it begins anew, a little before the present, and streams go on where they were.
 */
@ApplicationScoped
public class TopicReader {
    /** How often it is asked whether Kafka is still there; silence alone says nothing. */
    private static final Duration CHECK = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMillis(200);

    @Inject
    EventsConfig config;

    @Inject
    ObjectMapper json;

    @Inject
    SchemaGate schema;

    @Inject
    TracedWork traces;

    @Inject
    Event<News> news;

    @Inject
    @Identifier("default-kafka-broker")
    Instance<Map<String, Object>> kafka;

    @Inject
    @ConfigProperty(name = "hengce.topic-prefix")
    Optional<String> topicPrefix;

    private @Nullable BackgroundLoop loop;
    private volatile @Nullable Reading reading;
    private volatile @Nullable Journal journal;
    private volatile boolean stale = true;
    private volatile boolean stopping;
    private long checkedAt;

    /** There is something that streams have not told yet. */
    record News() {}

    void start(@Observes StartupEvent event) {
        loop = new BackgroundLoop("events", PAUSE, schema, this::readSome);
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        @Nullable Reading current = reading;
        if (current != null) {
            current.wakeUp();
        }
        if (loop != null) {
            loop.stop();
        }
        close();
    }

    /** What happened lately; null until the topics were read for the first time. */
    @Nullable
    Journal journal() {
        return journal;
    }

    /** Whether things may have happened that are not known here, since Kafka does not answer. */
    boolean isStale() {
        return stale;
    }

    private boolean readSome() {
        try {
            Reading current = reading == null ? open() : reading;
            boolean some = current.readSome();
            if (current.isComplete()) {
                Journal before = journal;
                journal = current.journal();
                if (some || before != journal) {
                    news.fire(new News());
                }
            }
            if (System.nanoTime() - checkedAt >= CHECK.toNanos()) {
                check(current);
            }
            return true;
        } catch (RuntimeException e) {
            close();
            if (stopping && e instanceof WakeupException) {
                return false;
            }
            tell(true);
            throw e;
        }
    }

    private Reading open() {
        String prefix = topicPrefix.orElse("");
        List<String> topics = EventType.TOPICS.stream().map(prefix::concat).toList();
        Reading opened = Reading.of(kafka.get(), topics, config.kept(), json, traces);
        reading = opened;
        return opened;
    }

    private void check(Reading current) {
        checkedAt = System.nanoTime();
        boolean there = current.isKafkaThere();
        tell(!there || !current.isComplete());
        if (there && current.haveTopicsGrown()) {
            close(); // and open again, with all partitions
        }
    }

    private void tell(boolean now) {
        if (stale != now) {
            stale = now;
            Log.info(now ? "events cannot be read, streams are told so" : "events are read");
            news.fire(new News());
        }
    }

    private void close() {
        @Nullable Reading current = reading;
        reading = null;
        if (current != null) {
            current.close();
        }
    }
}
