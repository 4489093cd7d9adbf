package org.hengce.evaluation.due;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.hengce.evaluation.run.Trigger;
import org.jdbi.v3.core.Jdbi;

/**
 * Says which policies a change touches, in the transaction of the change. Marks are only inserted: a projection never waits
 * for a worker, and a worker deletes exactly the marks that it saw.
 */
@ApplicationScoped
public class DueMarks {
    // Held to the end of the transaction: shared by those who mark the policies there are, alone by who brings one.
    private static final long POLICIES = 1;
    private static final String NO_NEW_POLICY = "SELECT pg_advisory_xact_lock_shared(?)";

    private final Jdbi jdbi;

    @Inject
    DueMarks(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * A policy came or changed.
     *
     * @param trigger whether it got another plan, or changed otherwise
     * @param shared indicators that it shares with others in a way that changed: who is under it there may be another, and
     *     so may be whom they are compared with
     */
    public void policyChanged(String policy, Trigger trigger, Set<String> shared) {
        jdbi.useHandle(h -> {
            // A change whose marks are being made must either see this policy or be seen by its evaluation.
            h.execute("SELECT pg_advisory_xact_lock(?)", POLICIES);
            h.createUpdate("INSERT INTO work (policy) VALUES (:policy) ON CONFLICT DO NOTHING")
                    .bind("policy", policy)
                    .execute();
            h.createUpdate("INSERT INTO due_mark (policy, trigger) VALUES (:policy, :trigger)")
                    .bind("policy", policy)
                    .bind("trigger", trigger)
                    .execute();
            if (!shared.isEmpty()) {
                h.createUpdate("""
                                INSERT INTO due_mark (policy, trigger) SELECT code, :trigger FROM policy
                                WHERE code <> :policy AND EXISTS (
                                    SELECT FROM jsonb_array_elements(document #> '{policy,goals}') goal
                                    WHERE goal ->> 'indicator' = ANY (:shared))""")
                        .bind("trigger", Trigger.POLICY)
                        .bind("policy", policy)
                        .bindArray("shared", String.class, shared)
                        .execute();
            }
        });
    }

    public void indicatorChanged(String indicator) {
        markGoalsOn(indicator, Trigger.POLICY);
    }

    public void observationsChanged(String indicator) {
        markGoalsOn(indicator, Trigger.OBSERVATIONS);
    }

    /** Any policy may compare itself with a region that came or changed; a run with the same inputs is not stored again. */
    public void regionsChanged() {
        jdbi.useHandle(h -> {
            h.execute(NO_NEW_POLICY, POLICIES);
            h.createUpdate("INSERT INTO due_mark (policy, trigger) SELECT code, :trigger FROM policy")
                    .bind("trigger", Trigger.POLICY)
                    .execute();
        });
    }

    /** The day of a reading has come for a policy; one that was set aside is tried once more. */
    public void readingDue(String policy) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO due_mark (policy, trigger) SELECT :policy, :trigger
                        WHERE NOT EXISTS (SELECT FROM due_mark WHERE policy = :policy AND trigger = :trigger)""")
                .bind("policy", policy)
                .bind("trigger", Trigger.SCHEDULE)
                .execute());
    }

    private void markGoalsOn(String indicator, Trigger trigger) {
        jdbi.useHandle(h -> {
            h.execute(NO_NEW_POLICY, POLICIES);
            h.createUpdate("""
                            INSERT INTO due_mark (policy, trigger) SELECT code, :trigger FROM policy
                            WHERE document @> jsonb_build_object('policy', jsonb_build_object('goals',
                                jsonb_build_array(jsonb_build_object('indicator', cast(:indicator AS text)))))
                               OR document @> jsonb_build_object('policy', jsonb_build_object('goals',
                                jsonb_build_array(jsonb_build_object('unitWeight', cast(:indicator AS text)))))""")
                    .bind("trigger", trigger)
                    .bind("indicator", indicator)
                    .execute();
        });
    }
}
