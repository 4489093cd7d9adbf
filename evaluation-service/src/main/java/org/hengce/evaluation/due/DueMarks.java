package org.hengce.evaluation.due;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.hengce.evaluation.run.Trigger;
import org.hengce.kit.trace.TracedWork;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Says what changed, in the transaction of the change. Marks and changes are only inserted: a projection never waits for a
 * worker. Which policies a change touches is found out once it is committed ({@link TouchedPolicies}): by then a policy that
 * came at the same time is either seen and marked, or comes later with a mark of its own and is evaluated with the change. Each
 * has the trace of the event that is being applied: the evaluation that follows carries it on.
 */
@ApplicationScoped
public class DueMarks {
    private final Jdbi jdbi;
    private final TracedWork traces;

    @Inject
    DueMarks(Jdbi jdbi, TracedWork traces) {
        this.jdbi = jdbi;
        this.traces = traces;
    }

    /**
     * A policy came or changed.
     *
     * @param trigger whether it got another plan, or changed otherwise
     * @param shared indicators that it shares with others in a way that changed: who is under it there may be another, and
     *     so may be whom they are compared with
     * @param regions that it covers or covered
     */
    public void policyChanged(String policy, Trigger trigger, Set<String> shared, ChangedCells regions) {
        jdbi.useHandle(h -> {
            h.createUpdate("INSERT INTO work (policy) VALUES (:policy) ON CONFLICT DO NOTHING")
                    .bind("policy", policy)
                    .execute();
            h.createUpdate(
                            "INSERT INTO due_mark (policy, trigger, traceparent) VALUES (:policy, :trigger, :traceparent)")
                    .bind("policy", policy)
                    .bind("trigger", trigger)
                    .bind("traceparent", traces.traceparent())
                    .execute();
            shared.stream().sorted().forEach(indicator -> changed(h, indicator, regions, policy, Trigger.POLICY));
        });
    }

    public void indicatorChanged(String indicator) {
        jdbi.useHandle(h -> changed(h, indicator, ChangedCells.ANY, null, Trigger.POLICY));
    }

    public void observationsChanged(String indicator, ChangedCells cells) {
        jdbi.useHandle(h -> changed(h, indicator, cells, null, Trigger.OBSERVATIONS));
    }

    /** Any policy may compare itself with a region that came or changed; a run with the same inputs is not stored again. */
    public void regionsChanged() {
        jdbi.useHandle(h -> changed(h, null, ChangedCells.ANY, null, Trigger.POLICY));
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

    private void changed(
            Handle h, @Nullable String indicator, ChangedCells cells, @Nullable String policy, Trigger trigger) {
        h.createUpdate("""
                        INSERT INTO due_change (indicator, regions, sectors, policy, trigger, traceparent)
                        VALUES (:indicator, :regions, :sectors, :policy, :trigger, :traceparent)""")
                .bind("indicator", indicator)
                .bindArray("regions", String.class, array(cells.regions()))
                .bindArray("sectors", String.class, array(cells.sectors()))
                .bind("policy", policy)
                .bind("trigger", trigger)
                .bind("traceparent", traces.traceparent())
                .execute();
    }

    private static Object @Nullable [] array(@Nullable Set<String> codes) {
        return codes == null ? null : codes.stream().sorted().toArray();
    }
}
