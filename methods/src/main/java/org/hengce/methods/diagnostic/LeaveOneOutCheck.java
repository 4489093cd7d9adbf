package org.hengce.methods.diagnostic;

import static org.hengce.methods.diagnostic.Check.digits;
import static org.hengce.methods.diagnostic.Check.notTestable;
import static org.hengce.methods.diagnostic.Check.percent;
import static org.hengce.methods.diagnostic.Check.percentChinese;

import java.util.List;
import org.hengce.methods.effect.Diagnostic;
import org.hengce.methods.effect.Diagnostic.Name;
import org.hengce.methods.effect.Diagnostic.Status;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.SyntheticDetail;
import org.hengce.methods.effect.SyntheticDetail.LeaveOneOut;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.synthetic.SyntheticControl;
import org.hengce.methods.synthetic.SyntheticDifferenceInDifferences;

/** How much the estimate moves without one of the donors, each time fitted from scratch. */
final class LeaveOneOutCheck {
    private static final double HALF = 0.5;

    /** In multiplications, some seconds: a check must not take longer than what it checks. */
    private static final double MOST_WORK = 5e9;

    private LeaveOneOutCheck() {}

    /** @param periodsBefore periods before the earliest treatment */
    static Diagnostic of(Panel panel, Estimator estimator, Effect effect, int periodsBefore) {
        boolean asked = effect.detail() instanceof SyntheticDetail had
                && !had.leaveOneOut().isEmpty();
        if (!asked && work(effect, periodsBefore) > MOST_WORK) {
            int donors = effect.weights().size();
            return notTestable(
                    Name.LEAVE_ONE_OUT,
                    "%d donors have weight; to fit again without each of them would take too long here. leaveOneOut does it."
                            .formatted(donors),
                    "有权重的对照单位达 %d 个，逐一剔除后重新拟合在此耗时过长；可用 leaveOneOut 要求计算。".formatted(donors));
        }
        List<LeaveOneOut> without = without(panel, estimator, effect);
        double estimate = effect.estimate();
        if (without.isEmpty() || estimate == 0) {
            return notTestable(
                    Name.LEAVE_ONE_OUT,
                    "No donor can be left out, or the estimate is 0 and has no half.",
                    "没有可剔除的对照单位，或估计值为 0，无从比较。");
        }
        LeaveOneOut lowest = without.get(0);
        LeaveOneOut highest = lowest;
        LeaveOneOut farthest = lowest;
        boolean flips = false;
        for (LeaveOneOut one : without) {
            lowest = one.estimate() < lowest.estimate() ? one : lowest;
            highest = one.estimate() > highest.estimate() ? one : highest;
            farthest = distance(one, estimate) > distance(farthest, estimate) ? one : farthest;
            flips |= one.estimate() * estimate <= 0;
        }
        double share = distance(farthest, estimate) / Math.abs(estimate);
        Status status = flips ? Status.FAIL : share <= HALF ? Status.PASS : Status.WARN;
        return new Diagnostic(
                Name.LEAVE_ONE_OUT,
                status,
                share,
                Double.NaN,
                "Without one donor the estimate lies between %s and %s; the largest change, %s without %s, is %s of it."
                        .formatted(
                                digits(lowest.estimate()),
                                digits(highest.estimate()),
                                digits(farthest.estimate()),
                                farthest.donor(),
                                percent(share, HALF)),
                "逐一剔除对照单位后，估计值介于 %s 与 %s 之间；变化最大的是剔除 %4$s 之后的 %3$s，变化幅度为 %5$s。"
                        .formatted(
                                digits(lowest.estimate()),
                                digits(highest.estimate()),
                                digits(farthest.estimate()),
                                farthest.donor(),
                                percentChinese(share, HALF)));
    }

    /**
     * Of one fit for each donor of positive weight: steps are about as many as these, and each costs
     * donors · periods before + donors of positive weight².
     */
    private static double work(Effect effect, int periodsBefore) {
        double positive = effect.weights().size();
        double cohorts = effect.detail() instanceof SyntheticDetail detail
                ? Math.max(1, detail.cohorts().size())
                : 1;
        double perStep = (double) effect.controlUnits().size() * periodsBefore + positive * positive;
        return cohorts * positive * positive * perStep;
    }

    private static double distance(LeaveOneOut one, double estimate) {
        return Math.abs(one.estimate() - estimate);
    }

    private static List<LeaveOneOut> without(Panel panel, Estimator estimator, Effect effect) {
        if (effect.detail() instanceof SyntheticDetail had && !had.leaveOneOut().isEmpty()) {
            return had.leaveOneOut();
        }
        Effect again = effect;
        if (estimator instanceof SyntheticControl of) {
            again = of.withPlacebos(false).withLeaveOneOut(true).estimate(panel);
        } else if (estimator instanceof SyntheticDifferenceInDifferences of) {
            again = of.withLeaveOneOut(true).estimate(panel);
        }
        return again.detail() instanceof SyntheticDetail found ? found.leaveOneOut() : List.of();
    }
}
