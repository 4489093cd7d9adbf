package org.hengce.methods.heterogeneity;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hengce.methods.effect.Aggregate;
import org.hengce.methods.effect.Aggregation;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.GroupTimeDetail;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.effect.SyntheticDetail;
import org.jspecify.annotations.Nullable;

/**
 * An effect by parts of those treated, and whether the parts differ.
 *
 * @param by what the parts are
 * @param parts in the order of their labels or as given; empty with the reason where there are none
 * @param test whether they could all have the same effect
 * @param reason why there are no parts; null where there are
 */
public record Heterogeneity(
        By by,
        List<PartialEffect> parts,
        HomogeneityTest test,
        @Nullable Reason reason) {
    static final Reason SHARED = new Reason(
            ReasonCode.NOT_TESTABLE,
            "all parts are compared with the same units, so that their errors go together and a test that takes them for"
                    + " independent would mislead",
            "各部分与相同的对照单位比较，误差并不独立，以独立为前提的检验会产生误导");

    /** What an effect is broken down by; the names are those on the wire. */
    public enum By {
        /** Region by region. */
        REGION,
        /** By first treated period. */
        COHORT,
        /** Sector by sector. */
        SECTOR
    }

    /** Copies the list. */
    public Heterogeneity {
        parts = List.copyOf(parts);
    }

    /**
     * Of estimates that have nothing in common: other units on both sides, or other outcomes whose errors do not go
     * together.
     */
    public static Heterogeneity ofIndependent(By by, List<PartialEffect> parts) {
        return new Heterogeneity(by, parts, HomogeneityTest.of(parts), null);
    }

    /** Of estimates whose errors go together: shown, and not tested. */
    public static Heterogeneity ofDependent(By by, List<PartialEffect> parts, Reason why) {
        return new Heterogeneity(by, parts, HomogeneityTest.notTestable(why), null);
    }

    /** Of what has no parts. */
    public static Heterogeneity none(By by, Reason why) {
        return new Heterogeneity(by, List.of(), HomogeneityTest.notTestable(why), why);
    }

    /**
     * By cohort, as the estimator itself found it: a group-time result's group average, each with its own error, or a
     * staggered synthetic difference-in-differences' cohorts, which have none. Not tested: cohorts share their controls.
     */
    public static Heterogeneity byCohort(Effect effect) {
        if (effect.detail() instanceof GroupTimeDetail detail) {
            Aggregate group = detail.aggregates().get(Aggregation.GROUP);
            if (group != null && group.parts().size() > 1) {
                return ofDependent(
                        By.COHORT,
                        group.parts().stream()
                                .map(part -> ofGroup(part, effect))
                                .toList(),
                        SHARED);
            }
        }
        if (effect.detail() instanceof SyntheticDetail detail
                && detail.cohorts().size() > 1) {
            List<PartialEffect> parts = new ArrayList<>();
            detail.cohorts()
                    .forEach(cohort -> parts.add(
                            new PartialEffect(cohort.cohort(), cohort.estimate(), Double.NaN, null, null, NO_ERROR)));
            return ofDependent(By.COHORT, parts, SHARED);
        }
        return none(
                By.COHORT,
                new Reason(
                        ReasonCode.NOT_DEFINED,
                        "all treated units start together, or the method does not tell cohorts apart",
                        "各受处理单位同时开始，或该方法不区分组别"));
    }

    private static final Reason NO_ERROR = new Reason(
            ReasonCode.NOT_DEFINED,
            "the method resamples the whole pattern of cohorts, which gives no error of one of them",
            "该方法对整个组别结构重抽样，不给出单个组别的误差");
    private static final Reason ONE_UNIT =
            new Reason(ReasonCode.NOT_TESTABLE, "a cohort of one unit carries no error", "仅含一个单位的组别没有误差");

    private static PartialEffect ofGroup(Aggregate.Part part, Effect effect) {
        boolean known = part.standardError() > 0 && part.pointwise() != null;
        return new PartialEffect(
                part.key(),
                part.att(),
                part.standardError(),
                known ? Objects.requireNonNull(part.pointwise()) : null,
                known ? effect.inference() : null,
                known ? null : ONE_UNIT);
    }
}
