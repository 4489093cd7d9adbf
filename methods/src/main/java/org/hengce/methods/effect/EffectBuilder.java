package org.hengce.methods.effect;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts an {@link Effect} together part by part. Parts never given are NaN, null or empty; whoever leaves a number out
 * gives its {@link #reason}.
 */
public final class EffectBuilder {
    private final Method method;
    private final double estimate;
    private double standardError = Double.NaN;
    private @Nullable Interval interval;
    private @Nullable Interval equivalenceInterval;
    private @Nullable Inference inference;
    private double pValue = Double.NaN;
    private List<PathPoint> path = List.of();
    private List<UnitWeight> weights = List.of();
    private List<PeriodWeight> timeWeights = List.of();
    private List<Placebo> placebos = List.of();
    private @Nullable Rmspe rmspe;
    private List<String> treatedUnits = List.of();
    private List<String> controlUnits = List.of();
    private List<DroppedUnit> unitsDropped = List.of();
    private @Nullable Detail detail;
    private long seed;
    private final Map<String, Reason> reasons = new TreeMap<>();

    EffectBuilder(Method method, double estimate) {
        this.method = method;
        this.estimate = estimate;
    }

    /** Sets the one procedure and what comes from it; see {@link Effect}. */
    public EffectBuilder inference(Inference by, Interval own, Interval equivalence, double p) {
        inference = by;
        interval = own;
        equivalenceInterval = equivalence;
        pValue = p;
        return this;
    }

    /** Sets the standard error. */
    public EffectBuilder standardError(double value) {
        standardError = value;
        return this;
    }

    /** Sets the path over all periods. */
    public EffectBuilder path(List<PathPoint> points) {
        path = points;
        return this;
    }

    /** Sets the donors' weights. */
    public EffectBuilder weights(List<UnitWeight> ofDonors) {
        weights = ofDonors;
        return this;
    }

    /** Sets the weights of the periods before the treatment. */
    public EffectBuilder timeWeights(List<PeriodWeight> ofPeriods) {
        timeWeights = ofPeriods;
        return this;
    }

    /** Sets the placebos. */
    public EffectBuilder placebos(List<Placebo> found) {
        placebos = found;
        return this;
    }

    /** Sets the fit before and after. */
    public EffectBuilder rmspe(Rmspe fit) {
        rmspe = fit;
        return this;
    }

    /** Sets which units were used as what, and which were not. */
    public EffectBuilder units(List<String> treated, List<String> controls, List<DroppedUnit> dropped) {
        treatedUnits = treated;
        controlUnits = controls;
        unitsDropped = dropped;
        return this;
    }

    /** Sets what only this method has. */
    public EffectBuilder detail(Detail own) {
        detail = own;
        return this;
    }

    /** Sets the seed. */
    public EffectBuilder seed(long value) {
        seed = value;
        return this;
    }

    /** Says why a number does not exist, under the name of the component that lacks it. */
    public EffectBuilder reason(String component, Reason why) {
        reasons.put(component, why);
        return this;
    }

    /** The effect. */
    public Effect build() {
        return new Effect(
                method,
                estimate,
                standardError,
                interval,
                equivalenceInterval,
                inference,
                pValue,
                path,
                weights,
                timeWeights,
                placebos,
                rmspe,
                treatedUnits,
                controlUnits,
                unitsDropped,
                detail,
                seed,
                reasons);
    }
}
