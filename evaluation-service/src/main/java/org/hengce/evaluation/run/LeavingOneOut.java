package org.hengce.evaluation.run;

import static org.hengce.evaluation.run.NotEvaluableException.notEnough;
import static org.hengce.evaluation.run.NotEvaluableException.nothingToVary;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hengce.methods.did.DifferenceInDifferences;
import org.hengce.methods.did.InferenceRule;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.SyntheticDetail;
import org.hengce.methods.panel.Panel;
import org.hengce.presentation.json.RobustnessDocument.Range;

/**
 * The estimate without each of the units compared with, one at a time. Synthetic methods have left out their donors of
 * positive weight already; others are estimated again for each unit, within a bound of work.
 */
record LeavingOneOut(Panel panel, Estimator estimator, Effect headline) {
    /** In cells looked at: about a second. */
    private static final double MOST_WORK = 2e7;

    /** @throws NotEvaluableException if nobody can be left out, or too many would have to be */
    Range range() throws NotEvaluableException {
        Map<String, Double> estimates = estimates();
        Map.Entry<String, Double> low = estimates.entrySet().iterator().next();
        Map.Entry<String, Double> high = low;
        for (Map.Entry<String, Double> one : estimates.entrySet()) {
            low = one.getValue() < low.getValue() ? one : low;
            high = one.getValue() > high.getValue() ? one : high;
        }
        return new Range(low.getValue(), low.getKey(), high.getValue(), high.getKey(), estimates.size());
    }

    /** The estimate that is farthest from the headline. */
    static double farthest(Range range, double headline) {
        return Math.abs(range.low() - headline) > Math.abs(range.high() - headline) ? range.low() : range.high();
    }

    private Map<String, Double> estimates() throws NotEvaluableException {
        Map<String, Double> estimates = new TreeMap<>();
        if (headline.detail() instanceof SyntheticDetail detail) {
            detail.leaveOneOut().forEach(one -> estimates.put(one.donor(), one.estimate()));
            if (estimates.isEmpty()) {
                throw notEnough("no donor can be left out", "没有可剔除的对照单位");
            }
            return estimates;
        }
        List<String> controls = headline.controlUnits();
        if (controls.isEmpty()) {
            throw nothingToVary("nobody is compared with who could be left out", "没有可剔除的对照单位");
        }
        double work = (double) controls.size() * panel.unitCount() * panel.periodCount() * panel.periodCount();
        if (work > MOST_WORK) {
            throw notEnough(
                    "%d units compared with are too many to estimate again without each".formatted(controls.size()),
                    "对照单位达 %d 个，逐一剔除后重新估计耗时过长".formatted(controls.size()));
        }
        Estimator quick = quick();
        for (String control : controls) {
            int left = panel.indexOf(control);
            Panel without = panel.select(u -> u != left, 0, panel.periodCount());
            estimates.put(control, quick.estimate(without).estimate());
        }
        return estimates;
    }

    /** Without a bootstrap: only the estimate is looked at. */
    private Estimator quick() {
        return estimator instanceof DifferenceInDifferences did && headline.inference() != Inference.POOLED_T
                ? did.withInference(InferenceRule.CLUSTER_T)
                : estimator;
    }
}
