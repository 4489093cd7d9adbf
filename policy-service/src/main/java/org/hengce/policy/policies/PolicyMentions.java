package org.hengce.policy.policies;

import java.util.ArrayList;
import java.util.List;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyText.Comparison;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.contracts.policy.PolicyText.LogicModel;
import org.hengce.policy.definitions.Mention;
import org.hengce.policy.definitions.Mention.Kind;
import org.jspecify.annotations.Nullable;

/** The codes of others that a policy names. */
final class PolicyMentions {
    private final List<Mention> all = new ArrayList<>();

    private PolicyMentions() {}

    static List<Mention> of(PolicyText text) {
        PolicyMentions mentions = new PolicyMentions();
        mentions.each("sectors[%d]", Kind.SECTOR, text.sectors());
        mentions.add("strategy", Kind.STRATEGY, text.strategy());
        mentions.each(
                "coverage[%d].region",
                Kind.REGION,
                text.coverage().stream().map(PolicyText.Coverage::region).toList());
        for (int i = 0; i < text.goals().size(); i++) {
            Goal goal = text.goals().get(i);
            String at = "goals[%d].".formatted(i);
            mentions.add(at + "indicator", Kind.INDICATOR, goal.indicator());
            mentions.add(at + "sector", Kind.SECTOR, goal.sector());
            mentions.each(at + "sectors[%d]", Kind.SECTOR, goal.sectors() == null ? List.of() : goal.sectors());
            mentions.add(at + "unitWeight", Kind.INDICATOR, goal.unitWeight());
        }
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
        return mentions.all;
    }

    private void each(String field, Kind kind, List<String> codes) {
        for (int i = 0; i < codes.size(); i++) {
            add(field.formatted(i), kind, codes.get(i));
        }
    }

    private void add(String field, Kind kind, @Nullable String code) {
        if (code != null) {
            all.add(new Mention(field, kind, code));
        }
    }
}
