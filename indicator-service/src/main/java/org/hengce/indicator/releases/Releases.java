package org.hengce.indicator.releases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hengce.indicator.observations.CellKey;
import org.hengce.kit.audit.Audit;
import org.hengce.kit.etag.Revision;
import org.hengce.kit.identity.Caller;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.regions.RegionScope;
import org.hengce.kit.regions.RegionScopes;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * What waits, as stewards see it: the rows of their regions. Of a release without any of those they do not learn that it is
 * there.
 */
@ApplicationScoped
public class Releases {
    private static final Message RELEASE = new Message("release", "发布任务");

    @Inject
    Jdbi jdbi;

    @Inject
    RegionScopes scopes;

    @Inject
    Audit audit;

    @Inject
    Caller caller;

    @Inject
    ImportEnds importEnds;

    /** A release, and the revision that its rows are at. */
    record Seen(ReleaseView view, Revision revision) {}

    Page<ReleaseView> list(@Nullable String limit, @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        RegionScope scope = scopes.ofCaller();
        String[] after = after(page, 2);
        List<ReleaseView> found = jdbi.withHandle(h -> bound(
                        h.createQuery(select(scope, "(r.release_at, r.id) > (:moment, :id)")
                                + " ORDER BY r.release_at, r.id LIMIT :limit"),
                        scope)
                .bind("moment", after.length == 0 ? Instant.EPOCH : CellKey.moment(after[0]))
                .bind("id", after.length == 0 ? "" : after[1])
                .bind("limit", page.limit() + 1)
                .map((row, context) -> seen(row).view())
                .list());
        return Page.of(found, page, release -> "%d|%s"
                        .formatted(ChronoUnit.MICROS.between(Instant.EPOCH, release.releaseAt()), release.id()))
                .continuedBy(next -> list(PageRequest.LARGEST, next));
    }

    /** @throws Problem 404 if there is none with rows of the caller's regions */
    Seen require(String id) {
        RegionScope scope = scopes.ofCaller();
        return jdbi.withHandle(h -> find(h, id, scope, "")).orElseThrow(() -> Problem.notFound(RELEASE, id));
    }

    Page<WaitingView> rows(String id, @Nullable String limit, @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        RegionScope scope = scopes.ofCaller();
        require(id);
        String[] after = after(page, 3);
        List<WaitingView> found = jdbi.withHandle(h -> bound(
                        h.createQuery("""
                                SELECT * FROM embargoed_observation WHERE release = :id%s%s
                                ORDER BY region, sector, period LIMIT :limit""".formatted(
                                        covered(scope),
                                        after.length == 0
                                                ? ""
                                                : " AND (region, sector, period) > (:region, :sector, :period)")),
                        scope)
                .bindMap(
                        after.length == 0
                                ? Map.of()
                                : Map.of("region", after[0], "sector", after[1], "period", after[2]))
                .bind("id", id)
                .bind("limit", page.limit() + 1)
                .map((row, context) -> new WaitingView(
                        row.getString("region"),
                        row.getString("sector"),
                        row.getString("period"),
                        row.getObject("value", Double.class),
                        row.getString("status"),
                        row.getString("confidentiality")))
                .list());
        return Page.of(found, page, row -> String.join("|", row.region(), row.sector(), row.period()))
                .continuedBy(next -> rows(id, PageRequest.LARGEST, next));
    }

    /**
     * Takes back all that waits in a release.
     *
     * @throws Problem 403 if rows of others' regions wait in it, 428 or 412 without its tag
     */
    @Transactional
    public void withdraw(String id, @Nullable String ifMatch) {
        RegionScope scope = scopes.ofCaller();
        jdbi.useHandle(h -> {
            Seen seen = find(h, id, scope, " FOR UPDATE OF r").orElseThrow(() -> Problem.notFound(RELEASE, id));
            requireAll(h, id, scope);
            seen.revision().requireMatch(ifMatch);
            List<UUID> imports = importEnds.of(h, id);
            h.createUpdate("DELETE FROM release WHERE id = :id").bind("id", id).execute();
            importEnds.announce(h, imports);
            audit.record(caller.subject(), "release.withdraw", id, seen.view(), null);
        });
    }

    private static void requireAll(Handle h, String id, RegionScope scope) {
        if (scope.isEverywhere()) {
            return;
        }
        List<String> others = h.createQuery("""
                        SELECT DISTINCT region FROM embargoed_observation WHERE release = :id AND NOT region = ANY (:scope)
                        ORDER BY region LIMIT 10""")
                .bind("id", id)
                .bindArray("scope", String.class, scope.codes())
                .mapTo(String.class)
                .list();
        if (!others.isEmpty()) {
            Problem refused = RegionScope.refused();
            others.forEach(region -> refused.violation("region", RegionScope.outside(region)));
            throw refused;
        }
    }

    private static Optional<Seen> find(Handle h, String id, RegionScope scope, String lock) {
        return bound(h.createQuery(select(scope, "r.id = :id") + lock), scope)
                .bind("id", id)
                .map((row, context) -> seen(row))
                .findOne();
    }

    private static String select(RegionScope scope, String which) {
        String rows = "FROM embargoed_observation WHERE release = r.id" + covered(scope);
        return "SELECT r.*, (SELECT count(*) %1$s) AS rows FROM release r WHERE %2$s AND EXISTS (SELECT %1$s)"
                .formatted(rows, which);
    }

    private static String covered(RegionScope scope) {
        return scope.isEverywhere() ? "" : " AND region = ANY (:scope)";
    }

    private static <S extends SqlStatement<S>> S bound(S statement, RegionScope scope) {
        return scope.isEverywhere() ? statement : statement.bindArray("scope", String.class, scope.codes());
    }

    private static Seen seen(ResultSet row) throws SQLException {
        return new Seen(
                new ReleaseView(
                        row.getString("id"),
                        row.getString("indicator"),
                        row.getObject("release_at", OffsetDateTime.class).toInstant(),
                        row.getLong("rows"),
                        row.getString("sent_by")),
                new Revision(row.getLong("revision")));
    }

    /** The parts of the key that a page begins after; none for the first. */
    private static String[] after(PageRequest page, int parts) {
        if (page.after().isEmpty()) {
            return new String[0];
        }
        String[] key = page.after().split("\\|", -1);
        if (key.length != parts) {
            throw PageRequest.foreignCursor();
        }
        return key;
    }
}
