package org.hengce.evaluation.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;

/** The samples, and drawn panels of shapes that they do not have. */
final class Panels {
    private static final Set<String> OTHER_TAXES = Set.of(
            "US-AZ", "US-FL", "US-MA", "US-MD", "US-MI", "US-NJ", "US-NY", "US-OR", "US-WA", "US-AK", "US-HI", "US-DC");

    private Panels() {}

    /** Proposition 99: one treated unit. */
    static Panel cigarettes() {
        PanelBuilder panel = Panel.builder(years(1970, 1992));
        for (List<String> row : rows("us-cigarettes.csv")) {
            if (!OTHER_TAXES.contains(row.get(0)) && row.get(2).compareTo("1970") >= 0) {
                panel.observe(row.get(0), row.get(2), Double.parseDouble(row.get(3)));
            }
        }
        return panel.treatedFrom("US-CA", "1989").build();
    }

    /** Shall-carry laws: ten cohorts, units treated throughout among them. */
    static Panel shallCarry() {
        List<List<String>> rows = rows("us-shall-carry-laws.csv");
        PanelBuilder panel = Panel.builder(
                rows.stream().map(row -> row.get(2)).distinct().sorted().toList());
        Set<String> seen = new java.util.HashSet<>();
        for (List<String> row : rows) {
            panel.observe(row.get(0), row.get(2), StrictMath.log(Double.parseDouble(row.get(3))));
            if (row.get(10).equals("1") && seen.add(row.get(0))) {
                panel.treatedFrom(row.get(0), row.get(2));
            }
        }
        return panel.build();
    }

    /** The seat-belt law: one monthly series. */
    static Panel seatBelts() {
        List<List<String>> rows = rows("uk-seatbelts.csv");
        PanelBuilder panel = Panel.builder(rows.stream().map(row -> row.get(0)).toList());
        rows.forEach(row -> panel.observe("GB", row.get(0), StrictMath.log(Double.parseDouble(row.get(1)))));
        return panel.treatedFrom("GB", "1983-02").build();
    }

    /** A short series. */
    static Panel shortSeries() {
        double[] values = {10, 10.4, 9.8, 10.2, 20.1, 19.9, 20.3};
        PanelBuilder panel = Panel.builder(years(2010, 2016));
        for (int t = 0; t < values.length; t++) {
            panel.observe("XX", Integer.toString(2010 + t), values[t]);
        }
        return panel.treatedFrom("XX", "2014").build();
    }

    /**
     * Units with a level of their own, a common wave and noise; the treated ones gain 2.
     *
     * @param starts first treated period by treated unit, as an index
     */
    static PanelBuilder drawn(int units, int periods, int... starts) {
        Random random = new Random(7L * units + periods);
        PanelBuilder panel = Panel.builder(years(2000, 1999 + periods));
        for (int u = 0; u < units; u++) {
            String unit = "U%02d".formatted(u);
            double level = 10 + 3 * random.nextGaussian();
            double slope = 0.3 * random.nextGaussian();
            for (int t = 0; t < periods; t++) {
                double effect = u < starts.length && t >= starts[u] ? 2 : 0;
                panel.observe(
                        unit,
                        Integer.toString(2000 + t),
                        level + slope * t + Math.sin(t) + random.nextGaussian() + effect);
            }
            if (u < starts.length) {
                panel.treatedFrom(unit, Integer.toString(2000 + starts[u]));
            }
        }
        return panel;
    }

    private static List<String> years(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList();
    }

    private static List<List<String>> rows(String sample) {
        try {
            return Files.readAllLines(Path.of("..", "samples", sample)).stream()
                    .skip(1)
                    .map(line -> List.of(line.split(",", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
