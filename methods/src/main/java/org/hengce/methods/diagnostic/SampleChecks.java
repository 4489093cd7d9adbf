package org.hengce.methods.diagnostic;

import static org.hengce.methods.diagnostic.Check.atMost;
import static org.hengce.methods.diagnostic.Check.found;
import static org.hengce.methods.diagnostic.Check.notTestable;
import static org.hengce.methods.diagnostic.Check.number;
import static org.hengce.methods.diagnostic.Check.pValue;
import static org.hengce.methods.diagnostic.Check.percent;
import static org.hengce.methods.diagnostic.Check.percentChinese;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.hengce.methods.effect.Diagnostic;
import org.hengce.methods.effect.Diagnostic.Name;
import org.hengce.methods.effect.Diagnostic.Status;
import org.hengce.methods.effect.DropReason;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.InterruptionDetail;
import org.hengce.methods.effect.RegressionDetail;
import org.hengce.methods.effect.TestStatistic;

/** What was left out for want of data, and how the residuals of a series follow each other. */
final class SampleChecks {
    private static final double A_TENTH = 0.1;
    private static final double FIVE_PERCENT = 0.05;
    private static final Set<DropReason> FOR_WANT_OF_DATA = EnumSet.of(DropReason.GAPS, DropReason.MISSING_COVARIATE);

    private SampleChecks() {}

    /** Of rows where the method keeps the other rows of a unit with gaps, else of units. */
    static Optional<Diagnostic> missing(Effect effect) {
        double dropped;
        double used;
        boolean rows = effect.detail() instanceof RegressionDetail;
        if (effect.detail() instanceof RegressionDetail detail) {
            used = detail.observations();
            dropped = detail.rowsDropped().entrySet().stream()
                    .filter(entry -> FOR_WANT_OF_DATA.contains(entry.getKey()))
                    .mapToLong(entry -> entry.getValue())
                    .sum();
        } else {
            used = (double) effect.treatedUnits().size() + effect.controlUnits().size();
            dropped = effect.unitsDropped().stream()
                    .filter(unit -> FOR_WANT_OF_DATA.contains(unit.reason()))
                    .count();
        }
        double share = dropped / (dropped + used);
        if (dropped == 0) {
            return Optional.of(
                    found(Name.MISSING, Status.PASS, 0, "Nothing was left out for want of data.", "没有因数据缺失而未使用的数据。"));
        }
        return Optional.of(found(
                Name.MISSING,
                atMost(share, 0, A_TENTH),
                share,
                "%s %s were left out for want of data, %s of all."
                        .formatted(number(dropped, 0), rows ? "observations" : "units", percent(share, A_TENTH)),
                "因数据缺失未使用的%s有 %s 个，占 %s。"
                        .formatted(rows ? "观测" : "单位", number(dropped, 0), percentChinese(share, A_TENTH))));
    }

    static Optional<Diagnostic> autocorrelation(Effect effect) {
        if (!(effect.detail() instanceof InterruptionDetail detail)) {
            return Optional.empty();
        }
        TestStatistic test = detail.ljungBox();
        if (Double.isNaN(test.pValue())) {
            return Optional.of(notTestable(Name.AUTOCORRELATION, "The residuals are rounding errors.", "残差仅为舍入误差。"));
        }
        boolean passed = test.pValue() >= FIVE_PERCENT;
        String said = "Ljung–Box χ²(%d) = %s, p %s"
                .formatted(test.degreesOfFreedom(), number(test.statistic(), 1), pValue(test.pValue()));
        return Optional.of(new Diagnostic(
                Name.AUTOCORRELATION,
                passed ? Status.PASS : Status.WARN,
                test.statistic(),
                test.pValue(),
                (passed
                                ? "Nothing shows that residuals follow each other (%s)."
                                : "Residuals follow each other (%s); the errors allow for it over %d periods.")
                        .formatted(said, detail.lag()),
                (passed ? "没有迹象表明残差前后相关（%s）。" : "残差前后相关（%s）；标准误已计入 %d 期之内的相关。").formatted(said, detail.lag())));
    }
}
