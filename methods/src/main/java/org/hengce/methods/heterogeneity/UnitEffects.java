package org.hengce.methods.heterogeneity;

import java.util.List;
import org.hengce.methods.did.DifferenceInDifferences;
import org.hengce.methods.did.InferenceRule;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.heterogeneity.Heterogeneity.By;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.resampling.Parallel;
import org.hengce.methods.synthetic.SyntheticControl;
import org.hengce.methods.synthetic.SyntheticDifferenceInDifferences;

/**
 * The effect on each treated unit: the same method, on a panel of that unit and the never-treated ones alone.
 *
 * <p>What the interval of one unit is: for the synthetic methods that of its own placebos, as if it were the only treated
 * unit. For difference-in-differences one change per unit and a pooled t (POOLED_T), which takes the unit to vary like the
 * controls. Group-time effects of a single unit carry no error, and none is given. Before/after and interrupted time
 * series have no units to compare with and are not broken down.
 *
 * <p>Effects of units weighted like the estimator's own need not give back the headline: weights of donors, and with them
 * the counterfactual, are chosen for each unit anew. Each interval is of one unit alone, at its level; of many units some
 * exclude 0 by chance.
 */
public final class UnitEffects {
    /** Each costs as much as the headline of a policy with one region. */
    private static final int MOST = 60;

    private UnitEffects() {}

    /**
     * By region.
     *
     * @param estimator of the headline
     * @param effect the headline, of which the treated units are taken
     * @param panel that it was estimated on
     * @param threads over the units; they change nothing in the result
     * @return no parts, with the reason, where one unit is treated, more than 60 are, or the method compares with nobody; a
     *     unit that cannot be estimated alone is a part with the reason
     */
    public static Heterogeneity of(Estimator estimator, Effect effect, Panel panel, int threads) {
        List<String> treated = effect.treatedUnits();
        if (treated.size() < 2) {
            return Heterogeneity.none(
                    By.REGION, new Reason(ReasonCode.NOT_DEFINED, "one region is treated", "只有一个受处理地区"));
        }
        if (treated.size() > MOST) {
            return Heterogeneity.none(
                    By.REGION,
                    new Reason(
                            ReasonCode.NOT_DEFINED,
                            "%d regions are treated; more than %d are not estimated one by one"
                                    .formatted(treated.size(), MOST),
                            "受处理地区有 %d 个，超过 %d 个时不逐一估计".formatted(treated.size(), MOST)));
        }
        return switch (estimator.method()) {
            case SYNTHETIC_DID, SYNTHETIC_CONTROL, DIFFERENCE_IN_DIFFERENCES, GROUP_TIME_ATT -> {
                Estimator alone = alone(estimator);
                yield Heterogeneity.ofDependent(
                        By.REGION,
                        Parallel.inOrder(treated.size(), threads, i -> part(alone, panel, treated.get(i))),
                        Heterogeneity.SHARED);
            }
            case BEFORE_AFTER, INTERRUPTED_TIME_SERIES, BACON_DECOMPOSITION, HONEST_SENSITIVITY, POWER ->
                Heterogeneity.none(
                        By.REGION,
                        new Reason(
                                ReasonCode.NOT_DEFINED,
                                "the method makes one series of the treated regions",
                                "该方法将各受处理地区合并为一个序列"));
        };
    }

    /** Without what only the headline needs: leaving donors out is many estimates more. */
    private static Estimator alone(Estimator estimator) {
        if (estimator instanceof SyntheticDifferenceInDifferences of) {
            return of.withLeaveOneOut(false).withThreads(1);
        }
        if (estimator instanceof SyntheticControl of) {
            return of.withLeaveOneOut(false).withThreads(1);
        }
        return estimator instanceof DifferenceInDifferences of
                ? DifferenceInDifferences.withDefaults()
                        .withInference(InferenceRule.POOLED_T)
                        .withLevel(of.level())
                : estimator;
    }

    private static PartialEffect part(Estimator estimator, Panel panel, String unit) {
        int own = panel.indexOf(unit);
        Panel alone = panel.select(u -> u == own || panel.neverTreated(u), 0, panel.periodCount());
        try {
            return PartialEffect.of(unit, estimator.estimate(alone));
        } catch (NotEstimableException e) {
            return PartialEffect.none(unit, e.reason());
        }
    }
}
