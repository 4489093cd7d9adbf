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

/** The table of users. */
@ApplicationScoped
public class Users {
    private static final String ALL =
            "SELECT name, password_hash, roles, regions, revision, created_at, changed_at FROM users";

    @Inject
    Jdbi jdbi;

    public Optional<User> find(String name) {
        return jdbi.withHandle(h -> h.createQuery(ALL + " WHERE name = :name")
                .bind("name", name)
                .map(Users::read)
                .findOne());
    }

    /** Everyone, for the tokens' check. */
    public List<User> all() {
        return jdbi.withHandle(h -> h.createQuery(ALL).map(Users::read).list());
    }

    /** One row more than the page holds. */
    List<User> page(PageRequest page) {
        return jdbi.withHandle(h -> h.createQuery(ALL + " WHERE name > :after ORDER BY name LIMIT :limit")
                .bind("after", page.after())
                .bind("limit", page.limit() + 1)
                .map(Users::read)
                .list());
    }

    /** The user, who stays as found until the open transaction ends. */
    Optional<User> lock(String name) {
        return jdbi.withHandle(h -> h.createQuery(ALL + " WHERE name = :name FOR UPDATE")
                .bind("name", name)
                .map(Users::read)
                .findOne());
    }

    /**
     * The names of all administrators, who stay that until the open transaction ends: of two who strike each other off, the
     * second waits here and finds one left.
     */
    List<String> lockAdmins() {
        return jdbi.withHandle(
                h -> h.createQuery("SELECT name FROM users WHERE :admin = ANY (roles) ORDER BY name FOR UPDATE")
                        .bind("admin", Roles.ADMIN)
                        .mapTo(String.class)
                        .list());
    }

    /** Whether it was inserted; false if the name is there already. */
    boolean insert(User user) {
        return jdbi.withHandle(h -> write(h, user, """
                        INSERT INTO users (name, password_hash, roles, regions, revision, created_at, changed_at)
                        VALUES (:name, :hash, :roles, :regions, :revision, :created, :changed)
                        ON CONFLICT (name) DO NOTHING""")) == 1;
    }

    void update(User user) {
        jdbi.useHandle(h -> write(h, user, """
                UPDATE users SET password_hash = :hash, roles = :roles, regions = :regions,
                       revision = :revision, created_at = :created, changed_at = :changed
                 WHERE name = :name"""));
    }

    private static int write(Handle handle, User user, String sql) {
        return handle.createUpdate(sql)
                .bind("name", user.name())
                .bind("hash", user.passwordHash())
                .bindArray("roles", String.class, user.roles())
                .bindArray("regions", String.class, user.regions())
                .bind("revision", user.revision())
                .bind("created", OffsetDateTime.ofInstant(user.createdAt(), ZoneOffset.UTC))
                .bind("changed", OffsetDateTime.ofInstant(user.changedAt(), ZoneOffset.UTC))
                .execute();
    }

    private static User read(ResultSet row, StatementContext context) throws SQLException {
        return new User(
                row.getString("name"),
                row.getString("password_hash"),
                List.of((String[]) row.getArray("roles").getArray()),
                List.of((String[]) row.getArray("regions").getArray()),
                row.getLong("revision"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
