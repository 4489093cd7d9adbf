package org.hengce.methods.effect;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an estimator found. Every number that does not exist is NaN (or null where the type says so) and has an entry in
 * {@code reasons} under the component's name; parts that a method does not have are empty lists or null, without one.
 *
 * @param method the estimator
 * @param estimate mean effect over the treated periods, in the unit of the outcome
 * @param standardError in the unit of the outcome; NaN where the inference gives none
 * @param interval of the estimate, at the level asked for; null where there is no inference at all
 * @param equivalenceInterval the 90 % interval by the same procedure, from which the absence of a material effect is
 *     told; null where {@code interval} is
 * @param inference the one procedure behind intervals and p-value; null where there is none
 * @param pValue two-sided, of no effect
 * @param path all periods in order, before and after the treatment
 * @param weights of the donors: positive ones, heaviest first, ties by unit code
 * @param timeWeights of the periods before the treatment: positive ones, earliest first
 * @param placebos in order of unit code
 * @param rmspe fit before and after; null where the method has none
 * @param treatedUnits codes of the treated units used
 * @param controlUnits codes of all units they were compared with, whatever their weight
 * @param unitsDropped units left out, in order of unit code
 * @param detail what only this method has; null where it has nothing of its own
 * @param seed with which the same specification gives the same bits
 * @param reasons by component name ({@code standardError}, {@code interval} …): why a number does not exist
 */
public record Effect(
        Method method,
        double estimate,
        double standardError,
        @Nullable Interval interval,
        @Nullable Interval equivalenceInterval,
        @Nullable Inference inference,
        double pValue,
        List<PathPoint> path,
        List<UnitWeight> weights,
        List<PeriodWeight> timeWeights,
        List<Placebo> placebos,
        @Nullable Rmspe rmspe,
        List<String> treatedUnits,
        List<String> controlUnits,
        List<DroppedUnit> unitsDropped,
        @Nullable Detail detail,
        long seed,
        Map<String, Reason> reasons) {

    /** The level of {@link #equivalenceInterval}: two one-sided tests at 5 % each. */
    public static final double EQUIVALENCE_LEVEL = 0.90;

    /** Copies the collections and checks that there is an estimate. */
    public Effect {
        if (!Double.isFinite(estimate)) {
            throw new IllegalArgumentException("an effect needs a finite estimate, not " + estimate);
        }
        path = List.copyOf(path);
        weights = List.copyOf(weights);
        timeWeights = List.copyOf(timeWeights);
        placebos = List.copyOf(placebos);
        treatedUnits = List.copyOf(treatedUnits);
        controlUnits = List.copyOf(controlUnits);
        unitsDropped = List.copyOf(unitsDropped);
        // Sorted, since the order of Map.copyOf differs from run to run and ends up in files that are compared.
        reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
    }

    /** A builder for an effect that has an estimate and nothing else yet. */
    public static EffectBuilder builder(Method method, double estimate) {
        return new EffectBuilder(method, estimate);
    }
}
