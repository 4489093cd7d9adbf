package org.hengce.gateway.proxy;

import io.quarkus.logging.Log;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.net.NoRouteToHostException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jspecify.annotations.Nullable;

/** Asks a service: at one of its addresses, and where nothing can have happened yet, at another. */
final class Attempts {
    private final HttpClient client;
    private final UpstreamConfig config;
    private final long timeoutNanos;

    /**
     * What is asked.
     *
     * @param again whether it may be sent twice: it changes nothing and has no body
     */
    record Wish(ProxyRequest request, @Nullable RequestBody body, boolean again) {
        /** Whether somebody still waits for the answer. */
        boolean isWanted() {
            return !request.proxiedRequest().response().closed() && (body == null || body.refusal() == null);
        }
    }

    Attempts(HttpClient client, UpstreamConfig config) {
        this.client = client;
        this.config = config;
        timeoutNanos = config.timeout().toNanos();
    }

    /** Asks until the head of the answer is there. */
    Future<ProxyResponse> of(Wish wish, Upstream upstream, Context context) {
        long began = System.nanoTime();
        @Nullable Address first = upstream.addresses().next(null, began);
        return one(wish, upstream, first, context).recover(cause -> {
            long now = System.nanoTime();
            boolean refused = cause instanceof CircuitBreakerOpenException || cause instanceof Circuit.NotItsFault;
            return wish.again() && !refused && now - began < timeoutNanos && wish.isWanted()
                    // A kept connection may end just as it is used: the same address is good enough if it is the only
                    // one.
                    ? one(wish, upstream, upstream.addresses().next(first, now), context)
                    : Future.failedFuture(cause);
        });
    }

    private Future<ProxyResponse> one(Wish wish, Upstream upstream, @Nullable Address address, Context context) {
        return upstream.circuit().call(context, () -> {
            if (address == null) {
                return Future.failedFuture(new NoRouteToHostException(upstream.name() + " has no address"));
            }
            return client.request(address.options())
                    .compose(wish.request()::send)
                    .onSuccess(answer -> address.worked())
                    .recover(cause -> failed(wish, upstream, address, cause));
        });
    }

    /** A client that went away or sent too much, and our own full queue, say nothing of the service. */
    private Future<ProxyResponse> failed(Wish wish, Upstream upstream, Address address, Throwable cause) {
        if (!wish.isWanted() || cause instanceof ConnectionPoolTooBusyException) {
            return Future.failedFuture(new Circuit.NotItsFault(cause));
        }
        if (address.failed(System.nanoTime(), config.failures(), config.out(), config.longestOut())) {
            Log.warnf("address is left out service=%s address=%s cause=%s", upstream.name(), address, cause);
        }
        return Future.failedFuture(cause);
    }
}
