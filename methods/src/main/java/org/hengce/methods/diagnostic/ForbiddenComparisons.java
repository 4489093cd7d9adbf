package org.hengce.methods.diagnostic;

import static org.hengce.methods.diagnostic.Check.atMost;
import static org.hengce.methods.diagnostic.Check.found;
import static org.hengce.methods.diagnostic.Check.notTestable;
import static org.hengce.methods.diagnostic.Check.percent;
import static org.hengce.methods.diagnostic.Check.percentChinese;

import java.util.Optional;
import org.hengce.methods.did.BaconDecomposition;
import org.hengce.methods.did.Comparison;
import org.hengce.methods.did.DifferenceInDifferences;
import org.hengce.methods.did.Model;
import org.hengce.methods.effect.Diagnostic;
import org.hengce.methods.effect.Diagnostic.Name;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.panel.Panel;

/** How much of a two-way regression's coefficient compares units that become treated with units that are treated already. */
final class ForbiddenComparisons {
    private ForbiddenComparisons() {}

    /** Empty where the headline is no two-way regression: one change per unit compares with never treated units alone. */
    static Optional<Diagnostic> check(Panel panel, DifferenceInDifferences estimator, Effect effect) {
        if (estimator.model() != Model.TWO_WAY || effect.inference() == Inference.POOLED_T) {
            return Optional.empty();
        }
        try {
            double weight = BaconDecomposition.withDefaults().estimate(panel).comparisons().stream()
                    .filter(comparison -> comparison.type() == Comparison.Type.LATER_VS_EARLIER
                            || comparison.type() == Comparison.Type.LATER_VS_ALWAYS)
                    .mapToDouble(Comparison::weight)
                    .sum();
            return Optional.of(found(
                    Name.FORBIDDEN_COMPARISONS,
                    atMost(weight, 0.1, 0.5),
                    weight,
                    "%s of the coefficient's weight lies on comparisons with units that were treated already."
                            .formatted(percent(weight)),
                    "系数的权重中有 %s 来自与已受处理单位的比较。".formatted(percentChinese(weight))));
        } catch (NotEstimableException e) {
            return Optional.of(notTestable(
                    Name.FORBIDDEN_COMPARISONS,
                    "The coefficient cannot be decomposed: %s."
                            .formatted(e.reason().english()),
                    "系数无法分解：%s。".formatted(e.reason().chinese())));
        }
    }
}
