package org.hengce.gateway.events;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hengce.gateway.identity.Authenticator;
import org.hengce.gateway.identity.Identity;
import org.hengce.gateway.limits.AtOnce;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** All who listen at this replica: how many may, and what happens to all of them. */
@ApplicationScoped
public class EventStreams {
    private static final String ALL = "";
    private static final int COME_BACK_SECONDS = 5;

    private final EventsConfig config;
    private final TopicReader topics;
    private final Authenticator authenticator;
    private final Vertx vertx;
    private final AtOnce all;
    private final AtOnce ofHolders;
    private final AtOnce ofAddresses;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    @Inject
    EventStreams(EventsConfig config, TopicReader topics, Authenticator authenticator, Vertx vertx) {
        this.config = config;
        this.topics = topics;
        this.authenticator = authenticator;
        this.vertx = vertx;
        all = new AtOnce(config.streams());
        ofHolders = new AtOnce(config.perHolder());
        ofAddresses = new AtOnce(config.perAddress());
    }

    /** Who listens, and from where; of an address what is counted together. */
    record Listener(Identity identity, String address) {}

    /**
     * Begins a stream once the head of the answer is written.
     *
     * @param after the id of the last event that was told before; null: from now on
     * @throws Problem 429 if whoever asks has too many, 503 if all together have
     */
    void open(
            RoutingContext routing,
            SseEventSink sink,
            Listener listener,
            Set<EventType> types,
            @Nullable String after) {
        admit(routing, listener);
        Context context = vertx.getOrCreateContext();
        EventStream stream = new EventStream(routing.request(), sink, context, topics, types, after);
        open.add(stream);
        long beats = vertx.setPeriodic(config.heartbeat().toMillis(), timer -> stream.beat());
        long looks = vertx.setPeriodic(
                config.lookAgain().toMillis(), timer -> stream.ask(authenticator, listener.identity()));
        routing.addEndHandler(ended -> {
            vertx.cancelTimer(beats);
            vertx.cancelTimer(looks);
            open.remove(stream);
        });
        context.runOnContext(go -> stream.begin(config));
        if (stopping) { // meanwhile
            stream.endSoon();
        }
    }

    private void admit(RoutingContext routing, Listener listener) {
        if (stopping || !all.begun(ALL)) {
            throw Problem.of(
                            ProblemType.UNAVAILABLE,
                            Message.of(
                                    "no more streams of events can be opened here at the moment; try again in some seconds",
                                    "此处暂时不能打开更多事件流；请几秒后重试"))
                    .retryAfter(COME_BACK_SECONDS);
        }
        routing.addEndHandler(ended -> all.ended(ALL));
        admit(
                routing,
                ofHolders,
                listener.identity().holder(),
                "you have %d streams of events open, and may have no more; close one",
                "您已打开 %d 个事件流，不能再多；请关闭其中一个");
        admit(
                routing,
                ofAddresses,
                listener.address(),
                "%d streams of events are open from your address, and no more may be; close one",
                "您的地址已打开 %d 个事件流，不能再多；请关闭其中一个");
    }

    private static void admit(RoutingContext routing, AtOnce streams, String whose, String en, String zh) {
        if (!streams.begun(whose)) {
            throw Problem.of(ProblemType.TOO_MANY, Message.of(en, zh, streams.most()))
                    .retryAfter(COME_BACK_SECONDS);
        }
        routing.addEndHandler(ended -> streams.ended(whose));
    }

    void tell(@Observes TopicReader.News news) {
        open.forEach(EventStream::wake);
    }

    /** Before what runs is waited for: streams would not end by themselves. */
    void stopBefore(@Observes ShutdownDelayInitiatedEvent event) {
        endAll();
    }

    void stop(@Observes ShutdownEvent event) {
        endAll();
    }

    int size() {
        return open.size();
    }

    private void endAll() {
        stopping = true;
        open.forEach(EventStream::endSoon);
    }
}
