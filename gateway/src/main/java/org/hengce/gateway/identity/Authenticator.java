package org.hengce.gateway.identity;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import org.hengce.gateway.users.User;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Tells from what the client brought who is calling. */
@ApplicationScoped
public class Authenticator {
    private static final String SCHEME = "bearer ";

    @Inject
    LocalIssuer issuer;

    @Inject
    Standings standings;

    /**
     * Checks what came with the request.
     *
     * @return fails with {@link Problem} 401 if it is missing, no token of ours, ended, or the user has changed since
     */
    public Future<Identity> identify(HttpServerRequest request) {
        @Nullable String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return Future.failedFuture(refused());
        }
        String token = authorization.substring(SCHEME.length()).strip();
        return issuer.read(token)
                .map(content ->
                        standings.of(content.name(), content.revision()).compose(user -> identity(content, user)))
                .orElseGet(() -> Future.failedFuture(refused()));
    }

    private static Future<Identity> identity(LocalIssuer.Content content, Optional<User> found) {
        return found.filter(user -> user.revision() == content.revision())
                .map(user -> Future.succeededFuture(
                        new Identity(content.id(), user.name(), user.revision(), user.roles(), user.regions())))
                .orElseGet(() -> Future.failedFuture(refused()));
    }

    private static Problem refused() {
        return Problem.of(
                ProblemType.UNAUTHENTICATED,
                Message.of(
                        "no valid token came with the request; get one from POST /api/v1/auth/token",
                        "请求没有附带有效令牌；请先通过 POST /api/v1/auth/token 获取"));
    }
}
