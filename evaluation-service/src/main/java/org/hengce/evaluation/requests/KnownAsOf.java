package org.hengce.evaluation.requests;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hengce.evaluation.projection.Applied;
import org.hengce.kit.clock.DayOrInstant;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jdbi.v3.core.Jdbi;

/** Turns a day or an instant into the vintages that were known then (evaluation.md §7). */
@ApplicationScoped
class KnownAsOf {
    @Inject
    Jdbi jdbi;

    @Inject
    Applied applied;

    @Inject
    Clock clock;

    /**
     * Per indicator the last complete vintage not after {@code asOf}; those that had none then are not in it.
     *
     * @throws Problem 422 if it is neither or lies in the future, 409 while values from before it are still on the way
     */
    SortedMap<String, Instant> pins(String asOf, Collection<String> indicators) {
        boolean isDay = asOf.length() == "2026-03-31".length();
        // Of the present day its end is in the future, and what is known so far is what was meant.
        Instant beginning = DayOrInstant.beginningIn("asOf", asOf);
        if (beginning.isAfter(clock.instant())) {
            throw Problem.invalid(
                    "asOf",
                    Message.of("%s lies in the future; nobody knows yet what is known then", "%s 在未来，届时的数据尚不可知", asOf));
        }
        if (!applied.upToNow()) {
            throw Problem.of(
                            ProblemType.CONFLICT,
                            Message.of(
                                    "NOT_YET_KNOWN: values that were published before now are still on the way; ask again",
                                    "NOT_YET_KNOWN：此前发布的数据仍在传送中，请稍后再试"))
                    .retryAfter(1);
        }
        Instant end = isDay ? DayOrInstant.end("asOf", asOf) : beginning;
        SortedMap<String, Instant> pins = new TreeMap<>();
        jdbi.useHandle(h -> h.createQuery("""
                        SELECT p.indicator, max(p.vintage) AS vintage
                        FROM vintage_part p JOIN visible_vintage v USING (indicator)
                        WHERE p.indicator = ANY (:indicators) AND p.vintage <= v.vintage AND p.vintage <= :end
                        GROUP BY p.indicator""")
                .bindArray("indicators", String.class, indicators)
                .bind("end", end)
                .map((row, context) -> pins.put(
                        row.getString("indicator"), row.getTimestamp("vintage").toInstant()))
                .list());
        return pins;
    }
}
