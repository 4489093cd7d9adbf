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

    /** Where there are fewer different values than parts, every tile would only repeat its number. */
    private final boolean used;

    private Shades(double... values) {
        this.values = values;
        used = Arrays.stream(values).distinct().count() >= PARTS;
    }

    /** Of tiles without verdicts, which would be told in the same place. */
    static Shades of(List<Tile> tiles) {
        return new Shades(tiles.stream()
                .filter(Tile::isKnown)
                .mapToDouble(tile -> PathChart.orZero(tile.value()))
                .sorted()
                .toArray());
    }

    boolean areUsed() {
        return used;
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
