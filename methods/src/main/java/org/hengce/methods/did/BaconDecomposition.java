package org.hengce.methods.did;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.hengce.methods.cohort.CohortMoments;
import org.hengce.methods.effect.DropReason;
import org.hengce.methods.effect.DroppedUnit;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.option.OptionException;
import org.hengce.methods.panel.Panel;

/**
 * The coefficient of the two-way regression on unit and period effects as a weighted mean of comparisons of two cohorts
 * (Goodman-Bacon, Journal of Econometrics 225(2), 2021, theorem 1). Units treated from the first period on are a cohort of
 * controls, since they are one in the regression. With unit weights cohorts count by their weight. Covariates have no part.
 *
 * @param seed recorded with the result, nothing here is drawn; by default it is made from panel and specification
 * @param threads that read the panel, at least 1; they change nothing in the result
 */
public record BaconDecomposition(OptionalLong seed, int threads) {
    private static final Reason NO_INFERENCE = new Reason(
            ReasonCode.NOT_DEFINED,
            "a decomposition has no error of its own; that of the coefficient is the regression's",
            "分解本身没有标准误；系数的标准误由回归给出");

    /** Checks the threads. */
    public BaconDecomposition {
        if (threads < 1) {
            throw OptionException.atLeast("threads", 1, threads);
        }
    }

    /** Seed from panel and specification, one thread. */
    public static BaconDecomposition withDefaults() {
        return new BaconDecomposition(OptionalLong.empty(), 1);
    }

    /** The same with this seed. */
    public BaconDecomposition withSeed(long newSeed) {
        return new BaconDecomposition(OptionalLong.of(newSeed), threads);
    }

    /** The same with another number of threads. */
    public BaconDecomposition withThreads(int newThreads) {
        return new BaconDecomposition(seed, newThreads);
    }

    /** Which one it is. */
    public Method method() {
        return Method.BACON_DECOMPOSITION;
    }

    /**
     * Decomposes. Units with gaps are left out and listed: the theorem is one of balanced panels. One pass over the rows;
     * the cost beyond it grows with cohorts² · periods.
     *
     * @throws NotEstimableException where {@link DifferenceInDifferences} has no estimate on the units without gaps
     */
    public BaconResult estimate(Panel panel) {
        List<String> effects = List.of(Design.UNIT, Design.TIME);
        Terms.Binning all = new Terms.Binning(OptionalInt.empty(), OptionalInt.empty());
        Refusals.check(new Design(panel, Model.TWO_WAY, all, effects, List.of(Design.UNIT), threads));
        List<DroppedUnit> dropped = new ArrayList<>();
        for (int u = 0; u < panel.unitCount(); u++) {
            if (!panel.complete(u)) {
                dropped.add(new DroppedUnit(panel.unit(u), DropReason.GAPS));
            }
        }
        if (!dropped.isEmpty()) {
            if (dropped.size() == panel.unitCount()) {
                throw Refusals.allWithGaps(true, dropped);
            }
            Panel whole = panel.select(panel::complete, 0, panel.periodCount());
            Refusals.check(new Design(whole, Model.TWO_WAY, all, effects, List.of(Design.UNIT), threads));
        }
        CohortMoments moments = CohortMoments.of(panel, u -> true, false, threads);
        Refusals.checkRange(panel, moments.largest());
        List<Comparison> comparisons = scaled(comparisons(panel, moments));
        double estimate = 0;
        for (Comparison comparison : comparisons) {
            estimate += comparison.weight() * comparison.estimate();
        }
        return new BaconResult(
                estimate,
                comparisons,
                dropped,
                seed.orElseGet(() -> panel.seed(method().name())),
                Map.of("interval", NO_INFERENCE, "pValue", NO_INFERENCE, "standardError", NO_INFERENCE));
    }

    private static List<Comparison> comparisons(Panel panel, CohortMoments moments) {
        List<Comparison> found = new ArrayList<>();
        int cohorts = moments.cohorts().count();
        for (int k = 0; k < cohorts; k++) {
            int start = moments.cohorts().firstTreated(k);
            if (start == 0 || start == Panel.NEVER || moments.units(k) == 0) {
                continue;
            }
            int always = -1;
            for (int l = 0; l < cohorts; l++) {
                if (l == k || moments.units(l) == 0) {
                    continue;
                }
                if (moments.cohorts().firstTreated(l) == 0) {
                    always = l;
                } else {
                    found.add(comparison(panel, moments, k, l));
                }
            }
            if (always >= 0) {
                found.add(comparison(panel, moments, k, always));
            }
        }
        return found;
    }

    /** Weights before scaling: of equations 10e to 10g of the paper what depends on the two cohorts. */
    private static Comparison comparison(Panel panel, CohortMoments moments, int treated, int control) {
        int periods = panel.periodCount();
        int start = moments.cohorts().firstTreated(treated);
        int other = moments.cohorts().firstTreated(control);
        double share = (double) (periods - start) / periods; // of periods in which the cohort is treated
        double sizes = moments.weight(treated) * moments.weight(control);
        if (other == Panel.NEVER || other == 0) {
            return new Comparison(
                    panel.period(start),
                    other == 0 ? Comparison.ALWAYS : Comparison.NEVER,
                    other == 0 ? Comparison.Type.LATER_VS_ALWAYS : Comparison.Type.TREATED_VS_NEVER,
                    sizes * share * (1 - share),
                    change(moments, treated, control, 0, start, periods));
        }
        double otherShare = (double) (periods - other) / periods;
        boolean earlier = start < other;
        return new Comparison(
                panel.period(start),
                panel.period(other),
                earlier ? Comparison.Type.EARLIER_VS_LATER : Comparison.Type.LATER_VS_EARLIER,
                earlier ? sizes * (share - otherShare) * (1 - share) : sizes * share * (otherShare - share),
                earlier
                        ? change(moments, treated, control, 0, start, other)
                        : change(moments, treated, control, other, start, periods));
    }

    /** Mean from {@code start} to {@code to} less mean from {@code from} to {@code start}, of one cohort less the other. */
    private static double change(CohortMoments moments, int treated, int control, int from, int start, int to) {
        double before = 0;
        double after = 0;
        for (int t = from; t < to; t++) {
            double gap = moments.ownDeviation(treated, t) - moments.ownDeviation(control, t);
            before += t < start ? gap : 0;
            after += t < start ? 0 : gap;
        }
        return after / (to - start) - before / (start - from);
    }

    private static List<Comparison> scaled(List<Comparison> comparisons) {
        double sum = 0;
        for (Comparison comparison : comparisons) {
            sum += comparison.weight();
        }
        double total = sum;
        return comparisons.stream()
                .map(c -> new Comparison(c.treated(), c.control(), c.type(), c.weight() / total, c.estimate()))
                .toList();
    }
}
