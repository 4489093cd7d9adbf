package org.hengce.presentation.words;

import java.util.ArrayList;
import java.util.List;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.AttainmentDocument;
import org.hengce.presentation.json.CostDocument;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.HeterogeneityDocument;
import org.hengce.presentation.json.ReadingDocument;
import org.hengce.presentation.json.ReasonDocument;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;
import org.jspecify.annotations.Nullable;

/** What is said of one goal beside its effect: the reading, when one will be able to tell, target, cost, parts. */
public final class GoalWords {
    private static final double FIVE_PERCENT = 0.05;

    private final Texts texts;
    private final Numerals numerals;
    private final IndicatorFacts indicator;
    private final EffectDocument effect;

    /** Words for this effect on this indicator. */
    public GoalWords(Language language, IndicatorFacts indicator, EffectDocument effect) {
        this.texts = Texts.of(language);
        this.numerals = new Numerals(language);
        this.indicator = indicator;
        this.effect = effect;
    }

    /** All that was found, in a fixed order; empty where nothing was looked for. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        reading(sentences);
        tellable(sentences);
        attainment(sentences);
        cost(sentences);
        effect.heterogeneity().forEach(by -> heterogeneity(sentences, by));
        return sentences;
    }

    private void reading(List<String> sentences) {
        ReadingDocument reading = effect.reading();
        if (reading == null) {
            return;
        }
        String number = Integer.toString(reading.reading());
        sentences.add(
                reading.level() == null
                        ? texts.text("reading.none", "reading", number, "reason", because(reading.reason()))
                        : texts.text("reading.level", "reading", number, "level", numerals.level(reading.level())));
    }

    private void tellable(List<String> sentences) {
        ReasonDocument never = effect.reasons().get("tellableFrom");
        if (effect.tellableFrom() != null) {
            sentences.add(texts.text("tellable.from", "period", effect.tellableFrom()));
        } else if (never != null) {
            sentences.add(texts.text("tellable.none", "reason", because(never)));
        }
    }

    private void attainment(List<String> sentences) {
        AttainmentDocument found = effect.attainment();
        if (found == null) {
            return;
        }
        Precision own = new Precision(indicator.decimals());
        String target = numerals.number(found.target(), own);
        String value = numerals.number(found.value(), own);
        if (found.share() == null) {
            sentences.add(texts.text("attainment.none", "target", target, "reason", because(found.reason())));
        } else {
            sentences.add(texts.text(
                    found.reached() ? "attainment.reached" : "attainment.share",
                    "target",
                    target,
                    "value",
                    value,
                    "period",
                    found.period(),
                    "share",
                    numerals.percent(found.share(), 0)));
        }
    }

    private void cost(List<String> sentences) {
        CostDocument found = effect.costPerEffect();
        if (found == null) {
            return;
        }
        if (found.cost() == null) {
            sentences.add(texts.text("cost.none", "reason", because(found.reason())));
            return;
        }
        Precision digits = Precision.ofChange(found.cost(), 0);
        sentences.add(texts.text(
                "cost.each",
                "unit",
                texts.measure(effect.unitMeasure()),
                "cost",
                numerals.withInterval(found.cost(), found.interval(), digits),
                "currency",
                found.currency() == null ? "" : found.currency()));
    }

    private void heterogeneity(List<String> sentences, HeterogeneityDocument by) {
        String what = texts.label("by", by.by());
        if (by.reason() != null) {
            sentences.add(texts.text("parts.none", "by", what, "reason", because(by.reason())));
            return;
        }
        Double p = by.test().pValue();
        if (p == null) {
            sentences.add(texts.text(
                    "parts.untested",
                    "by",
                    what,
                    "count",
                    Integer.toString(by.parts().size()),
                    "reason",
                    because(by.test().reason())));
        } else {
            Double share = by.test().iSquared();
            sentences.add(texts.text(
                    p <= FIVE_PERCENT ? "parts.differ" : "parts.alike",
                    "by",
                    what,
                    "p",
                    numerals.pValue(p, null),
                    "share",
                    numerals.percent(share == null ? 0 : share, 0)));
        }
    }

    private String because(@Nullable ReasonDocument why) {
        return why == null
                ? ""
                : texts.text("because", "reason", Texts.clause(why.message().in(texts.language())));
    }
}
