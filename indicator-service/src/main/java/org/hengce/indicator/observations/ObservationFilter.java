package org.hengce.indicator.observations;

import java.time.Instant;
import org.hengce.contracts.Codes;
import org.hengce.contracts.Period;
import org.hengce.kit.clock.DayOrInstant;
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
                asOf == null ? DayOrInstant.END_OF_TIME : DayOrInstant.end("asOf", asOf),
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
