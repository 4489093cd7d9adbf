package org.hengce.gateway.sessions;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hengce.gateway.identity.Secret;
import org.hengce.gateway.users.UserRemoved;
import org.hengce.kit.audit.Audit;
import org.hengce.kit.json.Storable;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Begins and ends sessions; row and audit row commit together. */
@ApplicationScoped
public class SessionRegister {
    // Nobody has so many browsers; a script that signs in again and again must not fill the table.
    private static final int MOST = 50;
    private static final int AGENT_SHOWN = 200;

    @Inject
    Sessions sessions;

    @Inject
    Audit audit;

    @Inject
    SessionConfig config;

    @Inject
    Clock clock;

    /**
     * Whose session it is to be.
     *
     * @param revision 0 for one whom only the provider knows
     * @param roles as the provider says, with {@code regions}; null: those of the user
     */
    public record Holder(
            String name,
            long revision,
            @Nullable List<String> roles,
            @Nullable List<String> regions) {}

    /** A session, with what its browser must keep. */
    public record Begun(Secret secret, Instant endsAt) {}

    public Begun begin(Holder holder, String address, @Nullable String agent) {
        Secret secret = Secret.random();
        Instant now = now();
        Session session = new Session(
                secret.id(),
                0,
                holder.name(),
                holder.revision(),
                holder.roles(),
                holder.regions(),
                secret.sha256(),
                address,
                shown(agent),
                now,
                now,
                now.plus(config.life()),
                null);
        QuarkusTransaction.requiringNew().run(() -> {
            sessions.insert(session);
            sessions.endOlder(holder.name(), MOST, now);
            audit.record(holder.name(), "session.begin", secret.id(), null, SessionView.of(session, null));
        });
        return new Begun(secret, session.endsAt());
    }

    private static String shown(@Nullable String agent) {
        String text = agent == null || !Storable.is(agent) ? "" : agent;
        return text.substring(0, Math.min(text.length(), AGENT_SHOWN));
    }

    Page<Session> page(String user, PageRequest page) {
        return Page.of(sessions.page(user, config.idle(), page), page, session -> Long.toString(session.number()));
    }

    /**
     * Ends a session.
     *
     * @param owner whose it must be; null: anybody's
     * @throws Problem 404 if there is none that lasts
     */
    void end(String id, @Nullable String owner, String actor) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (!sessions.end(id, owner, now())) {
                throw Problem.notFound(new Message("session", "会话"), id);
            }
            audit.record(actor, "session.end", id, null, null);
        });
    }

    /** In the transaction of the removal. */
    void endAll(@Observes UserRemoved removed) {
        sessions.endOlder(removed.name(), 0, now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
