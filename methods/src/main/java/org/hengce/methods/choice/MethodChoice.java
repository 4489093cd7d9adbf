package org.hengce.methods.choice;

import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.its.UnitAggregate;
import org.hengce.methods.panel.Panel;
import org.jspecify.annotations.Nullable;

/**
 * Which estimator a panel allows: the first of six steps whose needs are met. Units with gaps do not count. "Before" is
 * before the earliest cohort, "controls" are units that are never treated, or where those are fewer than 5 never or not
 * yet treated.
 *
 * <ol>
 *   <li>5 treated, 5 controls, 1 period before: group-time effects; Sun–Abraham beside
 *   <li>1 treated, 5 never treated, 8 periods before: synthetic difference-in-differences; synthetic control beside
 *   <li>1 treated, 2 never treated, 1 period before: difference-in-differences with one change per unit
 *   <li>one start, 8 periods and two seasonal cycles before, 4 from it on: interrupted time series
 *   <li>one start, 2 periods on either side: before and after
 *   <li>nothing, and what is missing
 * </ol>
 *
 * @param aggregate how treated units without controls become one series
 * @param level of the intervals, in (0, 1)
 * @param seed of the estimators; by default each makes it from panel and specification
 * @param threads of the estimators, at least 1
 */
public record MethodChoice(UnitAggregate aggregate, double level, OptionalLong seed, int threads) {
    private static final int WITH_CONTROLS = 3;
    private static final int AGAINST_TREND = 2;
    private static final int AGAINST_PAST = 1;

    /** Checks level and threads. */
    public MethodChoice {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level %s is not in (0, 1)".formatted(level));
        }
        if (threads < 1) {
            throw new IllegalArgumentException("needs at least 1 thread, not " + threads);
        }
    }

    /** Mean of the treated units, level 0.95, seeds from panel and specification, one thread. */
    public static MethodChoice withDefaults() {
        return new MethodChoice(UnitAggregate.MEAN, 0.95, OptionalLong.empty(), 1);
    }

    /** The same with another way to make one series of treated units. */
    public MethodChoice withAggregate(UnitAggregate newAggregate) {
        return new MethodChoice(newAggregate, level, seed, threads);
    }

    /** The same with another level. */
    public MethodChoice withLevel(double newLevel) {
        return new MethodChoice(aggregate, newLevel, seed, threads);
    }

    /** The same with this seed. */
    public MethodChoice withSeed(long newSeed) {
        return new MethodChoice(aggregate, level, OptionalLong.of(newSeed), threads);
    }

    /** The same with another number of threads. */
    public MethodChoice withThreads(int newThreads) {
        return new MethodChoice(aggregate, level, seed, newThreads);
    }

    /** The first step whose needs the panel meets; cost O(units · periods). */
    public Choice choose(Panel panel) {
        return choose(DesignCounts.of(panel));
    }

    /**
     * What will be chosen for a policy that is not launched yet, once it has run for so many periods.
     *
     * @param past in which nobody is treated, to the last period before the launch
     * @param treated codes of the units that are to be treated
     * @param periodsAfter at least 1
     */
    public Choice plan(Panel past, Collection<String> treated, int periodsAfter) {
        return choose(DesignCounts.planned(past, treated, periodsAfter));
    }

    private Choice choose(DesignCounts counts) {
        Requirements needs = new Requirements(counts, aggregate);
        Estimators estimators = new Estimators(this);
        int step = needs.step();
        return switch (step) {
            case 1 -> found(step, estimators.groupTime(needs.needsNotYetTreated()), estimators.sunAbraham(), needs);
            case 2 -> found(step, estimators.syntheticDid(), estimators.syntheticControl(false), needs);
            case 3 -> found(step, estimators.differences(counts.starts() == 1), null, needs);
            case 4 -> found(step, estimators.series(), null, needs);
            case 5 -> found(step, estimators.beforeAfter(), null, needs);
            default -> refused(step, counts, Wording.missing(needs));
        };
    }

    /**
     * The method that an analyst names, whatever the steps would have said; refused where it gives no effect or cannot be
     * tried at all. What else a panel lacks for it, the estimator says.
     */
    public Choice choose(Panel panel, Method wanted) {
        DesignCounts counts = DesignCounts.of(panel);
        Requirements needs = new Requirements(counts, aggregate);
        Estimators estimators = new Estimators(this);
        Estimator estimator =
                switch (wanted) {
                    case GROUP_TIME_ATT -> estimators.groupTime(needs.needsNotYetTreated());
                    case SYNTHETIC_DID -> estimators.syntheticDid();
                    case SYNTHETIC_CONTROL -> estimators.syntheticControl(true);
                    case DIFFERENCE_IN_DIFFERENCES -> estimators.differences(false);
                    case INTERRUPTED_TIME_SERIES -> estimators.series();
                    case BEFORE_AFTER -> estimators.beforeAfter();
                    case BACON_DECOMPOSITION, HONEST_SENSITIVITY, POWER -> null;
                };
        if (estimator == null) {
            return refused(
                    0,
                    counts,
                    new Sentence(
                            "%s gives no effect of its own; name an estimator".formatted(wanted),
                            "%s 本身不给出效应；请指定一种估计方法".formatted(wanted)));
        }
        List<Sentence> missing = needs.forTrying(estimator.method());
        return missing.isEmpty()
                ? found(0, estimator, null, needs)
                : refused(0, counts, Requirements.together(missing));
    }

    private Choice found(int step, Estimator first, @Nullable Estimator second, Requirements needs) {
        DesignCounts counts = needs.counts();
        int level = evidence(first.method());
        return new Choice(
                step,
                first,
                second,
                level,
                Wording.reason(step, first.method(), needs),
                null,
                next(level, needs),
                counts);
    }

    private static int evidence(Method method) {
        return switch (method) {
            case BEFORE_AFTER -> AGAINST_PAST;
            case INTERRUPTED_TIME_SERIES -> AGAINST_TREND;
            default -> WITH_CONTROLS;
        };
    }

    private static @Nullable Sentence next(int level, Requirements needs) {
        return switch (level) {
            case AGAINST_PAST ->
                needs.forSeries().isEmpty()
                        ? new Sentence("an interrupted time series, which these data allow", "改用中断时间序列，现有数据已足够")
                        : Requirements.together(needs.forSeries());
            case AGAINST_TREND ->
                needs.forControls().isEmpty()
                        ? new Sentence(
                                "a comparison with the units without the policy, which these data allow",
                                "改与未实施政策的单位比较，现有数据已足够")
                        : Requirements.together(needs.forControls());
            default -> null;
        };
    }

    private static Choice refused(int step, DesignCounts counts, Sentence missing) {
        Reason reason = new Reason(ReasonCode.NOT_ENOUGH_DATA, missing.english(), missing.chinese());
        return new Choice(step, null, null, 0, null, reason, null, counts);
    }
}
