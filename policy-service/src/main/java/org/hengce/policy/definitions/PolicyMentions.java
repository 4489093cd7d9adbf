package org.hengce.policy.definitions;

import java.util.List;
import org.hengce.contracts.policy.LogicModel;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyText.Comparison;
import org.hengce.policy.definitions.Mention.Kind;
import org.jspecify.annotations.Nullable;

/** The codes of others that a policy names. */
public final class PolicyMentions {
    private PolicyMentions() {}

    /** In the order in which they stand there. */
    public static List<Mention> of(PolicyText text) {
        Mentions mentions = new Mentions();
        mentions.each("sectors[%d]", Kind.SECTOR, text.sectors());
        mentions.add("strategy", Kind.STRATEGY, text.strategy());
        mentions.each(
                "coverage[%d].region",
                Kind.REGION,
                text.coverage().stream().map(PolicyText.Coverage::region).toList());
        mentions.goals(text.goals());
        @Nullable Comparison comparison = text.comparison();
        if (comparison != null) {
            mentions.each(
                    "comparison.regions[%d]",
                    Kind.REGION, comparison.regions() == null ? List.of() : comparison.regions());
            mentions.each("comparison.excluded[%d]", Kind.REGION, comparison.excluded());
        }
        @Nullable LogicModel logic = text.logicModel();
        if (logic != null) {
            for (int i = 0; i < logic.items().size(); i++) {
                mentions.add(
                        "logicModel.items[%d].indicator".formatted(i),
                        Kind.INDICATOR,
                        logic.items().get(i).indicator());
            }
        }
        return mentions.all();
    }
}
