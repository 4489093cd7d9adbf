package org.hengce.methods.power;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;

/** From the replications to the curve and the effect that is found often enough. */
final class Detections {
    private static final int STEPS = 10;

    private final List<Detection> all;
    private final double alpha;
    private final double power;

    Detections(List<Detection> all, double alpha, double power) {
        this.all = all;
        this.alpha = alpha;
        this.power = power;
    }

    PowerResult result(Method method, PowerDesign design, long seed) {
        Map<String, Reason> reasons = new TreeMap<>();
        int untestable =
                (int) all.stream().filter(detection -> !detection.testable()).count();
        boolean testable = untestable < all.size();
        double smallest = share(0) > tolerated() ? Double.NaN : smallest();
        Reason untested = all.get(0).untested();
        if (!testable && untested != null) {
            reasons.put("falsePositives", untested);
            reasons.put("minimumDetectableEffect", untested);
        } else if (share(0) > tolerated()) {
            reasons.put("minimumDetectableEffect", tooManyFalse());
        } else if (Double.isNaN(smallest)) {
            reasons.put("minimumDetectableEffect", tooFewFound(untestable));
        }
        return new PowerResult(
                smallest,
                curve(smallest),
                testable ? share(0) : Double.NaN,
                all.size(),
                untestable,
                alpha,
                power,
                method,
                design,
                seed,
                reasons);
    }

    /**
     * More false positives than this are no accident: power would be bought with them. Twice alpha, or alpha and three
     * standard errors of a share where replications are few.
     */
    private double tolerated() {
        return alpha + Math.max(alpha, 3 * Math.sqrt(alpha * (1 - alpha) / all.size()));
    }

    /** The smallest size at which a share as large as asked for rejects; NaN where none is. */
    private double smallest() {
        return all.stream()
                .mapToDouble(Detection::from)
                .filter(Double::isFinite)
                .sorted()
                .filter(size -> share(size) >= power)
                .findFirst()
                .orElse(Double.NaN);
    }

    /**
     * Never falling: near 0, replications that reject on the wrong side may leave before others come; the share that was
     * reached is then kept.
     */
    private List<PowerPoint> curve(double smallest) {
        double middle = Double.isNaN(smallest) ? largestDecisive() / 2 : smallest;
        List<PowerPoint> curve = new ArrayList<>();
        double reached = 0;
        for (int i = 0; i <= STEPS; i++) {
            double effect = middle * (i / (STEPS / 2.0));
            reached = Math.max(reached, share(effect));
            curve.add(new PowerPoint(effect, reached));
        }
        return curve;
    }

    private double largestDecisive() {
        return all.stream()
                .mapToDouble(Detection::from)
                .filter(size -> size > 0 && Double.isFinite(size))
                .max()
                .orElseGet(
                        () -> all.stream().mapToDouble(Detection::scale).max().orElseThrow());
    }

    private double share(double effect) {
        return (double) all.stream()
                        .filter(detection -> detection.rejectsAt(effect))
                        .count()
                / all.size();
    }

    private Reason tooManyFalse() {
        return new Reason(
                ReasonCode.NOT_TESTABLE,
                "no effect is rejected in %.1f %% of %d replications although there is none, so that a p-value of at most %s says nothing here, nor does the power; take another method"
                        .formatted(100 * share(0), all.size(), alpha),
                "%d 次模拟中有 %.1f%% 在没有效应时拒绝“无效应”，因此 p 值不超过 %s 在此没有意义，功效也没有意义；请改用其他方法"
                        .formatted(all.size(), 100 * share(0), alpha));
    }

    private Reason tooFewFound(int untestable) {
        long never = all.stream()
                .filter(detection -> detection.testable() && Double.isInfinite(detection.from()))
                .count();
        return new Reason(
                ReasonCode.NOT_ENOUGH_DATA,
                "of %d replications %d have no p-value as small as %s however large the effect, and %d have none at all; a power of %s is out of reach"
                        .formatted(all.size(), never, alpha, untestable, power),
                "%d 次模拟中，有 %d 次无论效应多大，p 值都不会小于等于 %s，另有 %d 次没有 p 值；无法达到功效 %s"
                        .formatted(all.size(), never, alpha, untestable, power));
    }
}
