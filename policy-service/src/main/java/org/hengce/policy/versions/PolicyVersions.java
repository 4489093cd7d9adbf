package org.hengce.policy.versions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.policy.policies.Change.Action;
import org.hengce.policy.policies.KeptPolicies;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads what a policy said before, what differs, and what was ever done with it; all for who may see the policy. */
@ApplicationScoped
class PolicyVersions {
    private static final Message NOUN = new Message("version of policy", "版本，政策");
    // A revision and a version made it together; what an earlier release made has its reason in no row.
    private static final String VERSIONS = """
            SELECT version.version, version.made_at, version.made_by, made.reason, version.text
            FROM policy_version version
            LEFT JOIN policy_change made ON made.code = version.code AND made.version = version.version
            WHERE version.code = :code""";

    @Inject
    KeptPolicies kept;

    @Inject
    Jdbi jdbi;

    @Inject
    ObjectMapper json;

    /** A page of the versions, oldest first. */
    Page<VersionLine> list(String code, PageRequest page) {
        kept.require(code);
        List<VersionLine> oneMore = jdbi.withHandle(
                h -> h.createQuery(VERSIONS + " AND version.version > :after ORDER BY version.version LIMIT :limit")
                        .bind("code", code)
                        .bind("after", page.afterNumber().orElse(0))
                        .bind("limit", page.limit() + 1)
                        .map((row, context) -> line(row))
                        .list());
        return Page.of(oneMore, page, line -> Integer.toString(line.version()))
                .continuedBy(next -> list(code, PageRequest.of(PageRequest.LARGEST, next)));
    }

    /** @throws Problem 404 if there is none with this number */
    PolicyVersion one(String code, int version) {
        kept.require(code);
        return read(code, version);
    }

    /** What differs between two versions, in either order. */
    TextDifference difference(String code, int from, int to) {
        kept.require(code);
        return new TextDifference(
                from,
                to,
                TextComparison.of(
                        json.valueToTree(read(code, from).policy()),
                        json.valueToTree(read(code, to).policy())));
    }

    private PolicyVersion read(String code, int version) {
        return jdbi.withHandle(h -> h.createQuery(VERSIONS + " AND version.version = :version")
                .bind("code", code)
                .bind("version", version)
                .map((row, context) -> new PolicyVersion(line(row), text(row.getString("text"))))
                .findOne()
                .orElseThrow(() -> Problem.notFound(NOUN, "%s/%d".formatted(code, version))));
    }

    private PolicyText text(String stored) {
        try {
            return json.readValue(stored, PolicyText.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a version that was stored cannot be read", e);
        }
    }

    private static VersionLine line(ResultSet row) throws SQLException {
        return new VersionLine(
                row.getInt("version"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getString("made_by"),
                row.getString("reason"));
    }

    /** A page of what was done, newest first. */
    Page<HistoryEntry> history(String code, PageRequest page) {
        kept.require(code);
        List<HistoryEntry> oneMore = jdbi.withHandle(h -> h.createQuery("""
                        SELECT * FROM policy_change WHERE code = :code AND revision < :before
                        ORDER BY revision DESC LIMIT :limit""")
                .bind("code", code)
                .bind("before", page.afterNumber().orElse(Long.MAX_VALUE))
                .bind("limit", page.limit() + 1)
                .map((row, context) -> entry(row))
                .list());
        return Page.of(oneMore, page, entry -> Long.toString(entry.revision()))
                .continuedBy(next -> history(code, PageRequest.of(PageRequest.LARGEST, next)));
    }

    private static HistoryEntry entry(ResultSet row) throws SQLException {
        @Nullable LocalDate effectiveOn = row.getObject("effective_on", LocalDate.class);
        return new HistoryEntry(
                row.getLong("revision"),
                Action.valueOf(row.getString("action")),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getString("made_by"),
                row.getString("reason"),
                row.getObject("version", Integer.class),
                status(row.getString("from_status")),
                status(row.getString("to_status")),
                effectiveOn == null ? null : effectiveOn.toString(),
                row.getObject("number", Integer.class));
    }

    private static @Nullable PolicyStatus status(@Nullable String name) {
        return name == null ? null : PolicyStatus.valueOf(name);
    }
}
