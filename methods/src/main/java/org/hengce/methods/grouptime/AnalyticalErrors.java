package org.hengce.methods.grouptime;

import java.util.List;
import org.hengce.methods.effect.Inference;

/** Roots of the sums of squared influence values (divisor n, no small-sample factor). */
final class AnalyticalErrors implements Errors {
    private final Influence influence;
    private final double rounding;

    AnalyticalErrors(Influence influence, double rounding) {
        this.influence = influence;
        this.rounding = rounding;
    }

    @Override
    public Inference inference() {
        return Inference.INFLUENCE_NORMAL;
    }

    @Override
    public Bands of(List<Target> targets) {
        return new Bands(targets.stream().map(this::standardError).toList(), Double.NaN);
    }

    private double standardError(Target target) {
        double error = target.showsSpread() ? Math.sqrt(influence.variance(target.influence())) : Double.NaN;
        return error > rounding ? error : Double.NaN;
    }
}
