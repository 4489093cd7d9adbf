package org.hengce.methods.diagnostic;

import static org.hengce.methods.diagnostic.Check.atMost;
import static org.hengce.methods.diagnostic.Check.digits;
import static org.hengce.methods.diagnostic.Check.found;
import static org.hengce.methods.diagnostic.Check.notTestable;
import static org.hengce.methods.diagnostic.Check.percent;
import static org.hengce.methods.diagnostic.Check.percentChinese;

import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hengce.methods.did.BaconDecomposition;
import org.hengce.methods.did.BaconResult;
import org.hengce.methods.did.DifferenceInDifferences;
import org.hengce.methods.did.Model;
import org.hengce.methods.effect.Diagnostic;
import org.hengce.methods.effect.Diagnostic.Name;
import org.hengce.methods.effect.Diagnostic.Status;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.panel.Panel;

/**
 * How much of a two-way regression's coefficient compares units that become treated with units that are treated already.
 * The decomposition is that of the regression on unit and period effects of a panel without gaps; of another regression it
 * would say nothing, and it is not taken for it.
 */
final class ForbiddenComparisons {
    private static final double ROUNDING = 1e-6;

    private ForbiddenComparisons() {}

    /** Empty where the headline is no two-way regression: one change per unit compares with never treated units alone. */
    static Optional<Diagnostic> check(Panel panel, DifferenceInDifferences estimator, Effect effect) {
        if (estimator.model() != Model.TWO_WAY || effect.inference() == Inference.POOLED_T) {
            return Optional.empty();
        }
        return Optional.of(startTogether(panel, effect) ? none() : decomposed(panel, estimator, effect));
    }

    /** Whether nobody that was used is treated while another one starts, whatever the regression. */
    private static boolean startTogether(Panel panel, Effect effect) {
        IntStream starts = Stream.concat(effect.treatedUnits().stream(), effect.controlUnits().stream())
                .mapToInt(unit -> panel.firstTreated(panel.indexOf(unit)))
                .filter(start -> start != Panel.NEVER);
        return starts.distinct().count() == 1;
    }

    private static Diagnostic none() {
        return found(
                Name.FORBIDDEN_COMPARISONS,
                Status.PASS,
                0,
                "All treated units start together, so that none is compared with units that were treated already.",
                "受处理单位同时开始，因此没有与已受处理单位的比较。");
    }

    private static Diagnostic decomposed(Panel panel, DifferenceInDifferences estimator, Effect effect) {
        if (!Set.copyOf(estimator.fixedEffects()).equals(Set.of("unit", "time"))) {
            return otherRegression("other fixed effects than those of units and periods", "单位与时期固定效应之外的设定");
        }
        if (!panel.covariates().isEmpty()) {
            return otherRegression("covariates", "协变量");
        }
        try {
            BaconResult bacon = BaconDecomposition.withDefaults()
                    .withThreads(estimator.threads())
                    .estimate(panel);
            double weight = bacon.forbiddenWeight();
            if (!bacon.unitsDropped().isEmpty() || differ(bacon.estimate(), effect)) {
                return partly(panel, effect, bacon);
            }
            return found(
                    Name.FORBIDDEN_COMPARISONS,
                    atMost(weight, 0.1, 0.5),
                    weight,
                    "%s of the coefficient's weight lies on comparisons with units that were treated already."
                            .formatted(percent(weight, 0.1, 0.5)),
                    "系数的权重中有 %s 来自与已受处理单位的比较。".formatted(percentChinese(weight, 0.1, 0.5)));
        } catch (NotEstimableException e) {
            return notTestable(
                    Name.FORBIDDEN_COMPARISONS,
                    "The coefficient cannot be decomposed: %s."
                            .formatted(e.reason().english()),
                    "系数无法分解：%s。".formatted(e.reason().chinese()));
        }
    }

    private static boolean differ(double decomposed, Effect effect) {
        double scale = Math.max(
                Math.abs(effect.estimate()), Double.isNaN(effect.standardError()) ? 0 : effect.standardError());
        return Math.abs(decomposed - effect.estimate()) > ROUNDING * scale;
    }

    private static Diagnostic otherRegression(String english, String chinese) {
        return notTestable(
                Name.FORBIDDEN_COMPARISONS,
                "Units start at different times, and a regression with %s cannot be decomposed into comparisons."
                        .formatted(english),
                "各单位开始时间不同；含%s的回归无法分解为各项比较。".formatted(chinese));
    }

    /** What can be said is said, but a part of the units does not stand for the regression. */
    private static Diagnostic partly(Panel panel, Effect effect, BaconResult bacon) {
        int whole = panel.unitCount() - bacon.unitsDropped().size();
        double weight = bacon.forbiddenWeight();
        return notTestable(
                Name.FORBIDDEN_COMPARISONS,
                "Only a panel without gaps can be decomposed: of the %d of %d units without any, whose coefficient is %s and not %s, %s of the weight lies on comparisons with units that were treated already."
                        .formatted(
                                whole,
                                panel.unitCount(),
                                digits(bacon.estimate()),
                                digits(effect.estimate()),
                                percent(weight)),
                "只有没有缺失的面板才能分解：%2$d 个单位中有 %1$d 个没有缺失，其系数为 %3$s，而非 %4$s；其权重中有 %5$s 来自与已受处理单位的比较。"
                        .formatted(
                                whole,
                                panel.unitCount(),
                                digits(bacon.estimate()),
                                digits(effect.estimate()),
                                percentChinese(weight)));
    }
}
