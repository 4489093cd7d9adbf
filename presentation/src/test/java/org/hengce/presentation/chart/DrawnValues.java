package org.hengce.presentation.chart;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hengce.presentation.number.Precision;
import org.jspecify.annotations.Nullable;

/** Values over time and by region with drawn numbers. */
final class DrawnValues {
    private DrawnValues() {}

    static List<Figure> all(Drawn drawn) {
        return List.of(map(drawn), chosen(drawn), everywhere(drawn));
    }

    private static Figure chosen(Drawn drawn) {
        List<ValueSeries> all = series(drawn, 12);
        return new ValuesChart(subject(drawn, "chosen"), all.subList(0, 5), all.subList(5, 12), all.subList(0, 1));
    }

    private static Figure everywhere(Drawn drawn) {
        return new ValuesChart(subject(drawn, "everywhere"), List.of(), series(drawn, 9), List.of());
    }

    /** Without verdicts, so that values are told by shades. */
    private static Figure map(Drawn drawn) {
        Random random = drawn.random();
        List<Tile> tiles = IntStream.range(0, Math.max(1, drawn.units()))
                .mapToObj(i -> {
                    Double value = drawn.maybe(random, drawn.number(random));
                    String reason = value == null ? drawn.name("confidential") : "";
                    String name = drawn.name("Region " + i);
                    return new Tile("R%03d".formatted(i), name, value, null, null, new Precision(1), null, reason);
                })
                .toList();
        return new TilesChart("shaded", drawn.language(), drawn.name("Jobs"), drawn.name("thousand"), tiles);
    }

    private static ValuesChart.Subject subject(Drawn drawn, String id) {
        return new ValuesChart.Subject(
                id,
                drawn.language(),
                drawn.name("Jobs"),
                drawn.name("thousand"),
                drawn.name("Census"),
                1,
                List.of("1990"),
                List.of());
    }

    private static List<ValueSeries> series(Drawn drawn, int count) {
        Random random = drawn.random();
        return IntStream.range(0, count)
                .mapToObj(i -> new ValueSeries(
                        "R-" + i,
                        drawn.name("Region " + i),
                        IntStream.range(0, drawn.units())
                                .mapToObj(t -> new ValueSeries.Point(
                                        "%04d".formatted(1980 + t), value(drawn, random, i + t), t % 7 == 6))
                                .toList()))
                .toList();
    }

    /** The first of all is there, so that there is something to draw. */
    private static @Nullable Double value(Drawn drawn, Random random, int index) {
        Double drawnValue = drawn.maybe(random, drawn.number(random));
        return index == 0 ? Double.valueOf(drawn.size()) : drawnValue;
    }
}
