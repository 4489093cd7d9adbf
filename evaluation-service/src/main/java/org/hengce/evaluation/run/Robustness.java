package org.hengce.evaluation.run;

import static org.hengce.evaluation.run.NotEvaluableException.notEnough;
import static org.hengce.evaluation.run.NotEvaluableException.nothingToVary;

import io.quarkus.logging.Log;
import java.util.List;
import java.util.Objects;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.evaluation.run.OtherAnswer.Way;
import org.hengce.methods.choice.Choice;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.synthetic.SyntheticControl;
import org.hengce.methods.synthetic.SyntheticDifferenceInDifferences;
import org.hengce.presentation.json.ReasonDocument;

/**
 * The same question answered in other ways (evaluation.md §2): each changes one thing and keeps the headline's method, as
 * long as the rules that chose it still hold. Each is a row, or has a reason.
 */
final class Robustness {
    /** A quarter of the periods before the start. */
    private static final int PART_OF_THE_PAST = 4;

    private static final int WITH_CONTROLS = 3;
    /** A pattern of several neighbours has thousands of placebos; so many tell their spread to some 7 %, enough for a row. */
    private static final int DRAWS_OF_DISPLACEMENT = 100;

    private final Inputs inputs;
    private final Goal goal;
    private final Specification specification;
    private final GoalPanel panel;
    private final Choice choice;
    private final Estimator first;
    private final Effect headline;

    Robustness(Inputs inputs, Goal goal, Specification specification, GoalPanel panel, Choice choice, Effect headline) {
        this.inputs = inputs;
        this.goal = goal;
        this.specification = specification;
        this.panel = panel;
        this.choice = choice;
        this.first = Objects.requireNonNull(choice.first());
        this.headline = headline;
    }

    List<OtherAnswer> answers() {
        return List.of(
                answer(Way.SECOND_METHOD, this::secondMethod),
                answer(Way.WITHOUT_PROVISIONAL, this::withoutProvisional),
                answer(Way.CONTAMINATION, this::contaminationTheOtherWay),
                answer(Way.WINDOW_START, this::laterStartOfTheWindow),
                answer(Way.DISPLACEMENT, this::displacement),
                tried(
                        Way.LEAVE_ONE_OUT,
                        () -> OtherAnswer.of(new LeavingOneOut(panel.panel(), first, headline).range())));
    }

    private interface Attempt<T> {
        T get() throws NotEvaluableException;
    }

    private static OtherAnswer answer(Way way, Attempt<Effect> attempt) {
        return tried(way, () -> OtherAnswer.of(way, attempt.get()));
    }

    private static OtherAnswer tried(Way way, Attempt<OtherAnswer> attempt) {
        try {
            return attempt.get();
        } catch (NotEvaluableException e) {
            return OtherAnswer.none(way, e.reason());
        } catch (NotEstimableException e) {
            return OtherAnswer.none(way, ReasonDocument.of(e.reason()));
        } catch (IllegalArgumentException | ArithmeticException e) {
            // The headline stands, whatever becomes of the values when some of them are left out.
            Log.warnf(e, "answer in another way not computed way=%s", way);
            return OtherAnswer.none(
                    way,
                    nothingToVary("the values cannot be computed with", "数值无法参与计算")
                            .reason());
        }
    }

    private Effect secondMethod() throws NotEvaluableException {
        if (choice.second() == null) {
            throw nothingToVary("no second method answers the same question here", "没有可回答同一问题的第二种方法");
        }
        return choice.second().estimate(panel.panel());
    }

    private Effect withoutProvisional() throws NotEvaluableException {
        if (panel.marks().provisional() == 0) {
            throw nothingToVary("no value of the panel is provisional or estimated", "面板中没有暂定或估计的数值");
        }
        Inputs others = inputs.without(goal, Series.Value::provisional);
        return sameMethod(within(others));
    }

    /**
     * The goal's panel of other inputs. One with units or periods that the headline's lacks would be another question; nor would
     * anybody have looked whether those values are free, so that a reason of theirs is not said either.
     */
    private Panel within(Inputs others) throws NotEvaluableException {
        GoalPanel varied;
        try {
            varied = GoalPanel.of(others, goal, specification);
        } catch (NotEvaluableException e) {
            throw notEnough("without them no panel is left", "剔除后无法构成面板");
        }
        Panel all = panel.guard().all();
        Panel of = varied.guard().all();
        if (!all.units().containsAll(of.units()) || !all.periods().containsAll(of.periods())) {
            throw notEnough("without them other regions or periods would have to be looked at", "剔除后将涉及其他地区或时期");
        }
        return varied.panel();
    }

    private Effect contaminationTheOtherWay() throws NotEvaluableException {
        if (!panel.guard().hasOther()) {
            throw nothingToVary("no unit compared with is under another policy on the indicator", "没有对照单位受同一指标的其他政策影响");
        }
        return sameMethod(panel.guard().other());
    }

    private Effect laterStartOfTheWindow() throws NotEvaluableException {
        int before = choice.counts().periodsBefore();
        if (before < 2) {
            throw notEnough("there is 1 period before the start, which cannot be left out", "政策前仅有 1 期，无法剔除");
        }
        Panel of = panel.panel();
        return sameMethod(of.select(u -> true, Math.max(1, before / PART_OF_THE_PAST), of.periodCount()));
    }

    /** Firms that only moved next door: the neighbours as if they were treated, the treated left out. */
    private Effect displacement() throws NotEvaluableException {
        Panel pseudo = new Displacement(new Lineage(inputs.regions()), panel).panel();
        Choice of = panel.choice().of(pseudo);
        if (of.missing() != null) {
            throw new NotEvaluableException("displacement", of.missing());
        }
        if (of.evidenceLevel() < WITH_CONTROLS) {
            throw notEnough("beside the neighbours too few units are left to compare with", "除相邻单位外，对照单位过少");
        }
        Estimator estimator = quick(Objects.requireNonNull(of.first()));
        return (estimator instanceof SyntheticDifferenceInDifferences did
                                && of.counts().treated() > 1
                        ? did.withDraws(DRAWS_OF_DISPLACEMENT)
                        : estimator)
                .estimate(pseudo);
    }

    /** Refused where fewer data would have led to a weaker method: two things would have changed. */
    private Effect sameMethod(Panel varied) throws NotEvaluableException {
        Choice again = panel.choice().of(varied);
        if (again.missing() != null) {
            throw new NotEvaluableException("robustness", again.missing());
        }
        Estimator other = Objects.requireNonNull(again.first());
        if (again.step() > choice.step()) {
            throw notEnough(
                    "what is left is too little for %s".formatted(first.method().wireName()),
                    "所余数据不足以使用 %s".formatted(first.method().wireName()));
        }
        return quick(other.method() == first.method() ? other : first).estimate(varied);
    }

    /** Without what only a headline needs. */
    static Estimator quick(Estimator estimator) {
        if (estimator instanceof SyntheticControl control) {
            return control.withLeaveOneOut(false);
        }
        return estimator instanceof SyntheticDifferenceInDifferences did ? did.withLeaveOneOut(false) : estimator;
    }
}
