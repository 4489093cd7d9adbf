package org.hengce.evaluation.thinning;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.hengce.evaluation.evaluations.EvaluationStore;
import org.hengce.kit.lease.Lease;
import org.jdbi.v3.core.Jdbi;

/**
 * Takes the detail from old evaluations (evaluation.md §7): of those that neither are readings nor were asked for, score, effects
 * and what they were made from stay, from which all else can be made again. The first and the last of a day (UTC) of each policy
 * stay whole, and so does every one that concludes something else than the one before. One replica does it.
 */
@ApplicationScoped
public class Thinning {
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int AT_ONCE = 200;

    private static final int LISTED = 10_000;

    /** Windows are over all that events started, thinned or not: what is first or last of its day stays that. */
    private static final String THINNED = """
            SELECT id FROM (
                SELECT id, standing, thinned_at, completed_at, inputs IS NOT NULL AS can_be_made_again,
                    conclusions = lag(conclusions) OVER (PARTITION BY policy ORDER BY seq) AS says_the_same,
                    row_number() OVER (PARTITION BY policy, date_trunc('day', completed_at AT TIME ZONE 'UTC') ORDER BY seq)
                        AS of_day,
                    row_number() OVER (PARTITION BY policy, date_trunc('day', completed_at AT TIME ZONE 'UTC') ORDER BY seq DESC)
                        AS to_its_end
                FROM evaluation WHERE trigger <> 'REQUEST' AND completed_at < :before
                    AND completed_at >= (SELECT coalesce(max(until), '-infinity') FROM thinned_until)) old
            WHERE thinned_at IS NULL AND can_be_made_again AND standing <> 'READING' AND says_the_same AND of_day > 1 AND to_its_end > 1
            ORDER BY completed_at LIMIT :limit""";

    @Inject
    Jdbi jdbi;

    @Inject
    EvaluationStore store;

    @Inject
    ThinningConfig config;

    @Inject
    Clock clock;

    @Scheduled(cron = "{hengce.thinning.cron}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void everyNight() {
        Lease lease = new Lease(jdbi, "thinning", LONGEST);
        if (lease.hold().isPresent()) {
            int thinned = thin(lease);
            lease.release();
            Log.infof("evaluations thinned count=%d", thinned);
        }
    }

    /** Those of whole days that are over for as long as configured; how many were thinned. Goes on where it was stopped. */
    int thin(Lease lease) {
        Instant before = clock.instant().truncatedTo(ChronoUnit.DAYS).minus(config.days(), ChronoUnit.DAYS);
        int done = 0;
        while (lease.hold().isPresent()) {
            List<UUID> old = jdbi.withHandle(h -> h.createQuery(THINNED)
                    .bind("before", before)
                    .bind("limit", LISTED)
                    .mapTo(UUID.class)
                    .list());
            for (int i = 0; i < old.size() && lease.hold().isPresent(); i += AT_ONCE) {
                List<UUID> next = old.subList(i, Math.min(i + AT_ONCE, old.size()));
                QuarkusTransaction.requiringNew().run(() -> next.forEach(store::thin));
                done += next.size();
            }
            if (old.isEmpty()) {
                keepUntil(before);
                break;
            }
        }
        return done;
    }

    /** Days that were looked at whole need not be looked at again: nothing is evaluated in the past. */
    private void keepUntil(Instant before) {
        jdbi.useTransaction(h -> {
            h.execute("DELETE FROM thinned_until");
            h.execute("INSERT INTO thinned_until (until) VALUES (?)", before);
        });
    }
}
