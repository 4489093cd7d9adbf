package org.hengce.gateway.proxy;

import io.netty.util.NetUtil;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;

/** One place where a service is reached, and whether it has been worth trying lately. */
final class Address {
    private final RequestOptions options;
    private final String text;
    private int failures;
    private long outUntilNanos;
    private boolean out;

    Address(Origin origin, String ip) {
        this.text = NetUtil.isValidIpV6Address(ip) ? "[" + ip + "]:" + origin.port() : ip + ":" + origin.port();
        // The name stays the host of requests and certificates.
        this.options = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(origin.port(), ip))
                .setHost(origin.host())
                .setPort(origin.port())
                .setSsl(origin.tls());
    }

    /** For one request; it is read only. */
    RequestOptions options() {
        return options;
    }

    synchronized boolean isOut(long nowNanos) {
        return out && nowNanos - outUntilNanos < 0;
    }

    /** How long it is left out yet; the one nearest to its end is tried where there is no other. */
    synchronized long leftOutNanos(long nowNanos) {
        return out ? Math.max(0, outUntilNanos - nowNanos) : 0;
    }

    synchronized void worked() {
        failures = 0;
        out = false;
    }

    /**
     * Counts a failure.
     *
     * @return whether it is left out for it
     */
    synchronized boolean failed(long nowNanos, int tolerated, Duration first, Duration longest) {
        failures++;
        if (failures < tolerated) {
            return false;
        }
        int doublings = Math.min(failures - tolerated, 20);
        outUntilNanos = nowNanos + Math.min(first.toNanos() << doublings, longest.toNanos());
        out = true;
        return true;
    }

    @Override
    public String toString() {
        return text;
    }
}
