package org.hengce.evaluation.evaluations;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.methods.score.Direction;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.words.IndicatorFacts;
import org.jspecify.annotations.Nullable;

/** What the registers say, as those take it who put evaluations into words. */
public final class RegisterFacts {
    private RegisterFacts() {}

    /** By code. */
    public static Map<String, IndicatorFacts> indicators(Map<String, IndicatorV1> indicators) {
        Map<String, IndicatorFacts> facts = new TreeMap<>();
        indicators.forEach((code, indicator) -> facts.put(
                code,
                new IndicatorFacts(
                        Objects.requireNonNull(text(indicator.name())),
                        indicator.decimals(),
                        text(indicator.source()),
                        Direction.valueOf(indicator.direction().name()))));
        return facts;
    }

    /** Null for null. */
    public static @Nullable LocalizedText text(org.hengce.contracts.@Nullable LocalizedText text) {
        return text == null ? null : new LocalizedText(text.zh(), text.en());
    }
}
