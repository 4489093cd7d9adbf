package org.hengce.indicator.quality;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hengce.contracts.indicator.Aggregation;
import org.hengce.indicator.indicators.IndicatorText;
import org.hengce.indicator.indicators.QualityRules;
import org.hengce.kit.clock.DayOrInstant;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Checks all values of an indicator when somebody asks and something has changed since the last time. */
@ApplicationScoped
class QualityCheck {
    /** Below this a share or threshold is nothing; products of smaller ones with small values are no numbers. */
    private static final double SMALLEST = 1e-12;

    /** PostgreSQL's word for a statement that took longer than it may. */
    private static final String CANCELLED = "57014";

    private static final int RETRY_SECONDS = 60;

    /** Longer than all rules together may take: what ends a rule is its own limit, which can be told. */
    private static final int TRANSACTION_SECONDS = 360;

    @Inject
    Jdbi jdbi;

    @Inject
    Clock clock;

    private record Basis(String text, @Nullable OffsetDateTime vintage, LocalDate day) {}

    /** Which rules an indicator has. Outliers are always looked for. */
    static Set<Rule> rulesOf(IndicatorText indicator) {
        EnumSet<Rule> rules = EnumSet.of(Rule.OUTLIER);
        @Nullable QualityRules given = indicator.rules();
        if (given != null && given.range() != null) {
            rules.add(Rule.RANGE);
        }
        if (given != null && given.jump() != null) {
            rules.add(Rule.JUMP);
        }
        if (given != null && given.balance() != null && indicator.aggregation() == Aggregation.SUM) {
            rules.add(Rule.REGION_BALANCE);
            rules.add(Rule.SECTOR_BALANCE);
        }
        if (given != null && given.expected() != null) {
            rules.add(Rule.MISSING);
        }
        return rules;
    }

    /** Sees to it that the findings are those of now. */
    @Transactional
    @TransactionConfiguration(timeout = TRANSACTION_SECONDS)
    void bringUpToDate(String code, IndicatorText indicator) {
        jdbi.useHandle(h -> {
            // Who asks at the same time waits and finds it done.
            h.createQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtext('quality'), hashtext(:code))")
                    .bind("code", code)
                    .mapTo(Integer.class)
                    .one();
            Basis basis = basis(h, code);
            boolean isNew = h.createQuery("SELECT basis = :basis FROM quality_report WHERE indicator = :code")
                    .bind("basis", basis.text())
                    .bind("code", code)
                    .mapTo(Boolean.class)
                    .findOne()
                    .orElse(false);
            if (!isNew) {
                replace(h, code, indicator, basis);
            }
        });
    }

    /** All that the findings rest on: the rules, the values, the hierarchies, and the day up to which values are due. */
    private Basis basis(Handle h, String code) {
        LocalDate today = DayOrInstant.today(clock);
        return h.createQuery("""
                        SELECT concat_ws(' ', entry.revision, last.vintage, cast(:today AS text),
                                   (SELECT max(changed_at) FROM region), (SELECT max(changed_at) FROM sector)) AS basis,
                               last.vintage
                        FROM indicator entry
                        CROSS JOIN (SELECT max(vintage) AS vintage FROM vintage WHERE indicator = :code) last
                        WHERE entry.code = :code""")
                .bind("code", code)
                .bind("today", today.toString())
                .map((row, context) -> new Basis(row.getString(1), row.getObject(2, OffsetDateTime.class), today))
                .one();
    }

    private void replace(Handle h, String code, IndicatorText indicator, Basis basis) {
        h.createUpdate("DELETE FROM quality_report WHERE indicator = :code")
                .bind("code", code)
                .execute();
        h.createUpdate("""
                        INSERT INTO quality_report (indicator, basis, vintage, day, checked, made_at)
                        SELECT :code, :basis, :vintage, :day, count(*), :now
                        FROM (SELECT DISTINCT region, sector, period FROM observation WHERE indicator = :code) cells""")
                .bind("code", code)
                .bind("basis", basis.text())
                .bind("vintage", basis.vintage())
                .bind("day", basis.day())
                .bind("now", clock.instant())
                .execute();
        // Sorts in 32 MB each and the rest on disk; no loop over a million rows for each of a million, whatever the
        // planner guesses of rows that the statement itself makes.
        h.execute("SELECT set_config('work_mem', '32MB', true), set_config('enable_nestloop', 'off', true),"
                + " set_config('jit', 'off', true), set_config('statement_timeout', '50s', true)");
        try {
            find(h, code, indicator, basis.day());
        } catch (JdbiException e) {
            throw e.getCause() instanceof SQLException sql && CANCELLED.equals(sql.getSQLState()) ? tooLong(code) : e;
        }
    }

    private static Problem tooLong(String code) {
        return Problem.of(
                        ProblemType.UNAVAILABLE,
                        Message.of(
                                "checking '%s' takes too long; let its rule 'expected' begin later or name regions",
                                "检查“%s”耗时过长；请让规则“expected”从更晚的时期开始，或指明地区", code))
                .retryAfter(RETRY_SECONDS);
    }

    private static void find(Handle h, String code, IndicatorText indicator, LocalDate today) {
        @Nullable QualityRules rules = indicator.rules();
        QualityRules.@Nullable Range range = rules == null ? null : rules.range();
        QualityRules.@Nullable Expected expected = rules == null ? null : rules.expected();
        @Nullable List<String> named = expected == null ? null : expected.regions();
        Calendar all = Calendar.of(h.createQuery("SELECT DISTINCT period FROM observation WHERE indicator = :code")
                .bind("code", code)
                .mapTo(String.class)
                .list());
        Calendar due = expected == null
                ? Calendar.of(List.of())
                : Calendar.due(expected.from(), expected.lag() == null ? "P0D" : expected.lag(), today);
        for (Rule rule : rulesOf(indicator)) {
            Update statement = h.createUpdate(RuleSql.of(rule, named != null))
                    .bind("indicator", code)
                    .bind("min", range == null ? null : range.min())
                    .bind("max", range == null ? null : range.max())
                    .bind(
                            "relative",
                            atLeast(
                                    rules == null || rules.jump() == null
                                            ? 1
                                            : rules.jump().relative()))
                    .bind("tolerance", tolerance(rules))
                    .bind("rounding", 0.5 * Math.pow(10, -indicator.decimals()))
                    .bind("threshold", atLeast(rules == null ? QualityRules.USUAL_THRESHOLD : rules.threshold()))
                    .bind("fewest", RuleSql.FEWEST_CHANGES)
                    .bind("listed", RuleSql.LISTED)
                    .bindArray("regions", String.class, named == null ? List.of() : named);
            bind(statement, all, "periods", "firstDays", "lastDays");
            bind(statement, due, "due", "dueFirst", "dueLast");
            statement.execute();
        }
    }

    private static void bind(Update statement, Calendar calendar, String periods, String first, String last) {
        statement
                .bindArray(periods, (Object[]) calendar.texts())
                .bindArray(first, (Object[]) calendar.firstDays())
                .bindArray(last, (Object[]) calendar.lastDays());
    }

    private static double atLeast(double asked) {
        return Math.max(SMALLEST, asked);
    }

    private static double tolerance(@Nullable QualityRules rules) {
        double asked =
                rules == null || rules.balance() == null ? 0 : rules.balance().tolerance();
        return asked < SMALLEST ? 0 : asked;
    }
}
