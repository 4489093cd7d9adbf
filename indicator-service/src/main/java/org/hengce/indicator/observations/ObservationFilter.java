package org.hengce.indicator.observations;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.hengce.contracts.Codes;
import org.hengce.contracts.Period;
import org.hengce.kit.clock.DayOrInstant;
import org.hengce.kit.paging.Asked;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Which values are asked for.
 *
 * @param regions codes; empty: all
 * @param sectors codes; empty: all
 * @param from first period, inclusive, in its canonical text
 * @param to last period, inclusive
 * @param asOf what was known then; null: what is known now
 * @param history every vintage up to then, not only the last
 */
public record ObservationFilter(
        String indicator,
        List<String> regions,
        List<String> sectors,
        @Nullable String from,
        @Nullable String to,
        @Nullable Instant asOf,
        boolean history) {
    /** Codes with commas between. */
    public static final String CODES = Codes.CODE + "(," + Codes.CODE + ")*";

    public ObservationFilter {
        regions = List.copyOf(regions);
        sectors = List.copyOf(sectors);
    }

    /**
     * Reads the parameters of a request.
     *
     * @throws Problem 400 that names the parameter that cannot be
     */
    public static ObservationFilter of(CellParameters cells, @Nullable String asOf, @Nullable String history) {
        @Nullable String indicator = cells.indicator();
        if (indicator == null || indicator.isBlank()) {
            throw malformed(Message.of(
                    "say which indicator, as ?indicator=cigarette-sales", "请指明指标，例如 ?indicator=cigarette-sales"));
        }
        return new ObservationFilter(
                code("indicator", indicator, Codes.INDICATOR),
                codes("region", cells.region()),
                codes("sector", cells.sector()),
                period("from", cells.from()),
                period("to", cells.to()),
                asOf == null ? null : DayOrInstant.end("asOf", asOf),
                Asked.flag("history", history));
    }

    /** The same as it is known at a moment: what is published meanwhile stays out. */
    ObservationFilter knownAt(Instant moment) {
        return asOf != null && asOf.isBefore(moment)
                ? this
                : new ObservationFilter(indicator, regions, sectors, from, to, moment, history);
    }

    private static String code(String name, String text, String form) {
        if (!text.matches(form)) {
            throw malformed(Message.of("%s: '%s' is no code; a code is %s", "%s：“%s”不是代码；代码格式为 %s", name, text, form));
        }
        return text;
    }

    /** In order and each once: as they stand in the index. */
    private static List<String> codes(String name, @Nullable String list) {
        TreeSet<String> codes = new TreeSet<>();
        if (list != null) {
            for (String text : list.split(",", -1)) {
                codes.add(code(name, text, Codes.CODE));
            }
        }
        return List.copyOf(codes);
    }

    /**
     * A period in its canonical text, or nothing.
     *
     * @throws Problem 400 for what is none
     */
    public static @Nullable String period(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Period.parse(text).toString();
        } catch (IllegalArgumentException e) {
            throw malformed(Message.of("%s: '%s' is not a period, as 1988", "%s：“%s”不是时期，应如 1988", name, text));
        }
    }

    private static Problem malformed(Message detail) {
        return Problem.of(ProblemType.MALFORMED, detail);
    }
}
