package org.hengce.methods.its;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.hengce.methods.effect.BeforeAfterDetail;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.EffectBuilder;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.PathPoint;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.inference.ReferenceLaw;
import org.hengce.methods.option.OptionException;
import org.hengce.methods.panel.Panel;

/**
 * The mean of a treated series after the start less its mean before: what is left where there is neither a control nor a
 * series long enough for a trend. Whatever else changed with the policy is in the estimate too.
 *
 * <p>Inference is {@link Inference#WELCH}: Welch's t (Biometrika 34, 1947) with the variance inflated by (1+ρ)/(1−ρ), the
 * factor by which the variance of a mean of a first-order autoregression grows; ρ is the autocorrelation of neighbouring
 * periods around the means of their own segment, both segments together, and at least 0. The degrees of freedom are
 * Welch–Satterthwaite's, without a correction for ρ.
 *
 * @param level of the interval, in (0, 1)
 * @param seed recorded with the result, nothing here is drawn; by default it is made from panel and specification
 * @param plainWelch takes periods for independent, ρ = 0: what R's {@code t.test} does
 * @param aggregate how several treated units of one cohort become one series
 */
public record BeforeAfter(double level, OptionalLong seed, boolean plainWelch, UnitAggregate aggregate)
        implements Estimator {
    private static final int NEEDED_ON_EITHER_SIDE = 2;

    /** Checks the level. */
    public BeforeAfter {
        if (!(level > 0 && level < 1)) {
            throw OptionException.level(level, "(0, 1)");
        }
    }

    /** Level 0.95, seed from panel and specification, inflated variance, mean of the treated units. */
    public static BeforeAfter withDefaults() {
        return new BeforeAfter(0.95, OptionalLong.empty(), false, UnitAggregate.MEAN);
    }

    /** The same with another level. */
    public BeforeAfter withLevel(double newLevel) {
        return new BeforeAfter(newLevel, seed, plainWelch, aggregate);
    }

    /** The same with this seed. */
    public BeforeAfter withSeed(long newSeed) {
        return new BeforeAfter(level, OptionalLong.of(newSeed), plainWelch, aggregate);
    }

    /** The same with or without independence of the periods. */
    public BeforeAfter withPlainWelch(boolean plain) {
        return new BeforeAfter(level, seed, plain, aggregate);
    }

    /** The same with another way to make one series. */
    public BeforeAfter withAggregate(UnitAggregate newAggregate) {
        return new BeforeAfter(level, seed, plainWelch, newAggregate);
    }

    @Override
    public Method method() {
        return Method.BEFORE_AFTER;
    }

    /**
     * The change of the treated units' mean or sum, in the unit of the outcome. The counterfactual of every period is the
     * mean before. Units that are not treated have no part in it and are listed; unit weights are not used. Cost
     * O(units · periods).
     *
     * <p>Where neither segment varies there is no standard error, no interval and no p-value, with the reason. The path
     * has no intervals: the test compares two means.
     *
     * @throws NotEstimableException if no unit becomes treated or not all in the same period, the series has gaps, fewer
     *     than two periods on either side, or numbers that do not differ
     */
    @Override
    public Effect estimate(Panel panel) {
        TreatedSeries series = TreatedSeries.of(panel, aggregate);
        series.refuseShorterThan(NEEDED_ON_EITHER_SIDE, NEEDED_ON_EITHER_SIDE);
        Segment before = Segment.of(series.values(), 0, series.start());
        Segment after = Segment.of(series.values(), series.start(), series.values().length);
        double varianceBefore = before.squares / (before.count - 1.0) / before.count;
        double varianceAfter = after.squares / (after.count - 1.0) / after.count;
        double variance = varianceBefore + varianceAfter;
        double share = varianceBefore / variance;
        double degreesOfFreedom =
                1 / ((share * share / (before.count - 1.0)) + ((1 - share) * (1 - share) / (after.count - 1.0)));
        double rho =
                plainWelch ? 0 : Math.max(0, (before.products + after.products) / (before.squares + after.squares));
        double estimate = after.mean - before.mean;
        double error = Math.sqrt(variance * ((1 + rho) / (1 - rho)));

        EffectBuilder effect = Effect.builder(Method.BEFORE_AFTER, estimate)
                .units(series.treated(), List.of(), series.dropped())
                .path(path(series, before.mean))
                .reason(
                        "path",
                        new Reason(
                                ReasonCode.NOT_DEFINED,
                                "the test compares two means and has no interval for one period",
                                "该检验比较两个均值，没有单个时期的区间"))
                .seed(seed.orElseGet(() -> panel.seed("%s level=%s plainWelch=%s aggregate=%s"
                        .formatted(Method.BEFORE_AFTER, level, plainWelch, aggregate))));
        if (series.negligible(error)) {
            Reason why = new Reason(
                    ReasonCode.NOT_TESTABLE,
                    "the outcome is the same in all periods before and the same in all after, so it gives no standard error",
                    "结果在处理前各期相同、处理后各期也相同，无法得出标准误");
            return effect.reason("standardError", why)
                    .reason("interval", why)
                    .reason("pValue", why)
                    .reason("degreesOfFreedom", why)
                    .reason("autocorrelation", why)
                    .detail(new BeforeAfterDetail(Double.NaN, before.mean, after.mean, Double.NaN))
                    .build();
        }
        ReferenceLaw law = ReferenceLaw.t(degreesOfFreedom);
        return effect.standardError(error)
                .inference(
                        Inference.WELCH,
                        law.interval(estimate, error, level),
                        law.interval(estimate, error, Effect.EQUIVALENCE_LEVEL),
                        law.pValue(estimate, error))
                .detail(new BeforeAfterDetail(degreesOfFreedom, before.mean, after.mean, rho))
                .build();
    }

    private static List<PathPoint> path(TreatedSeries series, double before) {
        List<PathPoint> path = new ArrayList<>();
        for (int t = 0; t < series.values().length; t++) {
            double observed = series.values()[t];
            path.add(new PathPoint(
                    series.panel().period(t), observed, before, observed - before, Double.NaN, Double.NaN));
        }
        return path;
    }

    /** Sums over a stretch of periods, around its own mean. */
    private record Segment(int count, double mean, double squares, double products) {
        static Segment of(double[] values, int from, int to) {
            double sum = 0;
            for (int t = from; t < to; t++) {
                sum += values[t];
            }
            double mean = sum / (to - from);
            double squares = 0;
            double products = 0;
            for (int t = from; t < to; t++) {
                squares += (values[t] - mean) * (values[t] - mean);
                products += t == from ? 0 : (values[t] - mean) * (values[t - 1] - mean);
            }
            return new Segment(to - from, mean, squares, products);
        }
    }
}
