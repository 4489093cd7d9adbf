package org.hengce.gateway.identity;

import io.quarkus.arc.All;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Function;
import org.hengce.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Tells from what the client brought who is calling. */
@ApplicationScoped
public class Authenticator {
    private final List<Scheme> schemes;

    @Inject
    Authenticator(@All List<Scheme> schemes) {
        this.schemes = schemes;
    }

    /**
     * Checks what came with the request.
     *
     * @return fails with {@link Problem}: 401 if there is nothing good, 400 if there is more than one thing, 403 if a browser
     *     cannot show that its own page asked
     */
    public Future<Identity> identify(HttpServerRequest request) {
        return using(request, scheme -> scheme.identify(request).onSuccess(scheme::used));
    }

    /**
     * Who it is by now, while an answer goes on: what was revoked or has ended meanwhile fails, as {@link #identify} does. That
     * somebody still listens is no use, else a forgotten page would keep its session alive.
     */
    public Future<Identity> stillIs(HttpServerRequest request) {
        return using(request, scheme -> scheme.identify(request));
    }

    private Future<Identity> using(HttpServerRequest request, Function<Scheme, Future<Identity>> asked) {
        @Nullable Scheme used = null;
        for (Scheme scheme : schemes) {
            if (scheme.isIn(request)) {
                if (used != null) {
                    return Future.failedFuture(Refusals.several());
                }
                used = scheme;
            }
        }
        return used == null ? Future.failedFuture(Refusals.unauthenticated()) : asked.apply(used);
    }
}
