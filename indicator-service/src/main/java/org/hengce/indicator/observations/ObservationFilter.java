package org.hengce.indicator.observations;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.hengce.contracts.Codes;
import org.hengce.contracts.Period;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Which values are asked for.
 *
 * @param from first period, inclusive, in its canonical text
 * @param to last period, inclusive
 * @param asOf what was known then
 * @param history every vintage up to then, not only the last
 */
record ObservationFilter(
        String indicator,
        @Nullable String region,
        @Nullable String sector,
        @Nullable String from,
        @Nullable String to,
        Instant asOf,
        boolean history) {
    // Days that people ask for are days of the installation (api.md §2); an own zone comes with its setting.
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    static ObservationFilter of(
            @Nullable String indicator,
            @Nullable String region,
            @Nullable String sector,
            @Nullable String from,
            @Nullable String to,
            @Nullable String asOf,
            @Nullable String history) {
        if (indicator == null || indicator.isBlank()) {
            throw malformed(Message.of(
                    "say which indicator, as ?indicator=cigarette-sales", "请指明指标，例如 ?indicator=cigarette-sales"));
        }
        return new ObservationFilter(
                code("indicator", indicator, Codes.INDICATOR),
                region == null ? null : code("region", region, Codes.CODE),
                sector == null ? null : code("sector", sector, Codes.CODE),
                period("from", from),
                period("to", to),
                instant(asOf),
                flag(history));
    }

    private static String code(String name, String text, String form) {
        if (!text.matches(form)) {
            throw malformed(Message.of("%s: '%s' is no code; a code is %s", "%s：“%s”不是代码；代码格式为 %s", name, text, form));
        }
        return text;
    }

    private static @Nullable String period(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Period.parse(text).toString();
        } catch (IllegalArgumentException e) {
            throw malformed(Message.of("%s: '%s' is not a period, as 1988", "%s：“%s”不是时期，应如 1988", name, text));
        }
    }

    private static Instant instant(@Nullable String text) {
        if (text == null) {
            return END_OF_TIME;
        }
        try {
            Instant asked = text.length() == 10
                    ? LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(ZONE)
                            .toInstant()
                            .minusNanos(1_000)
                    : Instant.parse(text);
            // What is beyond these the database cannot hold; nothing was known before, and nothing is after.
            if (asked.isBefore(Instant.EPOCH)) {
                return Instant.EPOCH;
            }
            return asked.isAfter(END_OF_TIME) ? END_OF_TIME : asked;
        } catch (DateTimeParseException e) {
            throw malformed(Message.of(
                    "asOf: '%s' is neither a day (2026-03-31) nor an instant (2026-03-31T08:00:00Z)",
                    "asOf：“%s”既不是日期（2026-03-31）也不是时刻（2026-03-31T08:00:00Z）", text));
        }
    }

    private static boolean flag(@Nullable String text) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw malformed(Message.of("history is true or false, not '%s'", "history 应为 true 或 false，而不是“%s”", text));
    }

    private static Problem malformed(Message detail) {
        return Problem.of(ProblemType.MALFORMED, detail);
    }
}
