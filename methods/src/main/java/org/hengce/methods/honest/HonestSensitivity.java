package org.hengce.methods.honest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.hengce.methods.effect.Covariance;
import org.hengce.methods.effect.EventStudy;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.NotEstimableException.Code;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.inference.ReferenceLaw;
import org.hengce.methods.option.OptionException;

/**
 * How large a violation of parallel trends overturns an effect (Rambachan and Roth, Review of Economic Studies 90, 2023):
 * confidence intervals that hold for every differential trend that {@link Delta} and m allow.
 *
 * <p>{@link Delta#RELATIVE}: the hybrid of conditional and least favourable test (C-LF; Andrews, Roth and Pakes, Review of
 * Economic Studies 90, 2023) on the moments of the treated periods, κ = α/10, inverted; the union over where and in which
 * direction the largest change before the treatment was. {@link Delta#SMOOTHNESS}: optimal fixed-length intervals.
 *
 * <p>Deviations from the R package HonestDiD: the linear programmes are solved in closed form and the critical values by
 * quadrature, so that nothing is drawn; the ends are found by bisection around the estimate and not on a grid around 0;
 * of the folded normal distribution the quantile is computed and not simulated.
 *
 * @param delta what is assumed of the differential trend
 * @param m how much of it, ≥ 0 and finite, in any order; empty for the defaults: 0, ½, 1, 1½, 2 (relative), or 0, ¼, ½, 1, 2
 *     standard deviations of the second differences of the leads, the reference among them (smoothness)
 * @param target which effect
 * @param level of the intervals, in [0.5, 1)
 * @param seed recorded with the result, nothing here is drawn; by default it is made from input and specification
 */
public record HonestSensitivity(Delta delta, List<Double> m, Target target, double level, OptionalLong seed) {
    private static final List<Double> MULTIPLES = List.of(0.0, 0.5, 1.0, 1.5, 2.0);
    private static final double[] SHARES_OF_SPREAD = {0, 0.25, 0.5, 1, 2};

    /** With one standard deviation from two numbers at least. */
    private static final int LEADS_FOR_SPREAD = 3;

    /** Relative; more than rounding when a matrix is written and read. */
    private static final double ASYMMETRY = 1e-8;

    /** Copies the list and checks it and the level. */
    public HonestSensitivity {
        m = List.copyOf(m);
        for (double value : m) {
            if (!(value >= 0) || Double.isInfinite(value)) {
                throw new OptionException("m must be finite and not negative, not " + value, "m 须为有限的非负数，而非 " + value);
            }
        }
        // Below ½ an interval need not hold the set that it is for.
        if (!(level >= 0.5 && level < 1)) {
            throw OptionException.level(level, "[0.5, 1)");
        }
    }

    /** Relative magnitudes, m by default, the first treated period, level 0.95. */
    public static HonestSensitivity withDefaults() {
        return new HonestSensitivity(Delta.RELATIVE, List.of(), Target.first(), 0.95, OptionalLong.empty());
    }

    /** The same with another assumption. */
    public HonestSensitivity withDelta(Delta newDelta) {
        return new HonestSensitivity(newDelta, m, target, level, seed);
    }

    /** The same with other values of m. */
    public HonestSensitivity withM(List<Double> newM) {
        return new HonestSensitivity(delta, newM, target, level, seed);
    }

    /** The same for another effect. */
    public HonestSensitivity withTarget(Target newTarget) {
        return new HonestSensitivity(delta, m, newTarget, level, seed);
    }

    /** The same with another level. */
    public HonestSensitivity withLevel(double newLevel) {
        return new HonestSensitivity(delta, m, target, newLevel, seed);
    }

    /** The same with this seed. */
    public HonestSensitivity withSeed(long newSeed) {
        return new HonestSensitivity(delta, m, target, level, OptionalLong.of(newSeed));
    }

    /** Which one it is. */
    public Method method() {
        return Method.HONEST_SENSITIVITY;
    }

    /**
     * Of an event study with one reference period (group-time averages: the universal base). Used are the coefficients
     * that have an error and follow each other without a gap on both sides of the reference; bins of several distances
     * are not used. Between the reference and the treatment lie anticipated periods, which the target leaves out.
     *
     * @throws IllegalArgumentException if there is not one reference, or weights are not as many as effects
     * @throws NotEstimableException if there is no coefficient on one side, if the covariance is not positive semidefinite
     *     or gives the target no variance, if m is left to its default and there are fewer than 3 before the reference
     *     (smoothness), or if numbers are too far apart in size
     */
    public SensitivityResult analyse(EventStudy study) {
        return analyse(Coefficients.of(study));
    }

    /**
     * Of coefficients in the order of time, the reference (event time −1) left out. Cost of relative magnitudes: at
     * most 1,600 · pre tests for each m, each of constant cost; of smoothness: 60 least-squares problems of size pre.
     *
     * @param betahat the estimates
     * @param sigma their covariance
     * @param pre how many lie before the reference, at least 1 and fewer than all
     * @throws IllegalArgumentException if sizes do not fit, a number is not finite, or weights are not as many as effects
     * @throws NotEstimableException if the covariance is not positive semidefinite or gives the target no variance, if m is
     *     left to its default and {@code pre} is below 3 (smoothness), or if numbers are too far apart in size
     */
    public SensitivityResult analyse(double[] betahat, Covariance sigma, int pre) {
        return analyse(Coefficients.of(betahat, sigma, pre));
    }

    /**
     * The same with a matrix that was read from somewhere.
     *
     * @throws IllegalArgumentException also if it is not square, or not symmetric beyond rounding
     */
    public SensitivityResult analyse(double[] betahat, double[][] sigma, int pre) {
        Covariance covariance = Covariance.of(sigma);
        for (int i = 0; i < sigma.length; i++) {
            for (int j = 0; j < i; j++) {
                double scale = Math.sqrt(Math.abs(sigma[i][i])) * Math.sqrt(Math.abs(sigma[j][j]));
                if (Math.abs(sigma[i][j] - sigma[j][i]) > ASYMMETRY * scale) {
                    throw new IllegalArgumentException(
                            "the covariance is not symmetric: %s in row %d, column %d, but %s in row %d, column %d"
                                    .formatted(sigma[i][j], i + 1, j + 1, sigma[j][i], j + 1, i + 1));
                }
            }
        }
        return analyse(betahat, covariance, pre);
    }

    private SensitivityResult analyse(Coefficients coefficients) {
        Standardised data = new Standardised(coefficients, target);
        double unit = data.unit();
        Map<String, Reason> reasons = new TreeMap<>();
        List<RobustInterval> intervals = new ArrayList<>();
        if (delta == Delta.RELATIVE) {
            RelativeMagnitudes relative = new RelativeMagnitudes(data, 1 - level);
            for (double value : m.isEmpty() ? MULTIPLES : m) {
                intervals.add(inUnits(value, relative.at(value), unit));
            }
        } else {
            Smoothness smoothness = new Smoothness(data, level);
            for (double value : m.isEmpty() ? sharesOfSpread(coefficients) : m) {
                Bounds bounds = smoothness.at(value / unit);
                if (Double.isNaN(bounds.identifiedLow())) {
                    reasons.put("sensitivity[%d].identified".formatted(intervals.size()), tooBent(smoothness, unit));
                }
                intervals.add(inUnits(value, bounds, unit));
            }
        }
        double breakdown = breakdown(intervals, reasons);
        ReferenceLaw law = ReferenceLaw.normal();
        double estimate = data.estimate() * unit;
        return new SensitivityResult(
                delta,
                target,
                estimate,
                unit,
                law.interval(estimate, unit, level),
                Inference.COVARIANCE_NORMAL,
                law.pValue(estimate, unit),
                coefficients.eventTimes(),
                coefficients.leftOut(),
                intervals,
                breakdown,
                seed.orElseGet(() -> Fingerprint.of(coefficients, specification())),
                reasons);
    }

    private static RobustInterval inUnits(double m, Bounds bounds, double unit) {
        return new RobustInterval(
                m,
                bounds.low() * unit,
                bounds.high() * unit,
                bounds.identifiedLow() * unit,
                bounds.identifiedHigh() * unit);
    }

    private static List<Double> sharesOfSpread(Coefficients coefficients) {
        if (coefficients.pre() < LEADS_FOR_SPREAD) {
            throw new NotEstimableException(
                    Code.TOO_FEW_PRE_PERIODS,
                    List.of(),
                    "the default m is a spread and needs at least %d coefficients before the reference, there are %d; give m"
                            .formatted(LEADS_FOR_SPREAD, coefficients.pre()),
                    "m 的默认值是离散程度，参照期之前至少需要 %d 个系数，现有 %d 个；请给定 m".formatted(LEADS_FOR_SPREAD, coefficients.pre()));
        }
        double[] leads = coefficients.estimates().stream()
                .limit(coefficients.pre())
                .mapToDouble(Double::doubleValue)
                .toArray();
        double[] second = Smoothness.secondDifferences(leads, leads.length);
        double mean = Arrays.stream(second).sum() / second.length;
        double squares = Arrays.stream(second).map(x -> (x - mean) * (x - mean)).sum();
        double spread = Math.sqrt(squares / (second.length - 1));
        return Arrays.stream(SHARES_OF_SPREAD)
                .map(share -> share * spread)
                .boxed()
                .distinct()
                .toList();
    }

    private static Reason tooBent(Smoothness smoothness, double unit) {
        String bend = String.format(Locale.ROOT, "%.4g", smoothness.bend() * unit);
        return new Reason(
                ReasonCode.NOT_DEFINED,
                "without errors the leads themselves would bend by up to %s, more than m".formatted(bend),
                "若无误差，处理前系数自身的二阶差分已达 %s，超过 m".formatted(bend));
    }

    private static double breakdown(List<RobustInterval> intervals, Map<String, Reason> reasons) {
        double largest = Double.NaN;
        boolean all = true;
        for (RobustInterval interval : intervals) {
            if (!interval.excludesZero()) {
                all = false;
            } else if (!(interval.m() <= largest)) {
                largest = interval.m();
            }
        }
        if (all) {
            reasons.put(
                    "breakdown",
                    new Reason(
                            ReasonCode.NOT_DEFINED,
                            "all intervals exclude 0, up to m = %s: the breakdown lies beyond it".formatted(largest),
                            "直至 m = %s，所有区间均不含 0：临界值在此之外".formatted(largest)));
            return Double.NaN;
        }
        if (Double.isNaN(largest)) {
            reasons.put(
                    "breakdown",
                    new Reason(ReasonCode.NOT_DEFINED, "no interval excludes 0, whatever m", "无论 m 取何值，区间均包含 0"));
        }
        return largest;
    }

    /** Tells analyses of the same input apart. */
    private String specification() {
        return "%s delta=%s m=%s target=%s %s level=%s"
                .formatted(method(), delta, m, target.choice(), target.weights(), level);
    }
}
