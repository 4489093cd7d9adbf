package org.hengce.gateway.users;

import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.hengce.gateway.standing.Mirror;
import org.hengce.kit.problem.Problem;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How every user stands, as of a second ago at most. */
@ApplicationScoped
public class UserStandings extends Mirror<Standing> {
    private final ConcurrentMap<String, String> namesBySubject = new ConcurrentHashMap<>();

    /**
     * The user as of a second ago, or as of now if this revision is not known yet. Empty where there is no such user.
     *
     * @return fails with {@link Problem} 503 when the database has not answered for too long
     */
    public Future<Optional<Standing>> of(String name, long revision) {
        return find(() -> get(name).filter(user -> user.revision() >= revision))
                .map(found -> found.filter(user -> !user.removed()));
    }

    /** The user who is linked to this subject of the provider, removed or not. */
    public Optional<Standing> linkedTo(String subject) {
        @Nullable String name = namesBySubject.get(subject);
        // The link may have been taken off since: the user says who it is linked to.
        return name == null ? Optional.empty() : get(name).filter(user -> subject.equals(user.subject()));
    }

    @Override
    protected List<Standing> changed(Handle handle, String since) {
        return handle.createQuery("""
                        SELECT name, revision, roles, regions, subject, removed_at IS NOT NULL AS removed
                          FROM users WHERE changed_in >= CAST(:since AS xid8)""")
                .bind("since", since)
                .map((row, context) -> new Standing(
                        row.getString("name"),
                        row.getLong("revision"),
                        Users.texts(row, "roles"),
                        Users.texts(row, "regions"),
                        row.getString("subject"),
                        row.getBoolean("removed")))
                .list();
    }

    @Override
    protected String id(Standing user) {
        return user.name();
    }

    @Override
    protected boolean isOver(Standing user) {
        return false;
    }

    @Override
    protected void taken(Standing user) {
        if (user.subject() != null) {
            namesBySubject.put(user.subject(), user.name());
        }
    }
}
