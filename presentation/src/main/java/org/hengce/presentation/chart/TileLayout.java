package org.hengce.presentation.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where tiles stand: as regions lie to each other where a file under {@code /tiles} says so, else in the order of their codes.
 *
 * @param places by code
 */
record TileLayout(Map<String, Place> places, int columns, int rows) {
    private static final List<TileLayout> KNOWN = List.of(read("cn"), read("us"));
    private static final double WIDTH_TO_HEIGHT = 1.6;

    /** A column and a row, from 0, and what the tile is called in Chinese; the end of its code in English. */
    record Place(int column, int row, String chinese) {}

    /** The layout that has all of these codes, else their order. */
    static TileLayout of(List<String> codes) {
        for (TileLayout layout : KNOWN) {
            if (layout.places.keySet().containsAll(codes)) {
                return layout;
            }
        }
        int columns = Math.max(1, (int) Math.ceil(Math.sqrt(codes.size() * WIDTH_TO_HEIGHT)));
        Map<String, Place> places = new LinkedHashMap<>();
        List<String> sorted = codes.stream().sorted().distinct().toList();
        for (int i = 0; i < sorted.size(); i++) {
            places.put(sorted.get(i), new Place(i % columns, i / columns, ""));
        }
        return new TileLayout(places, columns, (sorted.size() + columns - 1) / columns);
    }

    /** Lines {@code code,column,row,name}; {@code #} begins a comment. */
    private static TileLayout read(String country) {
        String file = "/tiles/" + country + ".csv";
        List<String> lines = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(TileLayout.class.getResourceAsStream(file), file)) {
            lines.addAll(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Place> places = new LinkedHashMap<>();
        int columns = 0;
        int rows = 0;
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.split(",", -1);
            Place place = new Place(Integer.parseInt(cells[1]), Integer.parseInt(cells[2]), cells[3]);
            places.put(cells[0], place);
            columns = Math.max(columns, place.column() + 1);
            rows = Math.max(rows, place.row() + 1);
        }
        return new TileLayout(places, columns, rows);
    }
}
