package org.hengce.evaluation.projection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.indicator.RegionV1;
import org.hengce.contracts.indicator.SectorV1;
import org.hengce.contracts.policy.PolicyV1;
import org.hengce.evaluation.due.DueMarks;
import org.hengce.evaluation.run.Trigger;
import org.hengce.kit.inbox.IllegalEventException;
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

    void apply(PolicyV1 policy) {
        if (policy.policy() == null) {
            throw new IllegalEventException("a policy event without its policy");
        }
        Footprint before = Footprint.held(jdbi, policy.policy().code());
        if (copies.keep("policy", policy.policy().code(), policy)) {
            Footprint now = Footprint.held(jdbi, policy.policy().code());
            due.policyChanged(
                    policy.policy().code(),
                    before.hasOtherPlanThan(now) ? Trigger.PLAN : Trigger.POLICY,
                    before.changedOn(now));
        }
    }

    void apply(IndicatorV1 indicator) {
        if (copies.keep("indicator", indicator.code(), indicator)) {
            due.indicatorChanged(indicator.code());
        }
    }

    void apply(RegionV1 region) {
        if (copies.keep("region", region.code(), region)) {
            due.regionsChanged();
        }
    }

    void apply(SectorV1 sector) {
        if (copies.keep("sector", sector.code(), sector)) {
            due.regionsChanged();
        }
    }
}
