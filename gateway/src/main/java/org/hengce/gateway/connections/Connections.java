package org.hengce.gateway.connections;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.logging.Log;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.hengce.gateway.http.HttpConfig;
import org.hengce.gateway.limits.AtOnce;
import org.hengce.gateway.limits.ClientAddress;
import org.hengce.gateway.limits.LimitsConfig;

/**
 * Looks at connections before anything is read from them, which no route can: those of one address are so many at most, and
 * one that takes too long over the head of a request is closed.
 */
@ApplicationScoped
public class Connections {
    private static final Duration TOLD_EVERY = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final ClientAddress addresses;
    private final Duration headPatience;
    private final AtOnce open;
    private final AtomicLong toldAt = new AtomicLong(System.nanoTime() - TOLD_EVERY.toNanos());

    @Inject
    Connections(Vertx vertx, ClientAddress addresses, LimitsConfig limits, HttpConfig http) {
        this.vertx = vertx;
        this.addresses = addresses;
        open = new AtOnce(limits.connections());
        headPatience = http.headPatience();
    }

    /** Stands before all that the server does with a new connection; its own handler comes too late to refuse one. */
    void watch(@ObservesAsync HttpServerStart started) {
        for (EventExecutor loop : ((VertxInternal) vertx).getAcceptorEventLoopGroup()) {
            loop.execute(() -> ((SingleThreadEventLoop) loop)
                    .registeredChannelsIterator()
                    .forEachRemaining(channel -> {
                        if (channel instanceof ServerChannel
                                && channel.pipeline().get(Entrance.class) == null) {
                            channel.pipeline().addFirst(new Entrance());
                        }
                    }));
        }
    }

    /** Says that the head of a request has come, and hears when it is answered. */
    public void arrived(RoutingContext context) {
        HttpServerRequest request = context.request();
        HeadWatch watch =
                ((ConnectionBase) request.connection()).channel().pipeline().get(HeadWatch.class);
        if (watch != null) {
            watch.arrived(request.version());
            context.addEndHandler(ended -> watch.answered());
        }
    }

    /** Of one server. */
    private final class Entrance extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object accepted) {
            Channel connection = (Channel) accepted;
            if (connection.remoteAddress() instanceof InetSocketAddress from && !isLetIn(connection, from)) {
                connection.unsafe().closeForcibly();
                return;
            }
            connection.pipeline().addFirst(new HeadWatch(headPatience));
            context.fireChannelRead(accepted);
        }
    }

    private boolean isLetIn(Channel connection, InetSocketAddress from) {
        String address = from.getAddress().getHostAddress();
        if (addresses.isTrusted(address)) {
            return true; // for whoever stands behind it
        }
        String block = ClientAddress.block(address);
        if (!open.begun(block)) {
            tell();
            return false;
        }
        connection.closeFuture().addListener(end -> open.ended(block));
        return true;
    }

    /** Once in a while: whoever opens thousands must not fill the log. */
    private void tell() {
        long before = toldAt.get();
        long now = System.nanoTime();
        if (now - before >= TOLD_EVERY.toNanos() && toldAt.compareAndSet(before, now)) {
            Log.warnf("connections are refused, one address at least has too many open most=%d", open.most());
        }
    }

    /** How many each address has. */
    Map<String, Integer> open() {
        return open.counts();
    }
}
