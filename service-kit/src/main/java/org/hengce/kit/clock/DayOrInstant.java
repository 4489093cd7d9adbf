package org.hengce.kit.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;

/** What people ask for as a day ({@code 2026-03-31}) or an instant ({@code 2026-03-31T08:00:00Z}). */
public final class DayOrInstant {
    public static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    // Days that people ask for are days of the installation (api.md §2); an own zone comes with its setting.
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int DAY_LENGTH = 10;

    private DayOrInstant() {}

    /** The day that it is in the installation's zone. */
    public static LocalDate today(Clock clock) {
        return dayOf(clock.instant());
    }

    /** The day that an instant is in, in the installation's zone. */
    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /**
     * The instant; of a day its first.
     *
     * @throws Problem 400 if it is neither
     */
    public static Instant beginning(String parameter, String text) {
        return parse(parameter, text, 0);
    }

    /**
     * The instant; of a day its last.
     *
     * @throws Problem 400 if it is neither
     */
    public static Instant end(String parameter, String text) {
        return parse(parameter, text, 1);
    }

    /**
     * The instant that a field of a body says; of a day its first.
     *
     * @throws Problem 422 if it is neither
     */
    public static Instant beginningIn(String field, String text) {
        try {
            return beginning(field, text);
        } catch (Problem neither) {
            throw Problem.invalid(field, neither.detail());
        }
    }

    private static Instant parse(String parameter, String text, int days) {
        try {
            Instant asked = text.length() == DAY_LENGTH
                    ? LocalDate.parse(text)
                            .plusDays(days)
                            .atStartOfDay(ZONE)
                            .toInstant()
                            .minusNanos(days * 1_000L)
                    : Instant.parse(text);
            // What is beyond these the database cannot hold; nothing was known before, and nothing is after.
            if (asked.isBefore(Instant.EPOCH)) {
                return Instant.EPOCH;
            }
            return asked.isAfter(END_OF_TIME) ? END_OF_TIME : asked;
        } catch (DateTimeParseException e) {
            throw Problem.of(
                    ProblemType.MALFORMED,
                    Message.of(
                            "%1$s: '%2$s' is neither a day (2026-03-31) nor an instant (2026-03-31T08:00:00Z)",
                            "%1$s：“%2$s”既不是日期（2026-03-31）也不是时刻（2026-03-31T08:00:00Z）", parameter, text));
        }
    }
}
