package org.hengce.gateway.identity;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import org.hengce.kit.problem.Problem;

/** A way to say who one is. */
public interface Scheme {
    /** Whether something of this kind came with the request, good or not. */
    boolean isIn(HttpServerRequest request);

    /**
     * Who is calling.
     *
     * @param request of which {@link #isIn} is true
     * @return fails with {@link Problem} 401 if what came is not good (any more)
     */
    Future<Identity> identify(HttpServerRequest request);

    /** Somebody was let in by this: what ends when it is not used goes on. */
    default void used(Identity identity) {}
}
