package org.hengce.gateway.connections;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection on which something comes and no request does: the server's own time limit begins anew with every byte.
 * In HTTP/2 the first request is waited for in this way; later ones share the connection with others, and their number is
 * bounded.
 */
final class HeadWatch extends ChannelInboundHandlerAdapter {
    private static final int LOOKS = 4;

    private final long patienceNanos;
    // Of more than one in HTTP/2, and for a moment where requests come without waiting for answers. An answer may end
    // on another
    // thread; all else is of the connection's own.
    private final AtomicInteger answering = new AtomicInteger();
    private boolean shared;
    private boolean begun;
    private long begunAt;
    private @Nullable ScheduledFuture<?> looks;

    HeadWatch(Duration patience) {
        patienceNanos = patience.toNanos();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        long every = Math.max(1, patienceNanos / LOOKS);
        looks = context.executor().scheduleWithFixedDelay(() -> look(context), every, every, TimeUnit.NANOSECONDS);
        context.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (looks != null) {
            looks.cancel(false);
        }
        context.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (!begun && !shared && answering.get() == 0) {
            begun = true;
            begunAt = System.nanoTime();
        }
        context.fireChannelRead(bytes);
    }

    private void look(ChannelHandlerContext context) {
        if (begun && System.nanoTime() - begunAt >= patienceNanos) {
            ChannelFuture unused = context.close(); // nobody is left to tell how it went
        }
    }

    /** The head of a request is there; called on the connection's thread. */
    void arrived(HttpVersion version) {
        begun = false;
        answering.incrementAndGet();
        shared |= version == HttpVersion.HTTP_2;
    }

    /** The next bytes belong to another request. */
    void answered() {
        answering.decrementAndGet();
    }
}
