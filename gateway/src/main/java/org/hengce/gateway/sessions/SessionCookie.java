package org.hengce.gateway.sessions;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hengce.gateway.identity.Secret;

/** The cookie that a session is: no script can read it, and the browser sends it with requests of our own pages only. */
@ApplicationScoped
public class SessionCookie {
    private static final String NAME = "hengce-session";

    @Inject
    PublicAddress address;

    /** Whether such a cookie came with the request. */
    boolean isIn(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.COOKIE)
                && !Cookies.named(name(request), request).isEmpty();
    }

    /** What came; empty if it has not our form, or came twice. */
    Optional<Secret> read(HttpServerRequest request) {
        List<String> sent = Cookies.named(name(request), request);
        return sent.size() == 1 ? Secret.of(sent.get(0)) : Optional.empty();
    }

    /** To be set. */
    public NewCookie of(HttpServerRequest request, Secret session, Duration life) {
        return builder(request)
                .value(session.text())
                .maxAge((int) life.toSeconds())
                .build();
    }

    /** To be set to take it away. */
    NewCookie none(HttpServerRequest request) {
        return builder(request).value("").maxAge(0).build();
    }

    private NewCookie.Builder builder(HttpServerRequest request) {
        return Cookies.ours(NAME, address.isSecure(request), NewCookie.SameSite.STRICT);
    }

    private String name(HttpServerRequest request) {
        return Cookies.name(NAME, address.isSecure(request));
    }
}
