package org.hengce.presentation.chart;

import java.util.ArrayList;
import java.util.List;
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
    private static final int STEPS_NAMED = 5;

    /** The subtitle under this key. */
    static String subtitle(String key, ChartSubject subject, EffectDocument effect, Series series, String unit) {
        Texts texts = Texts.of(subject.language());
        LocalizedText source = subject.indicator().source();
        String subtitle = texts.text(
                key,
                "subject",
                indicator(subject, effect, unit),
                "from",
                series.point(0).period(),
                "to",
                series.last().period(),
                "source",
                source == null ? "" : texts.text("chart.source", "source", source.in(subject.language())));
        return series.isBroken() ? subtitle + texts.text("chart.broken", "units", units(texts, series)) : subtitle;
    }

    /** How many treated units are in the mean, from when on; of many changes the first and the last. */
    private static String units(Texts texts, Series series) {
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            if ((i == 0 || series.breaksBefore(i)) && series.units(i) > 0) {
                steps.add(texts.text(
                        i == 0 ? "chart.broken.first" : "chart.broken.step",
                        "count",
                        Integer.toString(series.units(i)),
                        "period",
                        series.point(i).period()));
            }
        }
        if (steps.size() > STEPS_NAMED) {
            String last = steps.get(steps.size() - 1);
            steps = new ArrayList<>(steps.subList(0, STEPS_NAMED - 1));
            steps.add("…");
            steps.add(last);
        }
        return String.join(texts.text("chart.broken.and"), steps);
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
