package org.hengce.methods.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hengce.methods.did.DifferenceInDifferences;
import org.hengce.methods.effect.Diagnostic;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.Method;
import org.hengce.methods.grouptime.GroupTimeAtt;
import org.hengce.methods.panel.Panel;

/**
 * Checks of what an effect rests on, each with its threshold; those that have no meaning for the method are left out.
 *
 * <table>
 * <caption>Limits of PASS and WARN; beyond them FAIL, which makes a result contested</caption>
 * <tr><td>PRE_TREND</td><td>event-study leads −2 to −4: p ≥ 0.10 / 0.05</td></tr>
 * <tr><td>PRE_FIT</td><td>error before ÷ movement of the treated unit about its trend: ≤ 0.25 / 0.5</td></tr>
 * <tr><td>FORBIDDEN_COMPARISONS</td><td>weight of comparisons with units already treated: ≤ 0.1 / 0.5; only of what can be decomposed</td></tr>
 * <tr><td>WEIGHT_CONCENTRATION</td><td>largest donor weight: ≤ 0.5 / 0.8</td></tr>
 * <tr><td>LEAVE_ONE_OUT</td><td>largest change without a donor: ≤ 50 % / same sign; not where that would take long</td></tr>
 * <tr><td>SHORT_PRE</td><td>periods before: ≥ 20 / 8</td></tr>
 * <tr><td>ANTICIPATION</td><td>the last lead: p ≥ 0.10 / any</td></tr>
 * <tr><td>FEW_CLUSTERS</td><td>≥ 30 with 10 treated / 10 with 5</td></tr>
 * <tr><td>MISSING</td><td>share dropped for gaps: 0 / 0.1</td></tr>
 * <tr><td>AUTOCORRELATION</td><td>Ljung–Box: p ≥ 0.05 / any</td></tr>
 * <tr><td>OVERLAP</td><td>largest propensity: &lt; 0.9 / 0.99</td></tr>
 * <tr><td>SINGLE_UNIT_COHORTS</td><td>none / any</td></tr>
 * <tr><td>PLACEBO_RANK</td><td>for information</td></tr>
 * </table>
 *
 * <p>{@link PartialPeriods} needs to know the day on which a policy began, which no panel says.
 */
public final class Diagnostics {
    private Diagnostics() {}

    /**
     * All checks that have a meaning for the method, in the order of {@link Diagnostic.Name}. Some estimate again: without
     * each donor, or as an event study.
     *
     * @param panel what the effect was estimated on
     * @param estimator what it was estimated by
     * @param effect what came of it
     */
    public static List<Diagnostic> of(Panel panel, Estimator estimator, Effect effect) {
        List<Diagnostic> found = new ArrayList<>();
        Method method = effect.method();
        if (method == Method.SYNTHETIC_CONTROL || method == Method.SYNTHETIC_DID) {
            int before = periodsBefore(panel, effect);
            found.addAll(new SyntheticChecks(effect, before).all());
            found.add(LeaveOneOutCheck.of(panel, estimator, effect, before));
        }
        if (estimator instanceof GroupTimeAtt groupTime) {
            found.addAll(LeadChecks.of(panel, groupTime, effect).all());
            CohortChecks.of(panel, effect).forEach(found::add);
        }
        if (estimator instanceof DifferenceInDifferences did) {
            found.addAll(LeadChecks.of(panel, did, effect).all());
            ForbiddenComparisons.check(panel, did, effect).ifPresent(found::add);
        }
        Stream.of(
                        ClusterCheck.of(panel, estimator, effect),
                        SampleChecks.missing(effect),
                        SampleChecks.autocorrelation(effect))
                .flatMap(Optional::stream)
                .forEach(found::add);
        found.sort(Comparator.comparing(Diagnostic::name));
        return found.stream().map(Diagnostics::finite).toList();
    }

    /** A ratio to what is all but 0 is no number to show. */
    private static Diagnostic finite(Diagnostic check) {
        return Double.isInfinite(check.statistic())
                ? new Diagnostic(
                        check.name(), check.status(), Double.NaN, check.pValue(), check.english(), check.chinese())
                : check;
    }

    /** Periods before the earliest start of a treated unit that was used. */
    private static int periodsBefore(Panel panel, Effect effect) {
        int first = panel.periodCount();
        for (String unit : effect.treatedUnits()) {
            first = Math.min(first, panel.firstTreated(panel.indexOf(unit)));
        }
        return first;
    }
}
