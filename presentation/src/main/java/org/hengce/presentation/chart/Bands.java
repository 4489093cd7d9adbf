package org.hengce.presentation.chart;

import java.util.List;
import java.util.function.BiConsumer;
import org.hengce.presentation.Language;
import org.hengce.presentation.words.Texts;

/** Intervals at several levels, one within the other. */
final class Bands {
    private static final List<String> INNER = List.of("hc-band-inner", "hc-band-middle");

    private Bands() {}

    /**
     * Those within the first, from the widest to the narrowest, since they are painted over one another.
     *
     * @param levels narrowest first
     * @param paint is given style and level
     */
    static void inner(List<Double> levels, BiConsumer<String, Double> paint) {
        for (int i = levels.size() - 1; i >= 0; i--) {
            paint.accept("hc-band " + INNER.get(Math.min(i, INNER.size() - 1)), levels.get(i));
        }
    }

    /** What they are called together. */
    static String name(Language language, List<Double> levels, String outermost) {
        Texts texts = Texts.of(language);
        return levels.isEmpty()
                ? texts.text("chart.band", "level", outermost)
                : texts.text(
                        "chart.bands",
                        "narrower",
                        String.join(
                                texts.text("chart.bands.and"),
                                levels.stream()
                                        .map(level -> Long.toString(Math.round(100 * level)))
                                        .toList()),
                        "level",
                        outermost);
    }
}
