package org.hengce.launcher.terminal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Columns under a heading; the caller keeps them within 100 characters. */
public final class Table {
    private static final String GAP = "  ";

    private final List<String> heading;
    private final List<List<String>> rows = new ArrayList<>();
    private final Set<Integer> atTheRight = new HashSet<>();

    public Table(String... heading) {
        this.heading = List.of(heading);
    }

    /** Numbers stand at the right of their column. */
    public Table numeric(int column) {
        atTheRight.add(column);
        return this;
    }

    public void row(Object... cells) {
        if (cells.length != heading.size())
            throw new IllegalArgumentException("%d cells under %d headings".formatted(cells.length, heading.size()));
        rows.add(List.of(cells).stream().map(String::valueOf).toList());
    }

    public List<String> lines() {
        List<List<String>> all = new ArrayList<>();
        all.add(heading);
        all.addAll(rows);
        int[] widths = IntStream.range(0, heading.size())
                .map(c -> all.stream().mapToInt(r -> Width.of(r.get(c))).max().orElse(0))
                .toArray();
        List<String> lines = new ArrayList<>();
        for (List<String> row : all) lines.add(line(row, widths));
        lines.add(1, IntStream.of(widths).mapToObj("─"::repeat).collect(Collectors.joining(GAP)));
        return lines;
    }

    private String line(List<String> row, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(c -> cell(row.get(c), widths[c], atTheRight.contains(c)))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    private static String cell(String text, int width, boolean right) {
        String space = " ".repeat(width - Width.of(text));
        return right ? space + text : text + space;
    }
}
