package org.hengce.evaluation.projection;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.hengce.contracts.event.Aggregate;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.indicator.RegionV1;
import org.hengce.contracts.indicator.SectorV1;
import org.hengce.contracts.policy.PolicyV1;
import org.hengce.contracts.reference.ReferenceV1;
import org.hengce.contracts.strategy.StrategyV1;
import org.hengce.kit.inbox.EventHandler;

/** The registers of others that are copied here: what comes by which topic, and into which table it goes. */
public final class Registers {
    /**
     * One kind of entry.
     *
     * @param table its table in each {@link Side}
     */
    public record Kind<E extends Aggregate>(String type, Class<E> data, String table, Function<E, String> code) {
        private EventHandler<E> handler(Owner owner, BiConsumer<Kind<?>, Entry> apply) {
            return new EventHandler<>(
                    type, data, entry -> apply.accept(this, new Entry(owner, code.apply(entry), entry)));
        }
    }

    /** An entry with its owner and code. */
    public record Entry(Owner owner, String code, Aggregate data) {}

    private static final Map<String, List<Kind<?>>> BY_TOPIC = Map.of(
            Topics.POLICIES,
            List.of(new Kind<>(
                    PolicyV1.TYPE, PolicyV1.class, "policy", e -> e.policy().code())),
            Topics.STRATEGIES,
            List.of(new Kind<>(StrategyV1.TYPE, StrategyV1.class, "strategy", e -> e.strategy()
                    .code())),
            Topics.REFERENCES,
            List.of(new Kind<>(ReferenceV1.TYPE, ReferenceV1.class, "reference", ReferenceV1::code)),
            Topics.INDICATORS,
            List.of(new Kind<>(IndicatorV1.TYPE, IndicatorV1.class, "indicator", IndicatorV1::code)),
            Topics.REGIONS,
            List.of(
                    new Kind<>(RegionV1.TYPE, RegionV1.class, "region", RegionV1::code),
                    new Kind<>(SectorV1.TYPE, SectorV1.class, "sector", SectorV1::code)));

    private Registers() {}

    /** The topics that carry register entries. */
    public static List<String> topics() {
        return BY_TOPIC.keySet().stream().sorted().toList();
    }

    /** For the types of a topic, what does this with each entry. */
    public static List<EventHandler<?>> handlers(String topic, BiConsumer<Kind<?>, Entry> apply) {
        return BY_TOPIC.getOrDefault(topic, List.of()).stream()
                .<EventHandler<?>>map(kind -> kind.handler(Owner.of(topic), apply))
                .toList();
    }
}
