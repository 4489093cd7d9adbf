package org.hengce.presentation.chart;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hengce.methods.score.Verdict;
import org.hengce.presentation.number.Precision;

/** A map of provinces with drawn numbers. */
final class DrawnTiles {
    private static final List<String> PROVINCES = List.of(
            "CN-BJ", "CN-TJ", "CN-HE", "CN-SX", "CN-NM", "CN-LN", "CN-JL", "CN-HL", "CN-SH", "CN-JS", "CN-ZJ", "CN-AH",
            "CN-FJ", "CN-JX", "CN-SD", "CN-HA", "CN-HB", "CN-HN", "CN-GD", "CN-GX", "CN-HI", "CN-CQ", "CN-SC", "CN-GZ",
            "CN-YN", "CN-XZ", "CN-SN", "CN-GS", "CN-QH", "CN-NX", "CN-XJ");

    private DrawnTiles() {}

    static Figure of(Drawn drawn) {
        Random random = drawn.random();
        Verdict[] verdicts = Verdict.values();
        List<Tile> tiles = IntStream.range(0, drawn.units())
                .mapToObj(i -> {
                    Double value = drawn.maybe(random, drawn.number(random));
                    return new Tile(
                            i < PROVINCES.size() ? PROVINCES.get(i) : "CN-%06d".formatted(i),
                            drawn.name("Region " + i),
                            value,
                            value == null ? null : Double.valueOf(value - drawn.size()),
                            value == null ? null : Double.valueOf(value + drawn.size()),
                            new Precision(1),
                            value == null ? null : verdicts[random.nextInt(verdicts.length)],
                            value == null ? drawn.name("confidential") : "");
                })
                .toList();
        return new TilesChart("tiles", drawn.language(), drawn.name("Effect"), drawn.name("thousand"), tiles);
    }
}
