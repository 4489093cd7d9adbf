package org.hengce.evaluation.run;

import java.util.Objects;
import org.hengce.contracts.indicator.Aggregation;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.policy.PolicyText.Transform;
import org.hengce.methods.choice.Choice;
import org.hengce.methods.choice.MethodChoice;
import org.hengce.methods.choice.Sentence;
import org.hengce.methods.effect.Method;
import org.hengce.methods.its.UnitAggregate;
import org.hengce.methods.panel.Panel;
import org.jspecify.annotations.Nullable;

/**
 * How the method for a goal's panel is found.
 *
 * @param options of whatever is chosen
 * @param wanted what the analyst names; null where the plan or the data decide
 * @param planned what the plan names: used where the panel allows it, else the data decide; null where they do anyway
 */
record PanelChoice(
        MethodChoice options,
        @Nullable Method wanted,
        @Nullable Method planned) {
    private static final double LEVEL = 0.95;

    static PanelChoice of(
            Specification specification, String series, IndicatorV1 indicator, Transform transform, UnderPlan under) {
        // Sums of logarithms or of growth rates mean nothing.
        boolean sum = indicator.aggregation() == Aggregation.SUM && transform == Transform.LEVEL;
        return new PanelChoice(
                new MethodChoice(
                        sum ? UnitAggregate.SUM : UnitAggregate.MEAN,
                        LEVEL,
                        specification.seedOf(series),
                        specification.threads()),
                specification.method(),
                specification.method() == null ? under.method() : null);
    }

    /** The same at another level. */
    PanelChoice withLevel(double level) {
        return new PanelChoice(options.withLevel(level), wanted, planned);
    }

    /** The same where the planned method turned out not to be possible. */
    PanelChoice withoutPlanned() {
        return new PanelChoice(options, wanted, null);
    }

    Choice of(Panel panel) {
        if (wanted != null) {
            return options.choose(panel, wanted);
        }
        Choice byData = options.choose(panel);
        if (planned == null || (byData.first() != null && byData.first().method() == planned)) {
            return byData;
        }
        Choice asPlanned = options.choose(panel, planned);
        return asPlanned.missing() != null ? byData : named(asPlanned, planned);
    }

    /** It was not the analyst who named it. */
    private static Choice named(Choice choice, Method planned) {
        return new Choice(
                choice.step(),
                Objects.requireNonNull(choice.first()),
                choice.second(),
                choice.evidenceLevel(),
                new Sentence(
                        "%s, named by the plan".formatted(planned.wireName()),
                        "%s（由评估方案指定）".formatted(planned.wireName())),
                null,
                choice.next(),
                choice.counts());
    }
}
