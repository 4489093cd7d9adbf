package org.hengce.gateway.apikeys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hengce.gateway.standing.Uses;
import org.hengce.kit.paging.PageRequest;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The table of API keys. */
@ApplicationScoped
class ApiKeys {
    private static final String ALL = """
            SELECT id, number, name, owner, roles, regions, secret_sha256, created_at, created_by, expires_at, revoked_at, last_used_at
              FROM api_key""";

    @Inject
    Jdbi jdbi;

    void insert(ApiKey key) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO api_key (id, name, owner, roles, regions, secret_sha256, created_at, created_by, expires_at)
                        VALUES (:id, :name, :owner, :roles, :regions, :secret, :created, :by, :expires)""")
                .bind("id", key.id())
                .bind("name", key.name())
                .bind("owner", key.owner())
                .bindArray("roles", String.class, key.roles())
                .bindArray("regions", String.class, key.regions())
                .bind("secret", key.secretSha256())
                .bind("created", at(key.createdAt()))
                .bind("by", key.createdBy())
                .bind("expires", at(key.expiresAt()))
                .execute());
    }

    List<ApiKey> changed(Handle handle, String since) {
        return handle.createQuery(
                        ALL + " WHERE changed_in >= CAST(:since AS xid8) AND expires_at > now() - interval '1 hour'")
                .bind("since", since)
                .map(ApiKeys::read)
                .list();
    }

    Optional<ApiKey> find(String id) {
        return jdbi.withHandle(h -> h.createQuery(ALL + " WHERE id = :id")
                .bind("id", id)
                .map(ApiKeys::read)
                .findOne());
    }

    /** The newest first, one more than the page holds; of one owner or of all. */
    List<ApiKey> page(@Nullable String owner, PageRequest page) {
        return jdbi.withHandle(h -> h.createQuery(
                        ALL
                                + " WHERE owner = coalesce(:owner, owner) AND number < :before ORDER BY number DESC LIMIT :limit")
                .bind("owner", owner)
                .bind("before", page.afterNumber().orElse(Long.MAX_VALUE))
                .bind("limit", page.limit() + 1)
                .map(ApiKeys::read)
                .list());
    }

    /** How many of an owner's keys are good. */
    int count(String owner) {
        return jdbi.withHandle(h -> h.createQuery(
                        "SELECT count(*) FROM api_key WHERE owner = :owner AND revoked_at IS NULL AND expires_at > now()")
                .bind("owner", owner)
                .mapTo(Integer.class)
                .one());
    }

    /** Whether it was good until now. */
    boolean revoke(String id, Instant now) {
        return jdbi.withHandle(h -> h.createUpdate(
                                "UPDATE api_key SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL")
                        .bind("id", id)
                        .bind("now", at(now))
                        .execute())
                > 0;
    }

    void revokeAll(String owner, Instant now) {
        jdbi.useHandle(
                h -> h.createUpdate("UPDATE api_key SET revoked_at = :now WHERE owner = :owner AND revoked_at IS NULL")
                        .bind("owner", owner)
                        .bind("now", at(now))
                        .execute());
    }

    void used(Map<String, Instant> uses) {
        jdbi.useHandle(h -> Uses.bound(h.createUpdate("""
                        UPDATE api_key SET last_used_at = greatest(last_used_at, u.at)
                          FROM unnest(:ids, CAST(:times AS timestamptz[])) AS u(id, at) WHERE api_key.id = u.id"""), uses).execute());
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static ApiKey read(ResultSet row, StatementContext context) throws SQLException {
        return new ApiKey(
                row.getString("id"),
                row.getLong("number"),
                row.getString("name"),
                row.getString("owner"),
                List.of((String[]) row.getArray("roles").getArray()),
                List.of((String[]) row.getArray("regions").getArray()),
                row.getString("secret_sha256"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                instant(row, "revoked_at"),
                instant(row, "last_used_at"));
    }
}
