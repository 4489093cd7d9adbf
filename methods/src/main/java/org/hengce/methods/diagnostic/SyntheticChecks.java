package org.hengce.methods.diagnostic;

import static org.hengce.methods.diagnostic.Check.atMost;
import static org.hengce.methods.diagnostic.Check.digits;
import static org.hengce.methods.diagnostic.Check.found;
import static org.hengce.methods.diagnostic.Check.notTestable;
import static org.hengce.methods.diagnostic.Check.number;
import static org.hengce.methods.diagnostic.Check.percent;
import static org.hengce.methods.diagnostic.Check.percentChinese;
import static org.hengce.methods.diagnostic.Check.percentNumber;

import java.util.ArrayList;
import java.util.List;
import org.hengce.methods.effect.Diagnostic;
import org.hengce.methods.effect.Diagnostic.Name;
import org.hengce.methods.effect.Diagnostic.Status;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.PathPoint;
import org.hengce.methods.effect.Placebo;
import org.hengce.methods.effect.Rmspe;

/** What a synthetic unit rests on: how it fits, on how few donors, on how few periods, and where placebos stand. */
final class SyntheticChecks {
    private static final int LONG_ENOUGH = 20;
    private static final int TOO_SHORT = 8;

    private final Effect effect;
    private final List<PathPoint> before;

    /** @param periodsBefore periods before the earliest treatment */
    SyntheticChecks(Effect effect, int periodsBefore) {
        this.effect = effect;
        before = effect.path().subList(0, Math.min(periodsBefore, effect.path().size()));
    }

    List<Diagnostic> all() {
        List<Diagnostic> found = new ArrayList<>();
        found.add(preFit());
        found.add(weightConcentration());
        found.add(shortPre());
        placeboRank(found);
        return found;
    }

    /** The gap before the treatment beside what the treated unit moves about its own trend. */
    private Diagnostic preFit() {
        double[] observed = before.stream().mapToDouble(PathPoint::observed).toArray();
        double[] gaps = before.stream().mapToDouble(PathPoint::effect).toArray();
        // A unit effect absorbs the level of a synthetic difference-in-differences.
        double level = effect.method() == Method.SYNTHETIC_DID ? mean(gaps) : 0;
        double squares = 0;
        for (double gap : gaps) {
            squares += (gap - level) * (gap - level) / gaps.length;
        }
        double ratio = Math.sqrt(squares) / detrendedSpread(observed);
        if (observed.length < 3 || !Double.isFinite(ratio)) {
            return notTestable(
                    Name.PRE_FIT,
                    "Before the start the treated unit does not move about a straight line, so that the fit has no measure.",
                    "政策前受处理单位没有偏离直线趋势的波动，拟合优劣无从衡量。");
        }
        return found(
                Name.PRE_FIT,
                atMost(ratio, 0.25, 0.5),
                ratio,
                "Before the start the synthetic unit misses the treated one by %s of what the latter moves about its own trend."
                        .formatted(percentNumber(ratio, 1, 0.25, 0.5) + " %"),
                "政策前合成单位与受处理单位的偏差，相当于后者围绕自身趋势波动幅度的 %s。".formatted(percentNumber(ratio, 1, 0.25, 0.5) + "%"));
    }

    private Diagnostic weightConcentration() {
        if (effect.weights().isEmpty()) {
            return notTestable(Name.WEIGHT_CONCENTRATION, "There is no one set of donor weights.", "没有统一的一组对照权重。");
        }
        var heaviest = effect.weights().get(0);
        return found(
                Name.WEIGHT_CONCENTRATION,
                atMost(heaviest.weight(), 0.5, 0.8),
                heaviest.weight(),
                "The heaviest donor, %s, has %s of the weight."
                        .formatted(heaviest.unit(), percent(heaviest.weight(), 0.5, 0.8)),
                "权重最大的对照单位 %s 占 %s。".formatted(heaviest.unit(), percentChinese(heaviest.weight(), 0.5, 0.8)));
    }

    private Diagnostic shortPre() {
        int periods = before.size();
        Status status = periods >= LONG_ENOUGH ? Status.PASS : periods >= TOO_SHORT ? Status.WARN : Status.FAIL;
        if (status == Status.PASS) {
            return found(
                    Name.SHORT_PRE,
                    status,
                    periods,
                    "There are %d periods before the start; the method asks for %d.".formatted(periods, LONG_ENOUGH),
                    "政策前有 %d 期；该方法要求 %d 期。".formatted(periods, LONG_ENOUGH));
        }
        return found(
                Name.SHORT_PRE,
                status,
                periods,
                "There are %d periods before the start; with fewer than %d the method too often finds effects where there are none."
                        .formatted(periods, LONG_ENOUGH),
                "政策前有 %d 期；少于 %d 期时，该方法会过于频繁地得出并不存在的效应。".formatted(periods, LONG_ENOUGH));
    }

    /** For information: it passes whatever it says. */
    private void placeboRank(List<Diagnostic> found) {
        Rmspe fit = effect.rmspe();
        if (fit != null && fit.rank() > 0) {
            int of = effect.placebos().size() + 1;
            found.add(new Diagnostic(
                    Name.PLACEBO_RANK,
                    Status.PASS,
                    fit.rank(),
                    fit.pValue(),
                    "By the ratio of errors after and before the start, %s, the treated unit ranks %d of %d."
                            .formatted(number(fit.ratio(), 2), fit.rank(), of),
                    "按政策后与政策前误差之比（%s），受处理单位在 %3$d 个单位中居第 %2$d 位。".formatted(number(fit.ratio(), 2), fit.rank(), of)));
        } else if (!effect.placebos().isEmpty()) {
            double size = Math.abs(effect.estimate());
            long rank = 1
                    + effect.placebos().stream()
                            .mapToDouble(Placebo::effect)
                            .filter(e -> Math.abs(e) >= size)
                            .count();
            int of = effect.placebos().size() + 1;
            found.add(new Diagnostic(
                    Name.PLACEBO_RANK,
                    Status.PASS,
                    rank,
                    (double) rank / of,
                    "By the size of the effect, %s, the treated unit ranks %d of %d.".formatted(digits(size), rank, of),
                    "按效应大小（%s），受处理单位在 %3$d 个单位中居第 %2$d 位。".formatted(digits(size), rank, of)));
        }
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Standard deviation (n − 1) of the residuals from a straight line; 0 where they are rounding. */
    private static double detrendedSpread(double[] y) {
        double middle = (y.length - 1) / 2.0;
        double mean = mean(y);
        double sxy = 0;
        double sxx = 0;
        double largest = 0;
        for (int t = 0; t < y.length; t++) {
            sxy += (t - middle) * (y[t] - mean);
            sxx += (t - middle) * (t - middle);
            largest = Math.max(largest, Math.abs(y[t]));
        }
        double squares = 0;
        for (int t = 0; t < y.length; t++) {
            double residual = y[t] - mean - sxy / sxx * (t - middle);
            squares += residual * residual;
        }
        double spread = Math.sqrt(squares / (y.length - 1));
        return spread > 1e-12 * largest ? spread : 0;
    }
}
