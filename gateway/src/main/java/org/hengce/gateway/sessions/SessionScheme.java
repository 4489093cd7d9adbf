package org.hengce.gateway.sessions;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.hengce.gateway.identity.Identity;
import org.hengce.gateway.identity.Refusals;
import org.hengce.gateway.identity.Scheme;
import org.hengce.gateway.identity.Secret;
import org.hengce.gateway.users.UserStandings;
import org.hengce.kit.problem.Problem;

/** The cookie of a session. */
@ApplicationScoped
public class SessionScheme implements Scheme {
    /** Before the id, in the credential of an identity. */
    static final String PREFIX = "session:";

    @Inject
    SessionCookie cookie;

    @Inject
    SessionStandings sessions;

    @Inject
    UserStandings users;

    @Inject
    CrossSite crossSite;

    @Override
    public boolean isIn(HttpServerRequest request) {
        return cookie.isIn(request);
    }

    @Override
    public Future<Identity> identify(HttpServerRequest request) {
        return cookie.read(request)
                .map(secret -> sessions.of(secret.id())
                        .compose(found -> found.filter(session -> secret.fits(session.secretSha256()))
                                .map(session -> admit(request, secret, session))
                                .orElseGet(SessionScheme::refused)))
                .orElseGet(SessionScheme::refused);
    }

    private Future<Identity> admit(HttpServerRequest request, Secret secret, Session session) {
        return identity(session).compose(identity -> {
            Optional<Problem> fault = crossSite.fault(request, secret);
            return fault.isPresent() ? Future.failedFuture(fault.get()) : Future.succeededFuture(identity);
        });
    }

    @Override
    public void used(Identity identity) {
        sessions.used(identity.credential().substring(PREFIX.length()));
    }

    private Future<Identity> identity(Session session) {
        if (session.userRevision() == 0) {
            return Future.succeededFuture(identity(session, List.of(), List.of()));
        }
        return users.of(session.user(), session.userRevision())
                .compose(found -> found.filter(user -> user.revision() == session.userRevision())
                        .map(user -> Future.succeededFuture(identity(session, user.roles(), user.regions())))
                        .orElseGet(SessionScheme::refused));
    }

    /** With what the provider said, else with what the user may. */
    private static Identity identity(Session session, List<String> roles, List<String> regions) {
        return new Identity(
                Identity.Kind.SESSION,
                PREFIX + session.id(),
                session.user(),
                session.userRevision(),
                session.roles() == null ? roles : session.roles(),
                session.regions() == null ? regions : session.regions());
    }

    private static Future<Identity> refused() {
        return Future.failedFuture(Refusals.unauthenticated());
    }
}
