package org.hengce.indicator.quality;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hengce.indicator.indicators.IndicatorText;
import org.hengce.indicator.indicators.QualityRules;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Looks for all that an indicator's rules find: in one pass over its series, and in one over its periods where parts have to
 * make up wholes. Cost O(values · log) for the database's order; in memory are a series or a period, and what was found.
 */
final class IndicatorChecks {
    private final Handle handle;
    private final String indicator;
    private final IndicatorText text;
    private final TimeLimit limit;
    private final Findings findings = new Findings();

    private long checked;

    IndicatorChecks(Handle handle, String indicator, IndicatorText text, TimeLimit limit) {
        this.handle = handle;
        this.indicator = indicator;
        this.text = text;
        this.limit = limit;
    }

    /**
     * Runs all rules of the indicator.
     *
     * @param today up to which day values are due
     * @throws TimeLimit.ReachedException if it takes too long
     */
    void run(LocalDate today) {
        Set<Rule> rules = QualityCheck.rulesOf(text);
        @Nullable QualityRules given = text.rules();
        Map<String, Member> regions = Member.read(handle, "region");
        SeriesRules series = new SeriesRules(
                given == null ? null : given.range(),
                given == null || given.jump() == null ? null : given.jump().relative(),
                findings);
        Outliers outliers = new Outliers(given == null ? QualityRules.USUAL_THRESHOLD : given.threshold(), findings);
        @Nullable MissingValues missing = missing(given == null ? null : given.expected(), regions, today);
        @Nullable Balance balance = rules.contains(Rule.REGION_BALANCE) ? balance(given, regions) : null;

        PresentValues values = new PresentValues(handle, indicator, limit);
        values.bySeries(all -> {
            checked += all.size();
            series.check(all);
            if (missing != null) {
                missing.check(all);
            }
            List<Present> computable =
                    all.stream().filter(Present::isComputable).toList();
            outliers.check(computable);
            if (balance != null && !computable.isEmpty()) {
                balance.reports(computable.get(0).series());
            }
        });
        if (missing != null) {
            missing.checkOthers();
        }
        if (balance != null) {
            values.byPeriod(all ->
                    balance.check(all.stream().filter(Present::isComputable).toList()));
        }
    }

    private @Nullable MissingValues missing(
            QualityRules.@Nullable Expected expected, Map<String, Member> regions, LocalDate today) {
        if (expected == null) {
            return null;
        }
        return new MissingValues(
                DuePeriods.of(expected.from(), expected.lagOrNone(), today), expected.regions(), regions, findings);
    }

    private Balance balance(@Nullable QualityRules given, Map<String, Member> regions) {
        double tolerance =
                given == null || given.balance() == null ? 0 : given.balance().tolerance();
        double rounding = 0.5 * Math.pow(10, -text.decimals());
        return new Balance(regions, Member.read(handle, "sector"), tolerance, rounding, findings);
    }

    /** How many cells were looked at. */
    long checked() {
        return checked;
    }

    Findings findings() {
        return findings;
    }
}
