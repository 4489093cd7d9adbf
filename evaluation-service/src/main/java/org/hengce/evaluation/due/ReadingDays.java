package org.hengce.evaluation.due;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.hengce.contracts.policy.PolicyV1;
import org.hengce.evaluation.run.HeldReadings;
import org.hengce.kit.lease.Lease;
import org.jdbi.v3.core.Jdbi;

/**
 * Looks for readings whose day has come: a reading is the first evaluation on its day or later, and without anything that
 * changes there would be none. One replica does it.
 */
@ApplicationScoped
public class ReadingDays {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    @Inject
    Jdbi jdbi;

    @Inject
    ObjectMapper json;

    @Inject
    HeldReadings readings;

    @Inject
    DueMarks due;

    @Scheduled(cron = "{hengce.reevaluation.readings}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        Lease lease = new Lease(jdbi, "reading-days", LONGEST);
        if (lease.hold().isPresent()) {
            mark();
            lease.release();
        }
    }

    /** Makes every policy due of whose plan a reading is to be made. */
    public void mark() {
        List<String> planned = jdbi.withHandle(h -> h.createQuery(
                        "SELECT document FROM policy WHERE NOT retired AND jsonb_array_length(document -> 'plans') > 0")
                .mapTo(String.class)
                .list());
        for (String document : planned) {
            PolicyV1 policy = read(document);
            if (jdbi.withHandle(h -> readings.isDue(h, policy))) {
                Log.infof("reading due policy=%s", policy.policy().code());
                due.readingDue(policy.policy().code());
            }
        }
    }

    private PolicyV1 read(String document) {
        try {
            return json.readValue(document, PolicyV1.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a projected document is no policy", e);
        }
    }
}
