package org.hengce.gateway.events;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPipeline;
import io.quarkus.logging.Log;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hengce.gateway.identity.Authenticator;
import org.hengce.gateway.identity.Identity;
import org.jspecify.annotations.Nullable;

/**
 * One who listens. It takes entries out of the journal as fast as the reader takes what is written, and holds none itself: who is
 * too slow is left behind, and his connection is closed. All but {@link #wake} and {@link #endSoon} is of the connection's own
 * event loop.
 */
final class EventStream {
    private static final String UNKNOWN_ID = "event: reset\ndata: {\"reason\": \"UNKNOWN_ID\"}\n\n";
    private static final String STALE = "event: stale\ndata: {\"reason\": \"KAFKA_AWAY\"}\n\n";
    private static final String LIVE = "event: live\ndata: {}\n\n";

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final SseEventSink sink;
    private final Context context;
    private final TopicReader topics;
    private final Set<EventType> types;
    private final AtomicBoolean woken = new AtomicBoolean();

    /** The id after which to go on; null: from now on. */
    private @Nullable String after;

    private @Nullable Cursor cursor;
    private @Nullable Boolean toldStale;
    private boolean full;
    private boolean asking;

    EventStream(
            HttpServerRequest request,
            SseEventSink sink,
            Context context,
            TopicReader topics,
            Set<EventType> types,
            @Nullable String after) {
        this.request = request;
        this.response = request.response();
        this.sink = sink;
        this.context = context;
        this.topics = topics;
        this.types = types;
        this.after = after;
    }

    /** Says how long a browser waits before it comes back, and what there is already. */
    void begin(EventsConfig config) {
        long least = config.comeBack().toMillis();
        write("retry: %d\n\n".formatted(least + ThreadLocalRandom.current().nextLong(least)));
        goOn();
    }

    /** There may be something to tell. */
    void wake() {
        if (!woken.getAndSet(true)) {
            context.runOnContext(go -> {
                woken.set(false);
                goOn();
            });
        }
    }

    private void goOn() {
        if (isOver()) {
            return;
        }
        @Nullable Journal journal = topics.journal();
        if (journal != null && (cursor == null || !cursor.isIn(journal))) {
            attach(journal);
        }
        boolean stale = topics.isStale();
        if (toldStale == null || toldStale != stale) {
            toldStale = stale;
            write(stale ? STALE : LIVE);
        }
        if (cursor != null) {
            tell(cursor);
        }
    }

    /** Goes on at the same place in another journal, or at the beginning at the place that was asked for. */
    private void attach(Journal journal) {
        @Nullable String from = cursor == null ? after : cursor.id();
        after = null;
        Optional<Cursor> goingOn = from == null ? Optional.empty() : Cursor.after(from, journal);
        if (from == null || goingOn.isPresent()) {
            Cursor found = goingOn.orElseGet(() -> Cursor.atEnd(journal));
            cursor = found;
            // Alone it makes no event, but a browser remembers it.
            write(found.idLine() + "\n");
        } else {
            reset(journal);
        }
    }

    private Cursor reset(Journal journal) {
        Cursor end = Cursor.atEnd(journal);
        cursor = end;
        write(end.idLine() + UNKNOWN_ID);
        return end;
    }

    private void tell(Cursor from) {
        while (!response.writeQueueFull()) {
            Cursor.@Nullable Step step = from.step(types);
            if (step == null) {
                breakOff();
                return;
            }
            if (!step.text().isEmpty()) {
                write(step.text());
            }
            if (step.last()) {
                return;
            }
        }
        response.drainHandler(drained -> goOn());
    }

    private void write(String text) {
        response.write(text).onFailure(gone -> Log.debugf("stream ended cause=%s", gone));
    }

    /** Says that it is still there, and how far all is told that was to be told, which may be nothing for a long time. */
    void beat() {
        if (isOver()) {
            return;
        }
        if (response.writeQueueFull()) {
            if (full) {
                breakOff();
            }
            full = true;
            return;
        }
        full = false;
        @Nullable Cursor current = cursor;
        @Nullable Journal journal = topics.journal();
        if (current != null && journal != null && current.isIn(journal) && current.isBeyondTheEnd()) {
            // Not of a replica that was some moments ahead: of topics that have lost what they had.
            current = reset(journal);
        }
        write(":\n" + (current == null ? "" : current.idLine()) + "\n");
    }

    /** Ends where whoever listens may no longer do so, or has other rights than at the beginning. */
    void ask(Authenticator authenticator, Identity identity) {
        if (asking || isOver()) {
            return;
        }
        asking = true;
        authenticator.stillIs(request).onComplete(answer -> {
            asking = false;
            if (answer.failed() || !answer.result().equals(identity)) {
                end();
            }
        });
    }

    /** From any thread. */
    void endSoon() {
        context.runOnContext(go -> end());
    }

    private void end() {
        if (!isOver()) {
            sink.close();
        }
    }

    /** Not politely: what was written is not read, and a polite end would wait for that. */
    private void breakOff() {
        Log.info("slow reader of events is left behind");
        if (request.version() == HttpVersion.HTTP_2) {
            response.reset(); // the connection has other streams
            return;
        }
        ChannelPipeline pipeline =
                ((ConnectionBase) request.connection()).channel().pipeline();
        ChannelFuture unused = pipeline.firstContext().close(); // past the server's own handlers, which write first
    }

    private boolean isOver() {
        return response.ended() || response.closed();
    }
}
