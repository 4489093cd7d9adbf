package org.hengce.policy.strategies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.policy.strategies.StrategyHistoryEntry.Action;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads what was ever done with a strategy, for who may see it. */
@ApplicationScoped
class StrategyHistory {
    // Each text and each step raised the revision by one, one after the other under the strategy's lock.
    private static final String DONE = """
            SELECT row_number() OVER (ORDER BY made_at, version NULLS LAST) AS revision, done.*
            FROM (SELECT made_at, made_by, version, cast(NULL AS text) AS reason, cast(NULL AS text) AS from_status,
                         cast(NULL AS text) AS to_status
                  FROM strategy_version WHERE code = :code
                  UNION ALL
                  SELECT made_at, made_by, NULL, reason, from_status, to_status
                  FROM strategy_transition WHERE code = :code) AS done""";

    @Inject
    StrategyRegister register;

    @Inject
    Jdbi jdbi;

    /**
     * A page of it, the newest first.
     *
     * @throws org.hengce.kit.problem.Problem 404 if there is no such strategy for the caller
     */
    Page<StrategyHistoryEntry> list(String code, PageRequest page) {
        register.require(code);
        List<StrategyHistoryEntry> oneMore = jdbi.withHandle(h -> h.createQuery(
                        "SELECT * FROM (%s) AS numbered WHERE revision < :before ORDER BY revision DESC LIMIT :most"
                                .formatted(DONE))
                .bind("code", code)
                .bind("before", page.afterNumber().orElse(Long.MAX_VALUE))
                .bind("most", page.limit() + 1)
                .map((row, context) -> entry(row))
                .list());
        return Page.of(oneMore, page, entry -> Long.toString(entry.revision()))
                .continuedBy(next -> list(code, PageRequest.of(PageRequest.LARGEST, next)));
    }

    private static StrategyHistoryEntry entry(ResultSet row) throws SQLException {
        @Nullable Integer version = row.getObject("version", Integer.class);
        return new StrategyHistoryEntry(
                row.getLong("revision"),
                action(version),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getString("made_by"),
                row.getString("reason"),
                version,
                status(row.getString("from_status")),
                status(row.getString("to_status")));
    }

    private static Action action(@Nullable Integer version) {
        if (version == null) {
            return Action.MOVED;
        }
        return version == 1 ? Action.REGISTERED : Action.REVISED;
    }

    private static @Nullable PolicyStatus status(@Nullable String name) {
        return name == null ? null : PolicyStatus.valueOf(name);
    }
}
