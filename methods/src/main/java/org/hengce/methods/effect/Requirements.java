package org.hengce.methods.effect;

import java.util.List;
import org.hengce.methods.effect.NotEstimableException.Code;
import org.hengce.methods.panel.Panel;

/** What every estimator asks of a panel before it asks for anything of its own. */
public final class Requirements {
    /** Beyond these, squares and sums of squares overflow or vanish. */
    private static final double LARGEST = 1e140;

    private static final double SMALLEST_SPREAD = 1e-140;

    private Requirements() {}

    /**
     * Refuses a panel with nothing to tell: fewer than two periods, an outcome that is the same everywhere, or values
     * that cannot be squared. One pass over the outcomes.
     *
     * @throws NotEstimableException with ONE_PERIOD, CONSTANT_OUTCOME or OUT_OF_RANGE
     */
    public static void check(Panel panel) {
        if (panel.periodCount() < 2) {
            throw new NotEstimableException(
                    Code.ONE_PERIOD,
                    List.of(),
                    "the panel has one period, %s; an effect needs periods before and after".formatted(panel.period(0)),
                    "面板只有一期（%s）；估计效应需要政策前后的时期".formatted(panel.period(0)));
        }
        double[] row = new double[panel.periodCount()];
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int u = 0; u < panel.unitCount(); u++) {
            panel.readOutcomes(u, row);
            for (double value : row) {
                if (Math.abs(value) > LARGEST) {
                    throw outOfRange(panel.unit(u), value);
                }
                low = value < low ? value : low; // false where the value is missing
                high = value > high ? value : high;
            }
        }
        if (low > high) {
            return; // nothing is observed: the estimators name the units with gaps
        }
        if (low == high) {
            throw new NotEstimableException(
                    Code.CONSTANT_OUTCOME,
                    List.of(),
                    "the outcome is %s for every unit and period; there is nothing to explain".formatted(low),
                    "所有单位和时期的结果都是 %s；没有可解释的变化".formatted(low));
        }
        if (high - low < SMALLEST_SPREAD) {
            throw outOfRange(panel.units().isEmpty() ? "" : panel.unit(0), high - low);
        }
    }

    private static NotEstimableException outOfRange(String unit, double value) {
        return new NotEstimableException(
                Code.OUT_OF_RANGE,
                List.of(unit),
                "unit %s has values of the size %s, whose squares are no numbers; use another unit of measure"
                        .formatted(unit, value),
                "单位 %s 的数值量级为 %s，其平方超出数值范围；请更换计量单位".formatted(unit, value));
    }
}
