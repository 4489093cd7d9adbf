package org.hengce.gateway.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.hengce.gateway.standing.Uses;
import org.hengce.kit.paging.PageRequest;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The table of sessions. */
@ApplicationScoped
class Sessions {
    private static final String ALL = """
            SELECT id, number, user_name, user_revision, roles, regions, secret_sha256, address, agent,
                   created_at, last_seen_at, ends_at, ended_at
              FROM session""";

    @Inject
    Jdbi jdbi;

    void insert(Session session) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO session (id, user_name, user_revision, roles, regions, secret_sha256, address, agent,
                                             created_at, last_seen_at, ends_at)
                        VALUES (:id, :user, :revision, CAST(:roles AS text[]), CAST(:regions AS text[]), :secret, :address, :agent,
                                :created, :seen, :ends)""")
                .bind("id", session.id())
                .bind("user", session.user())
                .bind("revision", session.userRevision())
                .bind("roles", array(session.roles()))
                .bind("regions", array(session.regions()))
                .bind("secret", session.secretSha256())
                .bind("address", session.address())
                .bind("agent", session.agent())
                .bind("created", at(session.createdAt()))
                .bind("seen", at(session.lastSeenAt()))
                .bind("ends", at(session.endsAt()))
                .execute());
    }

    /** Codes and names of roles need no quotes. */
    private static @Nullable String array(@Nullable List<String> words) {
        return words == null ? null : "{" + String.join(",", words) + "}";
    }

    List<Session> changed(Handle handle, String since) {
        return handle.createQuery(
                        ALL + " WHERE changed_in >= CAST(:since AS xid8) AND ends_at > now() - interval '1 hour'")
                .bind("since", since)
                .map(Sessions::read)
                .list();
    }

    /** The sessions of a user that let somebody in at the moment, the newest first; one more than the page holds. */
    List<Session> page(String user, Duration idle, PageRequest page) {
        OptionalLong after = page.afterNumber();
        return jdbi.withHandle(h -> h.createQuery(ALL + """
                         AS s WHERE user_name = :user AND number < :before AND ended_at IS NULL AND ends_at > now()
                          AND last_seen_at > now() - make_interval(secs => :idle)
                          AND user_revision = coalesce((SELECT revision FROM users WHERE name = s.user_name), 0)
                        ORDER BY number DESC LIMIT :limit""")
                .bind("user", user)
                .bind("before", after.orElse(Long.MAX_VALUE))
                .bind("idle", idle.toSeconds())
                .bind("limit", page.limit() + 1)
                .map(Sessions::read)
                .list());
    }

    /**
     * Ends a session.
     *
     * @param user whose it must be; null: anybody's
     * @return whether there was one that had not ended
     */
    boolean end(String id, @Nullable String user, Instant now) {
        return jdbi.withHandle(h -> h.createUpdate("""
                                UPDATE session SET ended_at = :now
                                 WHERE id = :id AND ended_at IS NULL AND user_name = coalesce(:user, user_name)""")
                        .bind("id", id)
                        .bind("user", user)
                        .bind("now", at(now))
                        .execute())
                > 0;
    }

    /** Ends all sessions of a user but the newest ones. */
    void endOlder(String user, int keep, Instant now) {
        jdbi.useHandle(h -> h.createUpdate("""
                        UPDATE session SET ended_at = :now WHERE id IN (
                            SELECT id FROM session WHERE user_name = :user AND ended_at IS NULL
                             ORDER BY number DESC OFFSET :keep)""")
                .bind("user", user)
                .bind("keep", keep)
                .bind("now", at(now))
                .execute());
    }

    void seen(Map<String, Instant> uses) {
        jdbi.useHandle(h -> Uses.bound(h.createUpdate("""
                        UPDATE session SET last_seen_at = greatest(last_seen_at, u.at)
                          FROM unnest(:ids, CAST(:times AS timestamptz[])) AS u(id, at) WHERE session.id = u.id"""), uses).execute());
    }

    /** Forgets what ended more than a day ago. */
    void prune() {
        jdbi.useHandle(h -> h.execute("DELETE FROM session WHERE least(ends_at, ended_at) < now() - interval '1 day'"));
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Session read(ResultSet row, StatementContext context) throws SQLException {
        @Nullable OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Session(
                row.getString("id"),
                row.getLong("number"),
                row.getString("user_name"),
                row.getLong("user_revision"),
                texts(row.getArray("roles")),
                texts(row.getArray("regions")),
                row.getString("secret_sha256"),
                row.getString("address"),
                row.getString("agent"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_seen_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant());
    }

    private static @Nullable List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? null : List.of((String[]) array.getArray());
    }
}
