package org.hengce.evaluation.run;

import java.util.List;
import java.util.Optional;
import org.hengce.contracts.Codes;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.heterogeneity.Heterogeneity;
import org.hengce.methods.heterogeneity.Heterogeneity.By;
import org.hengce.methods.heterogeneity.PartialEffect;
import org.jspecify.annotations.Nullable;

/**
 * The effect on an indicator sector by sector, of a policy that has goals on it in several: each part is what its own goal found,
 * on a panel of its own.
 */
final class SectorEffects {
    private static final Reason SAME_REGIONS = new Reason(
            ReasonCode.NOT_TESTABLE,
            "the sectors are compared in the same regions, whose shocks they share, so that a test that takes their errors for"
                    + " independent would mislead",
            "各行业在相同的地区之间比较，共受地区性冲击，以误差独立为前提的检验会产生误导");

    private SectorEffects() {}

    /**
     * Beside a goal's effect: those of all sectors of its indicator, in the policy's order; empty where there is one sector, or
     * the goal is on all of them together. Goals in another transform are in another unit and no part of it.
     */
    static Optional<Heterogeneity> beside(GoalRun run, List<GoalRun> runs) {
        if (sector(run.goal()).equals(Codes.ALL_SECTORS)) {
            return Optional.empty();
        }
        List<PartialEffect> parts = runs.stream()
                .filter(other -> other.goal().indicator().equals(run.goal().indicator())
                        && other.panel().transform() == run.panel().transform()
                        && !sector(other.goal()).equals(Codes.ALL_SECTORS))
                .map(other -> part(sector(other.goal()), other.effect()))
                .toList();
        return parts.size() < 2
                ? Optional.empty()
                : Optional.of(Heterogeneity.ofDependent(By.SECTOR, parts, SAME_REGIONS));
    }

    private static PartialEffect part(String sector, Effect effect) {
        return new PartialEffect(
                sector,
                effect.estimate(),
                effect.standardError(),
                effect.interval(),
                effect.inference(),
                effect.interval() == null ? effect.reasons().get("interval") : null);
    }

    private static String sector(Goal goal) {
        @Nullable String sector = goal.sector();
        return sector == null ? Codes.ALL_SECTORS : sector;
    }
}
