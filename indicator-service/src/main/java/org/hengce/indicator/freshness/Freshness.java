package org.hengce.indicator.freshness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hengce.contracts.Frequency;
import org.hengce.indicator.indicators.Indicator;
import org.hengce.indicator.indicators.IndicatorRegister;
import org.hengce.indicator.indicators.IndicatorText;
import org.hengce.indicator.indicators.QualityRules;
import org.hengce.kit.clock.DayOrInstant;
import org.hengce.kit.paging.Page;
import org.hengce.kit.register.Where;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Says of indicators how far their values reach, from the vintages alone: these tell no more than everybody reads in lists of
 * observations, where a hidden value has its row, and one that waits for its release has none.
 */
@ApplicationScoped
class Freshness {
    private static final String FROM = "text->'rules'->'expected'->>'from'";
    private static final String LAG =
            "coalesce(text->'rules'->'expected'->>'lag', '%s')".formatted(QualityRules.Expected.AT_ONCE);

    /** The due period is looked up as {@link DueToday#key} writes it. */
    private static final String OVERDUE = """
            EXISTS (SELECT FROM (SELECT cast(:due AS jsonb)->>concat_ws(' ', text->>'frequency', %s) COLLATE "C" AS period) due
                    WHERE NOT retired AND %s COLLATE "C" <= due.period
                      AND coalesce((SELECT max(last_period) FROM vintage WHERE indicator = code), '') < due.period)""".formatted(LAG, FROM);

    @Inject
    IndicatorRegister indicators;

    @Inject
    Jdbi jdbi;

    @Inject
    Clock clock;

    @Inject
    ObjectMapper json;

    private record Reach(
            @Nullable Instant received, @Nullable String lastPeriod) {}

    /**
     * A page, in the order of codes.
     *
     * @param overdue only those that are
     * @throws org.hengce.kit.problem.Problem 400 for a limit or cursor that cannot be
     */
    Page<IndicatorFreshness> list(Where where, boolean overdue, @Nullable String limit, @Nullable String cursor) {
        DueToday due = new DueToday(DayOrInstant.today(clock));
        Where asked = overdue ? where.and("due", allPeriods(due), OVERDUE) : where;
        return indicators.list(asked, limit, cursor).mapTogether(all -> views(all, due));
    }

    /** For every frequency and lag that there is. */
    private String allPeriods(DueToday due) {
        jdbi.useHandle(h -> h.createQuery("SELECT DISTINCT text->>'frequency', %s FROM indicator WHERE %s IS NOT NULL"
                        .formatted(LAG, FROM))
                .map((row, context) -> due.of(Frequency.valueOf(row.getString(1)), row.getString(2)))
                .list());
        try {
            return json.writeValueAsString(due.byKey());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts cannot be written", e);
        }
    }

    private List<IndicatorFreshness> views(List<Indicator> all, DueToday due) {
        Map<String, Reach> reaches = reaches(all.stream().map(each -> each.code).toList());
        return all.stream()
                .map(each -> view(each, reaches.getOrDefault(each.code, new Reach(null, null)), due))
                .toList();
    }

    private static IndicatorFreshness view(Indicator indicator, Reach reach, DueToday due) {
        IndicatorText text = indicator.requireText();
        @Nullable String duePeriod = indicator.retired ? null : due.of(text);
        @Nullable String last = reach.lastPeriod();
        boolean overdue = duePeriod != null && (last == null || last.compareTo(duePeriod) < 0);
        return new IndicatorFreshness(
                indicator.code, text.name(), text.frequency(), last, reach.received(), duePeriod, overdue);
    }

    /** Each from the end of an index, however many vintages there are. */
    private Map<String, Reach> reaches(List<String> codes) {
        Map<String, Reach> reaches = new HashMap<>();
        jdbi.useHandle(h -> h.createQuery("""
                        SELECT code, (SELECT max(vintage) FROM vintage WHERE indicator = code),
                            (SELECT max(last_period) FROM vintage WHERE indicator = code)
                        FROM unnest(:codes) AS asked (code)""")
                .bindArray("codes", String.class, codes)
                .map((row, context) -> {
                    @Nullable OffsetDateTime received = row.getObject(2, OffsetDateTime.class);
                    return reaches.put(
                            row.getString(1),
                            new Reach(received == null ? null : received.toInstant(), row.getString(3)));
                })
                .list());
        return reaches;
    }
}
