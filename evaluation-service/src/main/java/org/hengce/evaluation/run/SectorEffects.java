package org.hengce.evaluation.run;

import java.util.List;
import java.util.Optional;
import org.hengce.contracts.Codes;
import org.hengce.contracts.policy.GoalSectors;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.heterogeneity.Heterogeneity;
import org.hengce.methods.heterogeneity.Heterogeneity.By;
import org.hengce.methods.heterogeneity.PartialEffect;

/**
 * The effect on an indicator sector by sector: of a goal that lists several, by the headline's method on the same regions and
 * periods; of a policy that has a goal on each, what each goal found, on a panel of its own.
 */
final class SectorEffects {
    private static final Reason SAME_REGIONS = new Reason(
            ReasonCode.NOT_TESTABLE,
            "the sectors are compared in the same regions, whose shocks they share, so that a test that takes their errors for"
                    + " independent would mislead",
            "各行业在相同的地区之间比较，共受地区性冲击，以误差独立为前提的检验会产生误导");

    private SectorEffects() {}

    /**
     * Of a goal that lists several sectors. With weights of the method's own (donors, periods) the parts' mean need not be the
     * headline, since each sector's are chosen anew.
     *
     * @param estimator of the headline
     */
    static Optional<Heterogeneity> of(GoalPanel panel, Estimator estimator) {
        SectorValues sectors = panel.values().sectors();
        Estimator quick = Robustness.quick(estimator);
        return sectors.several()
                ? Optional.of(Heterogeneity.ofDependent(
                        By.SECTOR,
                        sectors.sectors().stream()
                                .map(sector -> part(sector, panel, quick))
                                .toList(),
                        SAME_REGIONS))
                : Optional.empty();
    }

    private static PartialEffect part(String sector, GoalPanel panel, Estimator estimator) {
        try {
            return PartialEffect.of(
                    sector, estimator.estimate(panel.values().sectors().in(sector, panel.panel())));
        } catch (NotEstimableException e) {
            return PartialEffect.none(sector, e.reason());
        }
    }

    /**
     * Beside a goal's effect: those of all sectors of its indicator, in the policy's order; empty where there is one sector, or
     * the goal is on several or all of them together. Goals in another transform are in another unit and no part of it.
     */
    static Optional<Heterogeneity> beside(GoalRun run, List<GoalRun> runs) {
        if (!isOnOne(run.goal())) {
            return Optional.empty();
        }
        List<PartialEffect> parts = runs.stream()
                .filter(other -> other.goal().indicator().equals(run.goal().indicator())
                        && other.panel().transform() == run.panel().transform()
                        && isOnOne(other.goal()))
                .map(other -> PartialEffect.of(GoalSectors.name(other.goal()), other.effect()))
                .toList();
        return parts.size() < 2
                ? Optional.empty()
                : Optional.of(Heterogeneity.ofDependent(By.SECTOR, parts, SAME_REGIONS));
    }

    private static boolean isOnOne(Goal goal) {
        List<String> sectors = GoalSectors.of(goal);
        return sectors.size() == 1 && !sectors.contains(Codes.ALL_SECTORS);
    }
}
