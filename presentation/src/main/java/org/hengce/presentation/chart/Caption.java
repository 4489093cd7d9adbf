package org.hengce.presentation.chart;

import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.words.Texts;

/**
 * What is said about a chart.
 *
 * @param title what was found
 * @param subtitle what is plotted, in which unit, from which source
 * @param description what a sighted reader sees
 */
record Caption(String title, String subtitle, String description) {
    /** The subtitle under this key. */
    static String subtitle(String key, ChartSubject subject, EffectDocument effect, Series series, String unit) {
        Texts texts = Texts.of(subject.language());
        LocalizedText source = subject.indicator().source();
        return texts.text(
                key,
                "subject",
                indicator(subject, effect, unit),
                "from",
                series.point(0).period(),
                "to",
                series.last().period(),
                "source",
                source == null ? "" : texts.text("chart.source", "source", source.in(subject.language())));
    }

    /** The indicator's name with its unit, or with its code where there is none and the code says more than the name. */
    static String indicator(ChartSubject subject, EffectDocument effect, String unit) {
        String name = subject.indicator().name().in(subject.language());
        String more = unit.isEmpty() ? effect.indicator() : unit;
        return more.equals(name)
                ? name
                : Texts.of(subject.language()).text("chart.subject", "indicator", name, "unit", more);
    }
}
