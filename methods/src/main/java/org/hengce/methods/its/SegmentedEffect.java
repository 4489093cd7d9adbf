package org.hengce.methods.its;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hengce.methods.effect.Coefficient;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.EffectBuilder;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.Interruption;
import org.hengce.methods.effect.InterruptionDetail;
import org.hengce.methods.effect.InterruptionDetail.PeriodEffect;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.PathPoint;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.effect.TestStatistic;
import org.hengce.methods.inference.ReferenceLaw;

/** What a segmented regression says of the policy: headline, path and detail. */
final class SegmentedEffect {
    private static final Reason EXACT = new Reason(
            ReasonCode.NOT_TESTABLE,
            "the series follows trend, season and interruptions exactly, so it gives no standard error",
            "该序列与趋势、季节和中断完全吻合，无法得出标准误");

    private static final Reason FITTED = new Reason(
            ReasonCode.NOT_DEFINED,
            "before the start the series itself is fitted, so that a gap there has no interval",
            "政策开始前拟合的是序列自身，该处差距没有区间");
    private static final Reason NO_SLOPE = new Reason(
            ReasonCode.NOT_DEFINED, "the trend was not allowed to change: slope=false", "设定为趋势不变：slope=false");

    private final TreatedSeries series;
    private final SegmentedModel model;
    private final SegmentedFit fit;
    private final double level;
    private final int lag;
    private final int testLags;
    private final ReferenceLaw law;
    private final boolean exact;

    SegmentedEffect(TreatedSeries series, SegmentedModel model, SegmentedFit fit, double level, int lag, int testLags) {
        this.series = series;
        this.model = model;
        this.fit = fit;
        this.level = level;
        this.lag = lag;
        this.testLags = testLags;
        this.law = ReferenceLaw.t(fit.degreesOfFreedom());
        this.exact = series.negligible(Math.sqrt(fit.residualVariance()));
    }

    Effect effect(long seed) {
        double[] mean = model.meanEffect();
        double estimate = fit.value(mean);
        double error = fit.standardError(mean);
        EffectBuilder effect = Effect.builder(Method.INTERRUPTED_TIME_SERIES, estimate)
                .units(series.treated(), List.of(), series.dropped())
                .path(path())
                .seed(seed);
        if (exact || series.negligible(error)) {
            effect.reason("standardError", EXACT).reason("interval", EXACT).reason("pValue", EXACT);
        } else {
            effect.standardError(error)
                    .inference(
                            Inference.HAC_T,
                            law.interval(estimate, error, level),
                            law.interval(estimate, error, Effect.EQUIVALENCE_LEVEL),
                            law.pValue(estimate, error));
        }
        if (!exact) {
            effect.reason("path.low", FITTED).reason("path.high", FITTED);
        }
        if (!model.slopes()) {
            effect.reason("slope", NO_SLOPE).reason("interruptions.slope", NO_SLOPE);
        }
        return effect.detail(detail(effect)).build();
    }

    private List<PathPoint> path() {
        List<PathPoint> path = new ArrayList<>();
        for (int t = 0; t < series.values().length; t++) {
            double observed = series.values()[t];
            double[] without = model.withoutPolicy(t);
            double counterfactual = fit.value(without);
            double error = fit.standardError(without);
            double gap = observed - counterfactual;
            double spread = Math.sqrt(error * error + fit.residualVariance());
            boolean none = exact || t < series.start();
            Interval interval = none ? Interval.withoutEnds(level) : law.interval(gap, spread, level);
            path.add(new PathPoint(
                    series.panel().period(t),
                    observed,
                    counterfactual,
                    gap,
                    interval.low(),
                    interval.high(),
                    none ? List.of() : PathPoint.narrower(level, lower -> law.interval(gap, spread, lower))));
        }
        return path;
    }

    private InterruptionDetail detail(EffectBuilder effect) {
        List<Coefficient> coefficients = IntStream.range(0, model.names().size())
                .mapToObj(this::coefficient)
                .toList();
        List<Interruption> interruptions = new ArrayList<>();
        for (int i = 0; i < model.interruptions(); i++) {
            int at = model.level(i);
            interruptions.add(new Interruption(
                    series.panel().period(model.start(i)),
                    coefficients.get(at),
                    model.slopes() ? coefficients.get(at + 1) : null));
        }
        TestStatistic untested = new TestStatistic(Double.NaN, testLags, Double.NaN);
        TestStatistic godfrey =
                exact ? untested : SerialTests.breuschGodfrey(model.columns(), fit.residuals(), testLags);
        if (exact) {
            for (String part :
                    List.of("path", "coefficients", "effects", "ljungBox", "breuschGodfrey", "durbinWatson")) {
                effect.reason(part, EXACT);
            }
        } else if (Double.isNaN(godfrey.statistic())) {
            effect.reason("breuschGodfrey", tooShort());
        }
        return new InterruptionDetail(
                interruptions,
                coefficients,
                IntStream.range(model.start(0), series.values().length)
                        .mapToObj(this::periodEffect)
                        .toList(),
                lag,
                model.harmonics(),
                fit.degreesOfFreedom(),
                exact ? untested : SerialTests.ljungBox(fit.residuals(), testLags),
                godfrey,
                exact ? Double.NaN : SerialTests.durbinWatson(fit.residuals()));
    }

    private Reason tooShort() {
        int n = series.values().length;
        int k = model.names().size();
        return new Reason(
                ReasonCode.NOT_ENOUGH_DATA,
                "%d periods are not more than %d coefficients and %d lags".formatted(n, k, testLags),
                "%d 期不多于 %d 个系数与 %d 个滞后项之和".formatted(n, k, testLags));
    }

    private Coefficient coefficient(int index) {
        double[] only = fit.only(index);
        return new Coefficient(model.names().get(index), fit.value(only), exact ? Double.NaN : fit.standardError(only));
    }

    private PeriodEffect periodEffect(int period) {
        double[] weights = model.effectIn(period);
        double estimate = fit.value(weights);
        double error = exact ? Double.NaN : fit.standardError(weights);
        Interval interval = law.interval(estimate, error, level);
        return new PeriodEffect(series.panel().period(period), estimate, error, interval.low(), interval.high());
    }
}
