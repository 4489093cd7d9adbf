package org.hengce.presentation.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.words.Texts;

/** Values in five parts of the same number, the higher the darker: ranks, so that one that lies far out does not make all others pale. */
final class Shades {
    private static final int PARTS = 5;

    /** In order. */
    private final double[] values;

    private Shades(double... values) {
        this.values = values;
    }

    /** Of tiles of which none has a verdict, which would be told in the same place; else of none. */
    static Shades of(List<Tile> tiles) {
        boolean judged = tiles.stream().anyMatch(tile -> tile.verdict() != null);
        return new Shades(tiles.stream()
                .filter(tile -> !judged && tile.isKnown())
                .mapToDouble(tile -> PathChart.orZero(tile.value()))
                .sorted()
                .toArray());
    }

    /** Where there are fewer different values than parts, every tile would only repeat its number. */
    boolean areUsed() {
        return Arrays.stream(values).distinct().count() >= PARTS;
    }

    String style(double value) {
        return "hc-shade hc-shade-" + part(value);
    }

    private int part(double value) {
        int below = 0;
        while (below < values.length && values[below] < value) {
            below++;
        }
        return Math.min(PARTS - 1, PARTS * below / values.length);
    }

    /** From where to where each part reaches, as far as it has values. */
    List<Name> names(Texts texts, Numerals numerals, Precision precision) {
        List<Name> names = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            int wanted = part;
            var range =
                    Arrays.stream(values).filter(value -> part(value) == wanted).summaryStatistics();
            if (range.getCount() > 0) {
                String text = texts.text(
                        "chart.shade",
                        "from",
                        numerals.number(range.getMin(), precision),
                        "to",
                        numerals.number(range.getMax(), precision));
                names.add(new Name(text, "hc-quiet", "hc-shade hc-shade-" + part, Sample.AREA, 0));
            }
        }
        return names;
    }
}
