package org.hengce.indicator.observations;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hengce.kit.clock.DayOrInstant;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** The moment before which values are not published: an instant, or a day, which means its beginning. */
public final class ReleaseMoment {
    private ReleaseMoment() {}

    /**
     * Reads a field; null where it is absent.
     *
     * @throws Problem 422 if it is neither, or not in the future: what was meant to wait must not come out at once
     */
    public static @Nullable Instant of(String field, @Nullable String text, Instant now) {
        if (text == null) {
            return null;
        }
        Instant moment = wholeSeconds(DayOrInstant.beginningIn(field, text));
        if (!moment.isAfter(now)) {
            throw Problem.invalid(
                    field,
                    Message.of(
                            "%s lies in the past; correct it, or leave it out to publish at once",
                            "%s 已经过去；请更正，或去掉该字段以立即发布", text));
        }
        return moment;
    }

    /** One of a release calendar, which was checked when it was stored. */
    static Instant planned(String text) {
        return wholeSeconds(DayOrInstant.beginning("on", text));
    }

    /** Never earlier than was said. */
    private static Instant wholeSeconds(Instant moment) {
        Instant second = moment.truncatedTo(ChronoUnit.SECONDS);
        return second.equals(moment) ? second : second.plusSeconds(1);
    }
}
