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
import org.jspecify.annotations.Nullable;

/** Checks all values of an indicator when somebody asks and something has changed since the last time. */
@ApplicationScoped
class QualityCheck {
    /** PostgreSQL's word for a statement that took longer than it may. */
    private static final String CANCELLED = "57014";

    private static final int RETRY_SECONDS = 60;

    /** Longer than a reader waits: what ends a check is its own limit, which can be told. */
    private static final int TRANSACTION_SECONDS = 360;

    @Inject
    Jdbi jdbi;

    @Inject
    Clock clock;

    @Inject
    QualityConfig config;

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

    /**
     * Sees to it that the findings are those of now.
     *
     * @throws Problem 503 if it takes longer than a reader may wait
     */
    @Transactional
    @TransactionConfiguration(timeout = TRANSACTION_SECONDS)
    void bringUpToDate(String code, IndicatorText indicator) {
        TimeLimit limit = TimeLimit.of(config.limit());
        try {
            jdbi.useHandle(h -> bringUpToDate(h, code, indicator, limit));
        } catch (TimeLimit.ReachedException e) {
            throw tooLong(code);
        } catch (JdbiException e) {
            throw e.getCause() instanceof SQLException sql && CANCELLED.equals(sql.getSQLState()) ? tooLong(code) : e;
        }
    }

    private void bringUpToDate(Handle h, String code, IndicatorText indicator, TimeLimit limit) {
        limitStatements(h, limit);
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
            replace(h, code, indicator, basis, limit);
        }
    }

    private static void limitStatements(Handle h, TimeLimit limit) {
        h.createQuery("SELECT set_config('statement_timeout', :limit, true)")
                .bind("limit", limit.forStatement())
                .mapTo(String.class)
                .one();
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

    private void replace(Handle h, String code, IndicatorText indicator, Basis basis, TimeLimit limit) {
        limitStatements(h, limit);
        // Sorts in 32 MB and the rest on disk; joins that keep the order of what they join.
        h.execute("SELECT set_config('work_mem', '32MB', true), set_config('jit', 'off', true),"
                + " set_config('enable_nestloop', 'off', true), set_config('enable_hashjoin', 'off', true)");
        IndicatorChecks checks = new IndicatorChecks(h, code, indicator, limit);
        checks.run(basis.day());
        h.createUpdate("DELETE FROM quality_report WHERE indicator = :code")
                .bind("code", code)
                .execute();
        h.createUpdate("""
                        INSERT INTO quality_report (indicator, basis, vintage, day, checked, made_at)
                        VALUES (:code, :basis, :vintage, :day, :checked, :now)""")
                .bind("code", code)
                .bind("basis", basis.text())
                .bind("vintage", basis.vintage())
                .bind("day", basis.day())
                .bind("checked", checks.checked())
                .bind("now", clock.instant())
                .execute();
        checks.findings().store(h, code);
    }

    private Problem tooLong(String code) {
        return Problem.of(
                        ProblemType.UNAVAILABLE,
                        Message.of(
                                "checking '%s' takes longer than a reader may wait, and was given up; ask again later, or raise hengce.quality.limit (%s)",
                                "检查“%s”所需时间超过读者可等待的时间，已中止；请稍后重试，或调高 hengce.quality.limit（%s）",
                                code,
                                config.limit().toString()))
                .retryAfter(RETRY_SECONDS);
    }
}
