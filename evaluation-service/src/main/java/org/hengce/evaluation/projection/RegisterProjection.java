package org.hengce.evaluation.projection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.indicator.RegionV1;
import org.hengce.contracts.indicator.SectorV1;
import org.hengce.contracts.policy.PolicyV1;
import org.hengce.evaluation.due.DueMarks;
import org.hengce.evaluation.run.Trigger;
import org.hengce.kit.projection.Copies;
import org.jdbi.v3.core.Jdbi;

/** Keeps the newest state of every register entry, in whatever order events come, and marks whom a change touches. */
@ApplicationScoped
class RegisterProjection {
    @Inject
    Copies copies;

    @Inject
    DueMarks due;

    @Inject
    Jdbi jdbi;

    void apply(Registers.Kind<?> kind, Registers.Entry entry) {
        Side live = jdbi.withHandle(LiveSide::held);
        if (!jdbi.withHandle(
                h -> Epochs.isLive(h, live, entry.owner(), entry.data().epoch()))) {
            return;
        }
        boolean policy = entry.data() instanceof PolicyV1;
        Footprint before = policy ? Footprint.held(jdbi, entry.code()) : Footprint.NONE;
        if (!copies.keep(live.table(kind.table()), entry.code(), entry.data())) {
            return;
        }
        if (policy) {
            Footprint now = Footprint.held(jdbi, entry.code());
            due.policyChanged(
                    entry.code(),
                    before.hasOtherPlanThan(now) ? Trigger.PLAN : Trigger.POLICY,
                    before.changedOn(now),
                    before.regionsWith(now));
        } else if (entry.data() instanceof IndicatorV1) {
            due.indicatorChanged(entry.code());
        } else if (entry.data() instanceof RegionV1 || entry.data() instanceof SectorV1) {
            due.regionsChanged();
        }
        // No evaluation is made from strategies or references.
    }
}
