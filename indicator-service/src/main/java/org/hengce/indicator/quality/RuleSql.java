package org.hengce.indicator.quality;

/**
 * Each rule as one statement over an indicator's present values: whatever the number of cells, the database sorts and hashes
 * them within its own bounds, and nothing comes to the service but what was found.
 *
 * <p>Values beyond 10^±100 are compared with the range only: differences and sums of such are no numbers.
 */
final class RuleSql {
    /** So many findings of a rule are listed; all are counted. */
    static final int LISTED = 10_000;
    /** Fewer changes tell nothing of what is usual. */
    static final int FEWEST_CHANGES = 8;

    private RuleSql() {}

    private static final String PRESENT = """
            present AS MATERIALIZED (
                SELECT known.region, known.sector, known.period, known.value,
                       known.confidentiality <> 'F' OR hidden.region IS NOT NULL AS restricted
                FROM (SELECT DISTINCT ON (region, sector, period) region, sector, period, value, confidentiality
                      FROM observation WHERE indicator = :indicator
                      ORDER BY region, sector, period, vintage DESC) known
                LEFT JOIN hidden_cell hidden ON hidden.indicator = :indicator AND hidden.region = known.region
                     AND hidden.sector = known.sector AND hidden.period = known.period),
            computable AS MATERIALIZED (
                SELECT * FROM present WHERE value = 0 OR abs(value) BETWEEN 1e-100 AND 1e100)""";

    private static final String RANGE = """
            SELECT 'RANGE', region, sector, period, value, cast(:min AS float8), cast(:max AS float8),
                   cast(NULL AS text), cast(NULL AS float8), restricted
            FROM present WHERE value < cast(:min AS float8) OR value > cast(:max AS float8)""";

    private static final String JUMP = """
            SELECT 'JUMP', region, sector, period, value, before - :relative * abs(before), before + :relative * abs(before),
                   against, cast(NULL AS float8), restricted
            FROM (SELECT region, sector, period, value, lag(value) OVER series AS before, lag(period) OVER series AS against,
                         restricted OR coalesce(lag(restricted) OVER series, false) AS restricted
                  FROM computable WINDOW series AS (PARTITION BY region, sector ORDER BY period COLLATE "C")) change
            WHERE before <> 0 AND abs(value - before) > :relative * abs(before)""";

    // Parts that report at all, and exist in the period: where one of them has no value, the sum says nothing.
    private static final String BALANCE = """
            SELECT '%1$s', whole.region, whole.sector, whole.period, whole.value,
                   sum(part.value) - allowed(whole.value, count(*)), sum(part.value) + allowed(whole.value, count(*)),
                   cast(NULL AS text), cast(NULL AS float8), whole.restricted OR bool_or(part.restricted)
            FROM computable whole
            JOIN (SELECT DISTINCT entry.code, entry.text->>'parent' AS parent, reporting.%3$s AS other,
                         coalesce(entry.text->>'validFrom', '') AS valid_from,
                         coalesce(entry.text->>'validTo', 'for ever') AS valid_to
                  FROM %2$s entry JOIN (SELECT DISTINCT region, sector FROM computable) reporting ON reporting.%2$s = entry.code
                  WHERE NOT entry.retired) child ON child.parent = whole.%2$s AND child.other = whole.%3$s
            JOIN unnest(:periods, :firstDays, :lastDays) AS calendar (period, first_day, last_day)
                 ON calendar.period = whole.period
                    AND child.valid_from <= calendar.last_day AND child.valid_to >= calendar.first_day
            LEFT JOIN computable part
                 ON part.%2$s = child.code AND part.%3$s = whole.%3$s AND part.period = whole.period
            GROUP BY whole.region, whole.sector, whole.period, whole.value, whole.restricted
            HAVING count(*) = count(part.value)
               AND abs(sum(part.value) - whole.value) > allowed(whole.value, count(*))""";

    // A share of the whole, and half a unit of the last decimal for each number that was rounded.
    private static final String ALLOWED = "(:tolerance * abs(whole.value) + :rounding * (count(*) + 1))";

    private static final String MISSING = """
            SELECT 'MISSING', expected.region, expected.sector, due.period, cast(NULL AS float8), cast(NULL AS float8),
                   cast(NULL AS float8), cast(NULL AS text), cast(NULL AS float8), false
            FROM %s expected
            CROSS JOIN unnest(:due, :dueFirst, :dueLast) AS due (period, first_day, last_day)
            LEFT JOIN region known ON known.code = expected.region
            LEFT JOIN present ON present.region = expected.region AND present.sector = expected.sector
                 AND present.period = due.period
            WHERE present.region IS NULL
              AND NOT coalesce(known.retired, false)
              AND coalesce(known.text->>'validFrom', '') <= due.last_day
              AND coalesce(known.text->>'validTo', 'for ever') >= due.first_day""";

    private static final String NAMED = "(SELECT region, '_T' AS sector FROM unnest(:regions) AS named (region))";
    private static final String REPORTING = "(SELECT DISTINCT region, sector FROM present)";

    /*
     * The modified z-score of Iglewicz and Hoaglin (How to Detect and Handle Outliers, 1993): 0.6745 (x - median) / MAD, here of
     * the changes of a series against the year before: levels have trends, and months have seasons. Where more than half of
     * the changes are equal, MAD is 0, and the mean absolute deviation stands in its place (factor 1.253314, as IBM SPSS has
     * it). The way back from an outlier, an opposite one a year later, is not told again.
     */
    private static final String OUTLIER = """
            SELECT 'OUTLIER', region, sector, period, value,
                   year_before + middle - :threshold * scale, year_before + middle + :threshold * scale,
                   against, score, restricted
            FROM (SELECT scored.*, lag(score) OVER (PARTITION BY region, sector, substr(period, 5) ORDER BY period COLLATE "C") AS score_before,
                         lag(period) OVER (PARTITION BY region, sector, substr(period, 5) ORDER BY period COLLATE "C") AS period_before
                  FROM (SELECT step.*, middle, scale, (change - middle) / scale AS score,
                               usual.restricted
                        FROM step JOIN usual USING (region, sector) WHERE scale > 0) scored) flagged
            WHERE abs(score) > :threshold
              AND NOT coalesce(period_before = against AND abs(score_before) > :threshold AND sign(score) <> sign(score_before), false)""";

    private static final String STEPS = """
            step AS MATERIALIZED (
                SELECT region, sector, period, value, year_before, against, value - year_before AS change, hidden
                FROM (SELECT region, sector, period, value, restricted AS hidden, lag(value) OVER same AS year_before,
                             lag(period) OVER same AS against
                      FROM computable
                      WINDOW same AS (PARTITION BY region, sector, substr(period, 5) ORDER BY period COLLATE "C")) paired
                WHERE cast(left(against, 4) AS int) = cast(left(period, 4) AS int) - 1),
            median AS MATERIALIZED (
                SELECT region, sector, percentile_cont(0.5) WITHIN GROUP (ORDER BY change) AS middle
                FROM step GROUP BY region, sector HAVING count(*) >= :fewest),
            usual AS MATERIALIZED (
                SELECT region, sector, middle,
                       CASE WHEN mad > 0 THEN mad / 0.6745 ELSE 1.253314 * mean_deviation END AS scale, restricted
                FROM (SELECT region, sector, middle,
                             percentile_cont(0.5) WITHIN GROUP (ORDER BY abs(change - middle)) AS mad,
                             avg(abs(change - middle)) AS mean_deviation,
                             bool_or(hidden) AS restricted
                      FROM step JOIN median USING (region, sector) GROUP BY region, sector, middle) spread)""";

    /**
     * Finds, counts all and keeps the first. Rules share no statement: a result that several of them read at once from disk is
     * read by jumps, minutes long for a million rows.
     *
     * @param namedRegions whether expected regions are named
     */
    static String of(Rule rule, boolean namedRegions) {
        String query =
                switch (rule) {
                    case RANGE -> RANGE;
                    case JUMP -> JUMP;
                    case REGION_BALANCE -> balance(rule, "region", "sector");
                    case SECTOR_BALANCE -> balance(rule, "sector", "region");
                    case MISSING -> MISSING.formatted(namedRegions ? NAMED : REPORTING);
                    case OUTLIER -> OUTLIER;
                };
        String before = rule == Rule.OUTLIER ? PRESENT + ",\n" + STEPS : PRESENT;
        return "WITH %s,\nfound (%s) AS MATERIALIZED (%s),\n%s".formatted(before, COLUMNS, query, KEEP);
    }

    private static String balance(Rule rule, String along, String other) {
        return BALANCE.formatted(rule, along, other).replace("allowed(whole.value, count(*))", ALLOWED);
    }

    private static final String COLUMNS = "rule, region, sector, period, value, low, high, against, score, restricted";

    private static final String KEEP = """
            counted AS (
                INSERT INTO quality_count (indicator, rule, region, restricted, findings)
                SELECT :indicator, rule, region, restricted, count(*) FROM found GROUP BY rule, region, restricted)
            INSERT INTO quality_finding
                (indicator, rule, region, sector, period, value, low, high, against, score, restricted)
            SELECT :indicator, rule, region, sector, period, value, low, high, against, score, restricted
            FROM (SELECT found.*, row_number() OVER (
                      PARTITION BY rule ORDER BY region COLLATE "C", sector COLLATE "C", period COLLATE "C") AS place FROM found) placed
            WHERE place <= :listed""";
}
