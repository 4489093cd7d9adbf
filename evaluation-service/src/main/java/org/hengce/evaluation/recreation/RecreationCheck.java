package org.hengce.evaluation.recreation;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hengce.evaluation.evaluations.EvaluationStore;
import org.hengce.evaluation.run.EvaluatedInputs;
import org.hengce.evaluation.run.InputsReader;
import org.hengce.evaluation.run.Specification;
import org.hengce.kit.lease.Lease;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes the panels of a random sample of evaluations again from their pins, and compares hashes (evaluation.md §7): what is
 * said to be reproducible is tried every night. One replica does it.
 */
@ApplicationScoped
public class RecreationCheck {
    private static final Duration LONGEST = Duration.ofMinutes(30);

    @Inject
    Jdbi jdbi;

    @Inject
    EvaluationStore store;

    @Inject
    InputsReader inputs;

    @Inject
    RecreationConfig config;

    /** A sample, and those of it whose panels are not what they were. */
    public record Outcome(int checked, List<UUID> differing) {}

    @Scheduled(cron = "{hengce.recreation.cron}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void everyNight() {
        Lease lease = new Lease(jdbi, "recreation", LONGEST);
        if (lease.hold().isPresent()) {
            check(config.sample());
            lease.release();
        }
    }

    /** Looks at so many evaluations, and keeps what came of it. */
    public Outcome check(int sample) {
        List<UUID> differing = new ArrayList<>();
        List<UUID> chosen = jdbi.withHandle(h -> h.createQuery(
                        "SELECT id FROM evaluation WHERE inputs IS NOT NULL AND status = 'COMPLETED' ORDER BY random() LIMIT :sample")
                .bind("sample", sample)
                .mapTo(UUID.class)
                .list());
        for (UUID id : chosen) {
            if (!isTheSame(id)) {
                Log.errorf("an evaluation cannot be made again, its panel differs evaluation=%s", id);
                differing.add(id);
            }
        }
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO recreation_check (checked_at, checked, differing)
                        VALUES (clock_timestamp(), :checked, :differing)""")
                .bind("checked", chosen.size())
                .bindArray("differing", UUID.class, differing)
                .execute());
        return new Outcome(chosen.size(), differing);
    }

    private boolean isTheSame(UUID id) {
        Map<String, String> stored = store.panelsOf(id);
        return store.inputsOf(id)
                .map(pinned -> EvaluatedInputs.panelHashes(
                                inputs.again(pinned), Specification.of(pinned.specification()))
                        .entrySet()
                        .containsAll(stored.entrySet()))
                .orElse(false);
    }
}
