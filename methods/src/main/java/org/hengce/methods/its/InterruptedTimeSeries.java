package org.hengce.methods.its;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.InterruptionDetail;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.option.OptionException;
import org.hengce.methods.panel.Panel;

/**
 * Interrupted time series: a segmented regression of a treated series on trend, season, and the level and slope that
 * change with the policy (Wagner, Soumerai, Zhang and Ross-Degnan, J. Clin. Pharm. Ther. 27(4), 2002; Bernal, Cummins and
 * Gasparrini, Int. J. Epidemiol. 46(1), 2017). The counterfactual is the trend and season before, continued.
 *
 * <p>The headline is the mean effect from the policy's first period to the last, or to the last before the second
 * interruption where there are several: level + slope · (periods − 1) ÷ 2. The level is the jump in the first period,
 * the slope the change of the trend per period. Of several interruptions each level and slope is the change beside those
 * before it, and the policy's counterfactual keeps all others as they are.
 *
 * <p>Inference is {@link Inference#HAC_T}: standard errors of Newey and West (1987) with Bartlett's weights, no
 * prewhitening, and t with n − k degrees of freedom, for n periods and k coefficients. They are too small where the lag is
 * a large share of the periods (Kiefer and Vogelsang, Econometric Theory 21(6), 2005).
 *
 * @param level of the interval, in (0, 1)
 * @param seed recorded with the result, nothing here is drawn; by default it is made from panel and specification
 * @param slope whether the trend may change, not only the level
 * @param harmonics pairs of sine and cosine; by default 2, but no more than half a season holds (monthly and weekly 2,
 *     quarterly 1, annual 0)
 * @param lag of the Newey–West errors; by default a seasonal cycle where the series holds two, and at least
 *     ⌊4(n/100)^{2/9}⌋
 * @param adjust multiplies the covariance by n ÷ (n − k)
 * @param interruptions names of the first periods of further interruptions, after the policy's, earliest first
 * @param aggregate how several treated units of one cohort become one series
 */
public record InterruptedTimeSeries(
        double level,
        OptionalLong seed,
        boolean slope,
        OptionalInt harmonics,
        OptionalInt lag,
        boolean adjust,
        List<String> interruptions,
        UnitAggregate aggregate)
        implements Estimator {
    private static final int HARMONICS_AT_MOST = 2;

    /** Checks the options and copies the list. */
    public InterruptedTimeSeries {
        if (!(level > 0 && level < 1)) {
            throw OptionException.level(level, "(0, 1)");
        }
        if (harmonics.orElse(0) < 0 || lag.orElse(0) < 0) {
            boolean lagIsWrong = lag.orElse(0) < 0;
            throw OptionException.atLeast(
                    lagIsWrong ? "lag" : "harmonics", 0, lagIsWrong ? lag.orElseThrow() : harmonics.orElseThrow());
        }
        interruptions = List.copyOf(interruptions);
    }

    /** Level 0.95, slope on, harmonics and lag by the panel's frequency, adjusted, one interruption, mean of the units. */
    public static InterruptedTimeSeries withDefaults() {
        return new InterruptedTimeSeries(
                0.95,
                OptionalLong.empty(),
                true,
                OptionalInt.empty(),
                OptionalInt.empty(),
                true,
                List.of(),
                UnitAggregate.MEAN);
    }

    /** The same with another level. */
    public InterruptedTimeSeries withLevel(double newLevel) {
        return new InterruptedTimeSeries(newLevel, seed, slope, harmonics, lag, adjust, interruptions, aggregate);
    }

    /** The same with this seed. */
    public InterruptedTimeSeries withSeed(long newSeed) {
        return new InterruptedTimeSeries(
                level, OptionalLong.of(newSeed), slope, harmonics, lag, adjust, interruptions, aggregate);
    }

    /** The same with or without a change of slope. */
    public InterruptedTimeSeries withSlope(boolean on) {
        return new InterruptedTimeSeries(level, seed, on, harmonics, lag, adjust, interruptions, aggregate);
    }

    /** The same with so many pairs of sine and cosine; 0 takes the series as without season. */
    public InterruptedTimeSeries withHarmonics(int pairs) {
        return new InterruptedTimeSeries(
                level, seed, slope, OptionalInt.of(pairs), lag, adjust, interruptions, aggregate);
    }

    /** The same with this lag; 0 takes the errors for uncorrelated (HC0, with the adjustment HC1). */
    public InterruptedTimeSeries withLag(int newLag) {
        return new InterruptedTimeSeries(
                level, seed, slope, harmonics, OptionalInt.of(newLag), adjust, interruptions, aggregate);
    }

    /** The same with or without the factor n ÷ (n − k). */
    public InterruptedTimeSeries withAdjust(boolean on) {
        return new InterruptedTimeSeries(level, seed, slope, harmonics, lag, on, interruptions, aggregate);
    }

    /** The same with these interruptions after the policy's, by the names of their first periods. */
    public InterruptedTimeSeries withInterruptions(List<String> later) {
        return new InterruptedTimeSeries(level, seed, slope, harmonics, lag, adjust, later, aggregate);
    }

    /** The same with another way to make one series. */
    public InterruptedTimeSeries withAggregate(UnitAggregate newAggregate) {
        return new InterruptedTimeSeries(level, seed, slope, harmonics, lag, adjust, interruptions, newAggregate);
    }

    @Override
    public Method method() {
        return Method.INTERRUPTED_TIME_SERIES;
    }

    /**
     * The mean effect on the treated units' mean or sum, in the unit of the outcome, with an {@link InterruptionDetail}.
     * Units that are not treated have no part in it and are listed; unit weights are not used. Cost
     * O(units · periods + lag · periods · coefficients²).
     *
     * <p>In the path, an effect is observed − counterfactual and holds the noise of its period; its interval therefore
     * adds the residual variance to the error of the counterfactual. The effects of the model alone are in the detail,
     * with the intervals of the headline's procedure. Both means over the headline's periods are the headline.
     *
     * <p>Where the series follows the model exactly there is no standard error, no interval, no p-value and no test of the
     * residuals, with the reason.
     *
     * @throws NotEstimableException if no unit becomes treated or not all in the same period, the series has gaps, fewer
     *     than three periods (without slope two) before, after or between interruptions, no more periods than
     *     coefficients, numbers that do not differ, or harmonics that its frequency cannot tell apart
     * @throws IllegalArgumentException if an interruption is no period after the one before, or there are not more periods
     *     than lags
     */
    @Override
    public Effect estimate(Panel panel) {
        TreatedSeries series = TreatedSeries.of(panel, aggregate);
        int cycle = panel.frequency().seasonalCycle();
        int n = panel.periodCount();
        int usedLag = lag.orElse(defaultLag(n, cycle));
        if (usedLag >= n) {
            throw new OptionException(
                    "lag %d needs at least %d periods, the panel has %d".formatted(usedLag, usedLag + 1, n),
                    "滞后 %d 期至少需要 %d 期数据，现有 %d 期".formatted(usedLag, usedLag + 1, n));
        }
        int[] starts = starts(panel, series.start());
        Segments.check(series, starts, slope ? 3 : 2);
        SegmentedModel model =
                new SegmentedModel(panel, starts, slope, harmonics.orElse(defaultHarmonics(cycle)), cycle);
        SegmentedFit fit = SegmentedFit.of(series, model, usedLag, adjust);
        long usedSeed = seed.orElseGet(
                () -> panel.seed("%s level=%s slope=%s harmonics=%s lag=%s adjust=%s interruptions=%s aggregate=%s"
                        .formatted(
                                Method.INTERRUPTED_TIME_SERIES,
                                level,
                                slope,
                                harmonics,
                                lag,
                                adjust,
                                interruptions,
                                aggregate)));
        return new SegmentedEffect(series, model, fit, level, usedLag, defaultLag(n, cycle)).effect(usedSeed);
    }

    /** A cycle says nothing before it has come back. */
    private static int defaultLag(int periods, int cycle) {
        int byLength = (int) Math.floor(4 * StrictMath.pow(periods / 100.0, 2.0 / 9));
        return periods >= 2 * cycle ? Math.max(cycle, byLength) : byLength;
    }

    private static int defaultHarmonics(int cycle) {
        return Math.min(HARMONICS_AT_MOST, (cycle - 1) / 2);
    }

    private int[] starts(Panel panel, int policy) {
        int[] starts = IntStream.concat(
                        IntStream.of(policy), interruptions.stream().mapToInt(panel.periods()::indexOf))
                .toArray();
        for (int i = 1; i < starts.length; i++) {
            if (starts[i] <= starts[i - 1]) {
                Object[] said = {
                    interruptions.get(i - 1),
                    panel.period(starts[i - 1]),
                    panel.period(0),
                    panel.period(panel.periodCount() - 1)
                };
                throw new OptionException(
                        "the interruption %s is no period after %s; name periods of the panel, %s to %s, earliest first"
                                .formatted(said),
                        "中断期 %s 不是 %s 之后的时期；请写面板内的时期（%s 至 %s），由早到晚".formatted(said));
            }
        }
        return starts;
    }
}
