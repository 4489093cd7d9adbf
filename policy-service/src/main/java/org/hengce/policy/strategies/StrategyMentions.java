package org.hengce.policy.strategies;

import java.util.List;
import org.hengce.contracts.strategy.StrategyText;
import org.hengce.contracts.strategy.StrategyText.KeyArea;
import org.hengce.policy.definitions.Mention;
import org.hengce.policy.definitions.Mention.Kind;
import org.hengce.policy.definitions.Mentions;

/** The codes of others that a strategy names. */
final class StrategyMentions {
    private StrategyMentions() {}

    static List<Mention> of(StrategyText text) {
        Mentions mentions = new Mentions();
        mentions.goals(text.goals());
        for (int i = 0; i < text.keyAreas().size(); i++) {
            KeyArea area = text.keyAreas().get(i);
            String at = "keyAreas[%d].".formatted(i);
            mentions.each(at + "sectors[%d]", Kind.SECTOR, area.sectors());
            mentions.each(at + "regions[%d]", Kind.REGION, area.regions());
        }
        for (int i = 0; i < text.policies().size(); i++) {
            mentions.add(
                    "policies[%d].policy".formatted(i),
                    Kind.POLICY,
                    text.policies().get(i).policy());
        }
        return mentions.all();
    }
}
