package org.hengce.evaluation.run;

import org.hengce.contracts.indicator.Aggregation;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.policy.PolicyText.Transform;
import org.hengce.methods.choice.Choice;
import org.hengce.methods.choice.MethodChoice;
import org.hengce.methods.effect.Method;
import org.hengce.methods.its.UnitAggregate;
import org.hengce.methods.panel.Panel;
import org.jspecify.annotations.Nullable;

/**
 * How the method for a goal's panel is found.
 *
 * @param options of whatever is chosen
 * @param wanted what the analyst names; null where the data decide
 */
record PanelChoice(MethodChoice options, @Nullable Method wanted) {
    private static final double LEVEL = 0.95;

    static PanelChoice of(Specification specification, String series, IndicatorV1 indicator, Transform transform) {
        // Sums of logarithms or of growth rates mean nothing.
        boolean sum = indicator.aggregation() == Aggregation.SUM && transform == Transform.LEVEL;
        return new PanelChoice(
                new MethodChoice(
                        sum ? UnitAggregate.SUM : UnitAggregate.MEAN,
                        LEVEL,
                        specification.seedOf(series),
                        specification.threads()),
                specification.method());
    }

    Choice of(Panel panel) {
        return wanted == null ? options.choose(panel) : options.choose(panel, wanted);
    }
}
