package org.hengce.gateway.events;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hengce.contracts.evaluation.EvaluationV1;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.ImportV1;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.indicator.RegionV1;
import org.hengce.contracts.indicator.SectorV1;
import org.hengce.contracts.policy.PolicyV1;
import org.hengce.contracts.reference.ReferenceV1;
import org.hengce.contracts.strategy.StrategyV1;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** What is told of. */
enum EventType {
    EVALUATION(EvaluationV1.TYPE, "evaluations"),
    IMPORT(ImportV1.TYPE, "imports"),
    POLICY(PolicyV1.TYPE, "policies"),
    STRATEGY(StrategyV1.TYPE, "strategies"),
    REFERENCE(ReferenceV1.TYPE, "references"),
    INDICATOR(IndicatorV1.TYPE, "indicators"),
    REGION(RegionV1.TYPE, "regions"),
    SECTOR(SectorV1.TYPE, "sectors");

    /** Ids count in this order: a change of it makes all ids unknown. */
    static final List<String> TOPICS = List.of(
            Topics.POLICIES,
            Topics.STRATEGIES,
            Topics.REFERENCES,
            Topics.INDICATORS,
            Topics.REGIONS,
            Topics.EVALUATIONS,
            Topics.IMPORTS);

    private static final String ONE = "(evaluation|import|policy|strategy|reference|indicator|region|sector)";

    /** A list of them, as a regular expression. */
    static final String LIST = "^" + ONE + "(," + ONE + ")*$";

    private static final Map<String, EventType> BY_EVENT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(type -> type.event, Function.identity()));
    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::wireName, Function.identity()));

    private final String event;
    private final String segment;

    EventType(String event, String segment) {
        this.event = event;
        this.segment = segment;
    }

    /** The one that events of this type of CloudEvents tell of. */
    static Optional<EventType> ofEvent(String event) {
        return Optional.ofNullable(BY_EVENT.get(event));
    }

    /**
     * Those that somebody asks for, as {@code evaluation,import}; all where nothing is said.
     *
     * @throws Problem 400 for a name that is none
     */
    static Set<EventType> asked(@Nullable String names) {
        if (names == null) {
            return EnumSet.allOf(EventType.class);
        }
        Set<EventType> types = EnumSet.noneOf(EventType.class);
        for (String name : names.split(",", -1)) {
            @Nullable EventType type = BY_NAME.get(name);
            if (type == null) {
                throw Problem.of(
                        ProblemType.MALFORMED,
                        Message.of(
                                "types: '%s' is none of %s; write several with commas",
                                "types：“%s”不在 %s 之中；多个值请用逗号分隔",
                                name,
                                Arrays.stream(values()).map(EventType::wireName).toList()));
            }
            types.add(type);
        }
        return types;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where the one with this code or id is read. */
    String link(String code) {
        return "/api/v1/" + segment + "/" + code;
    }
}
