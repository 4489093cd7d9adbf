package org.hengce.methods.heterogeneity;

import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * Whether effects of independent estimates could all be the same: Cochran's Q (Biometrics 10(1), 1954), and I², the share
 * of their spread that is more than chance (Higgins and Thompson, Statistics in Medicine 21(11), 2002).
 *
 * @param statistic Q = Σ w(τ − τ̄)², w = 1 ÷ squared error; NaN with the reason where it is not testable
 * @param degreesOfFreedom parts less 1; 0 where it is not testable
 * @param pValue of Q under a χ² law, which few parts or errors that are themselves uncertain make only approximate; NaN
 *     where it is not testable
 * @param iSquared (Q − degrees of freedom) ÷ Q, floored at 0; NaN where it is not testable
 * @param pooled τ̄, the mean weighted by precision, of which Q is the spread; NaN where it is not testable
 * @param reason why it is not testable; null where it is
 */
public record HomogeneityTest(
        double statistic,
        int degreesOfFreedom,
        double pValue,
        double iSquared,
        double pooled,
        @Nullable Reason reason) {

    /** Of the parts that have a standard error; at least two. */
    static HomogeneityTest of(List<PartialEffect> parts) {
        List<PartialEffect> known =
                parts.stream().filter(part -> part.standardError() > 0).toList();
        if (known.size() < 2) {
            return notTestable(new Reason(
                    ReasonCode.NOT_ENOUGH_DATA,
                    "needs at least 2 parts with a standard error, there are " + known.size(),
                    "至少需要 2 个有标准误的部分，现有 %d 个".formatted(known.size())));
        }
        // Errors measured by the smallest one: their squares cannot overflow, and Q does not notice.
        double unit =
                known.stream().mapToDouble(PartialEffect::standardError).min().orElseThrow();
        double weights = 0;
        double sum = 0;
        for (PartialEffect part : known) {
            double w = weight(part, unit);
            weights += w;
            sum += w * part.estimate();
        }
        double pooled = sum / weights;
        double q = 0;
        for (PartialEffect part : known) {
            double from = (part.estimate() - pooled) / part.standardError();
            q += from * from;
        }
        int free = known.size() - 1;
        return new HomogeneityTest(
                q,
                free,
                ChiSquaredDistribution.of(free).survivalProbability(q),
                q > free ? (q - free) / q : 0,
                pooled,
                null);
    }

    private static double weight(PartialEffect part, double unit) {
        double ratio = unit / part.standardError();
        return ratio * ratio;
    }

    static HomogeneityTest notTestable(Reason why) {
        return new HomogeneityTest(Double.NaN, 0, Double.NaN, Double.NaN, Double.NaN, why);
    }
}
