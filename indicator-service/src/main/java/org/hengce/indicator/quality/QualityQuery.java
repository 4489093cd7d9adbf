package org.hengce.indicator.quality;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hengce.indicator.indicators.IndicatorText;
import org.hengce.kit.identity.Caller;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.regions.RegionScope;
import org.hengce.kit.regions.RegionScopes;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Reads what was found, as far as the caller may know of it. */
@ApplicationScoped
class QualityQuery {
    /** What rests on confidential cells is for the stewards of their regions. */
    private static final String KNOWABLE = "(NOT restricted OR (:trusted AND (:everywhere OR region = ANY (:scope))))";

    private static final int KEY_PARTS = 4;

    @Inject
    Jdbi jdbi;

    @Inject
    Caller caller;

    @Inject
    RegionScopes scopes;

    QualityReport report(String code, IndicatorText indicator) {
        return jdbi.withHandle(h -> {
            Map<String, Long> counts = new HashMap<>();
            knowable(h.createQuery(
                            "SELECT rule, sum(findings) FROM quality_count WHERE indicator = :code AND %s GROUP BY rule"
                                    .formatted(KNOWABLE)))
                    .bind("code", code)
                    .map((row, context) -> counts.put(row.getString(1), row.getLong(2)))
                    .list();
            List<QualityReport.Count> byRule = new ArrayList<>();
            for (Rule rule : QualityCheck.rulesOf(indicator)) {
                byRule.add(new QualityReport.Count(rule, counts.getOrDefault(rule.name(), 0L)));
            }
            return h.createQuery("SELECT vintage, day, checked FROM quality_report WHERE indicator = :code")
                    .bind("code", code)
                    .map((row, context) -> {
                        @Nullable OffsetDateTime vintage = row.getObject(1, OffsetDateTime.class);
                        return new QualityReport(
                                code,
                                vintage == null ? null : vintage.toInstant(),
                                row.getObject(2, LocalDate.class),
                                row.getLong(3),
                                byRule);
                    })
                    .one();
        });
    }

    /** In the order of rule, region, sector and period. */
    Page<Finding> findings(
            String code, @Nullable String rule, @Nullable String region, @Nullable String sector, PageRequest page) {
        List<String> after = after(page.after());
        List<Finding> found = jdbi.withHandle(h -> knowable(h.createQuery("""
                        SELECT * FROM quality_finding
                        WHERE indicator = :code AND %s
                          AND (cast(:rule AS text) IS NULL OR rule = :rule)
                          AND (cast(:region AS text) IS NULL OR region = :region)
                          AND (cast(:sector AS text) IS NULL OR sector = :sector)
                          AND (rule, region, sector, period) > (:r, :g, :s, :p)
                        ORDER BY rule, region, sector, period LIMIT :limit""".formatted(KNOWABLE)))
                .bind("code", code)
                .bind("rule", rule)
                .bind("region", region)
                .bind("sector", sector)
                .bind("r", after.get(0))
                .bind("g", after.get(1))
                .bind("s", after.get(2))
                .bind("p", after.get(3))
                .bind("limit", page.limit() + 1)
                .map((row, context) -> finding(row))
                .list());
        return Page.of(found, page, QualityQuery::key);
    }

    private <S extends SqlStatement<S>> S knowable(S statement) {
        RegionScope scope = scopes.ofCaller();
        return statement
                .bind("trusted", caller.hasOneOf(Roles.STEWARD, Roles.ADMIN))
                .bind("everywhere", scope.isEverywhere())
                .bindArray("scope", String.class, scope.codes());
    }

    private static List<String> after(String key) {
        if (key.isEmpty()) {
            return List.of("", "", "", "");
        }
        List<String> parts = List.of(key.split("\\|", -1));
        if (parts.size() != KEY_PARTS) {
            throw PageRequest.foreignCursor();
        }
        return parts;
    }

    private static String key(Finding finding) {
        return String.join("|", finding.rule().name(), finding.region(), finding.sector(), finding.period());
    }

    private static Finding finding(ResultSet row) throws SQLException {
        Rule rule = Rule.valueOf(row.getString("rule"));
        @Nullable Double value = row.getObject("value", Double.class);
        @Nullable Double low = row.getObject("low", Double.class);
        @Nullable Double high = row.getObject("high", Double.class);
        @Nullable Double score = row.getObject("score", Double.class);
        @Nullable String against = row.getString("against");
        return new Finding(
                rule,
                row.getString("region"),
                row.getString("sector"),
                row.getString("period"),
                value,
                low,
                high,
                against,
                score,
                FindingWords.of(rule, value, low, high, against, score));
    }
}
