package org.hengce.presentation.words;

import java.util.ArrayList;
import java.util.List;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.number.EffectScale;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;
import org.jspecify.annotations.Nullable;

/** How one effect moved since an earlier evaluation. */
final class Movement {
    private static final double WORTH_A_PERCENT = 0.01;

    private final Texts texts;
    private final Numerals numerals;
    private final IndicatorFacts indicator;
    private final EffectDocument raw;
    private final EffectDocument now; // as it is shown, like the one before
    private final @Nullable EffectDocument before;

    Movement(Texts texts, IndicatorFacts indicator, EffectDocument now, EvaluationDocument previous) {
        this.texts = texts;
        this.numerals = new Numerals(texts.language());
        this.indicator = indicator;
        raw = now;
        this.now = EffectScale.shown(now);
        before = previous.effects().stream()
                .filter(effect -> effect.indicator().equals(now.indicator()))
                .findFirst()
                .map(EffectScale::shown)
                .orElse(null);
    }

    boolean sameVerdict() {
        return before != null && before.verdict() == now.verdict();
    }

    List<String> sentences() {
        String name = indicator.within(texts.language());
        if (before == null) {
            return List.of(texts.text("moved.new", "indicator", name));
        }
        Precision usual = Precision.of(now, indicator.decimals());
        double change = now.estimate() - before.estimate();
        String unit = new EffectWords(texts.language(), indicator, raw, 0).unit();
        List<String> sentences = new ArrayList<>();
        if (change == 0) {
            sentences.add(texts.text(
                    "moved.not", "indicator", name, "new", numerals.number(now.estimate(), usual), "unit", unit));
        } else {
            // Written so closely that the change is seen, though the effect is not known so closely; how small it is
            // beside the error is said with it.
            Precision close = Precision.ofChange(change, usual.decimals());
            sentences.add(texts.text(
                    "moved.effect",
                    "indicator",
                    name,
                    "old",
                    numerals.number(before.estimate(), close),
                    "new",
                    numerals.number(now.estimate(), close),
                    "unit",
                    unit,
                    "change",
                    // Of the figures as they are printed: a reader who subtracts them is to find the same.
                    numerals.number(
                            close.round(now.estimate())
                                    .subtract(close.round(before.estimate()))
                                    .doubleValue(),
                            close)));
            besideTheError(change, usual, sentences);
        }
        if (before.verdict() != now.verdict()) {
            sentences.add(texts.text(
                    "moved.verdict",
                    "old",
                    texts.label("verdict", before.verdict()),
                    "new",
                    texts.label("verdict", now.verdict())));
        }
        return sentences;
    }

    private void besideTheError(double change, Precision usual, List<String> sentences) {
        Double error = now.standardError();
        if (error != null && error > 0) {
            double share = Math.abs(change) / error;
            sentences.add(texts.text(
                    "moved.within",
                    "share",
                    numerals.percent(share, share < WORTH_A_PERCENT ? 2 : 0),
                    "error",
                    numerals.number(error, usual)));
        }
    }
}
