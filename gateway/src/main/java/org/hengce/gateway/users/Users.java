package org.hengce.gateway.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.PageRequest;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The table of users. */
@ApplicationScoped
public class Users {
    private static final String ALL =
            "SELECT name, password_hash, roles, regions, subject, revision, created_at, changed_at, removed_at FROM users";

    @Inject
    Jdbi jdbi;

    /** The user, if there is one who was not removed. */
    public Optional<User> find(String name) {
        return jdbi.withHandle(h -> h.createQuery(ALL + " WHERE name = :name AND removed_at IS NULL")
                .bind("name", name)
                .map(Users::read)
                .findOne());
    }

    /** One row more than the page holds. */
    List<User> page(PageRequest page) {
        return jdbi.withHandle(
                h -> h.createQuery(ALL + " WHERE name > :after AND removed_at IS NULL ORDER BY name LIMIT :limit")
                        .bind("after", page.after())
                        .bind("limit", page.limit() + 1)
                        .map(Users::read)
                        .list());
    }

    /** The user, removed or not, who stays as found until the open transaction ends. */
    Optional<User> lock(String name) {
        return jdbi.withHandle(h -> h.createQuery(ALL + " WHERE name = :name FOR UPDATE")
                .bind("name", name)
                .map(Users::read)
                .findOne());
    }

    /**
     * The names of all who administer users ({@link User#administersUsers}), who stay that until the open transaction ends: of
     * two who strike each other off, the second waits here and finds one left.
     */
    List<String> lockAdmins() {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT name FROM users
                         WHERE :admin = ANY (roles) AND regions = '{}' AND (password_hash IS NOT NULL OR subject IS NOT NULL)
                         ORDER BY name FOR UPDATE""")
                .bind("admin", Roles.ADMIN)
                .mapTo(String.class)
                .list());
    }

    /** The name of the user who is linked to this subject of the provider, removed or not. */
    Optional<String> linkedTo(String subject) {
        return jdbi.withHandle(h -> h.createQuery("SELECT name FROM users WHERE subject = :subject")
                .bind("subject", subject)
                .mapTo(String.class)
                .findOne());
    }

    /** Takes off the link of a user who was removed. */
    void unlink(String name) {
        jdbi.useHandle(
                h -> h.createUpdate("UPDATE users SET subject = NULL WHERE name = :name AND removed_at IS NOT NULL")
                        .bind("name", name)
                        .execute());
    }

    /** Whether it was inserted; false if the name or the subject is there already. */
    boolean insert(User user) {
        return jdbi.withHandle(h -> write(h, user, """
                        INSERT INTO users (name, password_hash, roles, regions, subject, revision, created_at, changed_at, removed_at)
                        VALUES (:name, :hash, :roles, :regions, :subject, :revision, :created, :changed, :removed)
                        ON CONFLICT DO NOTHING""")) == 1;
    }

    void update(User user) {
        jdbi.useHandle(h -> write(h, user, """
                UPDATE users SET password_hash = :hash, roles = :roles, regions = :regions, subject = :subject,
                       revision = :revision, created_at = :created, changed_at = :changed, removed_at = :removed
                 WHERE name = :name"""));
    }

    private static int write(Handle handle, User user, String sql) {
        return handle.createUpdate(sql)
                .bind("name", user.name())
                .bind("hash", user.passwordHash())
                .bindArray("roles", String.class, user.roles())
                .bindArray("regions", String.class, user.regions())
                .bind("subject", user.subject())
                .bind("revision", user.revision())
                .bind("created", OffsetDateTime.ofInstant(user.createdAt(), ZoneOffset.UTC))
                .bind("changed", OffsetDateTime.ofInstant(user.changedAt(), ZoneOffset.UTC))
                .bind(
                        "removed",
                        user.removedAt() == null ? null : OffsetDateTime.ofInstant(user.removedAt(), ZoneOffset.UTC))
                .execute();
    }

    private static User read(ResultSet row, StatementContext context) throws SQLException {
        @Nullable OffsetDateTime removed = row.getObject("removed_at", OffsetDateTime.class);
        return new User(
                row.getString("name"),
                row.getString("password_hash"),
                texts(row, "roles"),
                texts(row, "regions"),
                row.getString("subject"),
                row.getLong("revision"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                removed == null ? null : removed.toInstant());
    }

    /** A column of texts. */
    static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
