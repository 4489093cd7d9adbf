package org.hengce.presentation.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hengce.methods.score.Verdict;
import org.hengce.presentation.Language;
import org.hengce.presentation.chart.TileLayout.Place;
import org.hengce.presentation.look.Mark;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.table.GridBuilder;
import org.hengce.presentation.words.Texts;

/** Regions as tiles of one size where they lie, each with its value and the mark of its verdict. */
public final class TilesChart extends Figure {
    /** More are a table. */
    private static final int MOST = 120;

    private static final double GAP = 4;
    private static final double LARGEST = 64;
    private static final double WITH_VALUE = 44;
    private static final double TWO_LINES = 24;

    private final String what;
    private final String unit;
    private final List<Tile> tiles;
    private final Texts texts;
    private final Numerals numerals;
    /** Whether any of them has a verdict. */
    private final boolean judged;

    private final Shades shades;

    /**
     * The map of these regions.
     *
     * @param id prefix of the ids inside the chart, unique on a page
     * @param what the values are of
     * @param unit of the values; empty where nothing says it
     * @throws IllegalArgumentException if there is no region
     */
    public TilesChart(String id, Language language, String what, String unit, List<Tile> tiles) {
        super(id, Kind.TILES, language);
        if (tiles.isEmpty()) {
            throw new IllegalArgumentException("there are no regions to draw");
        }
        this.what = what;
        this.unit = unit;
        Map<String, Tile> byCode = new HashMap<>();
        tiles.forEach(tile -> byCode.putIfAbsent(tile.code(), tile));
        this.tiles = byCode.values().stream()
                .sorted(Comparator.comparing(Tile::code))
                .toList();
        texts = Texts.of(language);
        numerals = new Numerals(language);
        judged = this.tiles.stream().anyMatch(tile -> tile.verdict() != null);
        shades = Shades.of(judged ? List.of() : this.tiles);
    }

    @Override
    public String guide() {
        if (judged) {
            return super.guide();
        }
        return texts.text(shades.areUsed() ? "guide.TILES.values" : "guide.TILES.plain");
    }

    private List<Tile> shown() {
        return tiles.subList(0, Math.min(MOST, tiles.size()));
    }

    @Override
    Drawing drawing(ChartSize size, boolean alone) {
        TileLayout layout = TileLayout.of(shown().stream().map(Tile::code).toList());
        Header header = new Header(size, caption(), names());
        double room = size.width - 2 * Header.EDGE;
        double side = Math.min(LARGEST, (room + GAP) / layout.columns() - GAP);
        double left = Header.EDGE + Math.max(0, (room - layout.columns() * (side + GAP) + GAP) / 2);
        double top = header.height() + 8;
        double height = top + layout.rows() * (side + GAP) + Header.EDGE;

        Markup svg = new Markup();
        Header.open(svg, id(), size, height, caption(), alone);
        header.draw(svg);
        Map<String, Tile> byCode = new HashMap<>();
        shown().forEach(tile -> byCode.put(tile.code(), tile));
        layout.places().forEach((code, place) -> {
            double x = left + place.column() * (side + GAP);
            double y = top + place.row() * (side + GAP);
            Tile tile = byCode.get(code);
            if (tile == null) {
                square(svg, "hc-tile-none", x, y, side);
                text(svg, "hc-quiet", name(code, place, side), x + 3, y + 12, "start", side);
            } else {
                draw(svg, tile, place, x, y, side);
            }
        });
        svg.close().line();
        return new Drawing(svg.toString(), height);
    }

    private void draw(Markup svg, Tile tile, Place place, double x, double y, double side) {
        boolean known = tile.isKnown();
        Mark mark = tile.verdict() == null ? Mark.NONE : Mark.of(tile.verdict());
        svg.open("g", "class", mark.style()).element("title", said(tile));
        boolean shaded = known && shades.areUsed();
        square(svg, shaded ? shades.style(PathChart.orZero(tile.value())) : "hc-tile", x, y, side);
        if (tile.verdict() == Verdict.CANNOT_TELL && known) {
            Hatching.draw(svg, x, y, x + side, y + side, "none");
        }
        if (tile.provisional() || !known) {
            square(svg, "hc-tile-edge hc-wanted", x, y, side);
        } else if (!shaded) {
            square(svg, "hc-tile-edge", x, y, side);
        }
        boolean small = side < WITH_VALUE;
        double pad = small ? 2 : 4;
        text(svg, "", name(tile.code(), place, side), x + pad, y + 12, "start", side);
        if (tile.verdict() != null && side >= TWO_LINES) {
            text(svg, "hc-name-effect", mark.symbol(), x + side - pad, small ? y + side - 3 : y + 12, "end", side);
        }
        if (!small) {
            String value =
                    known ? numerals.number(tile.value() == null ? 0 : tile.value(), tile.precision()) : Cell.ABSENT;
            text(svg, "", value, x + side / 2, y + side - 8, "middle", side - 2 * pad);
        }
        svg.close();
    }

    private void text(Markup svg, String style, String text, double x, double y, String anchor, double room) {
        svg.element(
                "text",
                Lines.shortened(text, Header.SMALL, room),
                "class",
                style,
                "x",
                x,
                "y",
                y,
                "font-size",
                Header.SMALL,
                "text-anchor",
                anchor);
    }

    private static void square(Markup svg, String style, double x, double y, double side) {
        svg.empty("rect", "class", style, "x", x, "y", y, "width", side, "height", side);
    }

    /** What a tile is called: the end of its code, in Chinese its short name where the layout has one. */
    private String name(String code, Place place, double side) {
        double room = side >= WITH_VALUE ? side - 24 : side - 4;
        String end = code.substring(code.lastIndexOf('-') + 1);
        return Lines.shortened(
                language() == Language.ZH && !place.chinese().isEmpty() ? place.chinese() : end, Header.SMALL, room);
    }

    private String said(Tile tile) {
        String value = tile.value() == null || !Double.isFinite(tile.value())
                ? Cell.ABSENT + " " + tile.reason()
                : numerals.number(tile.value(), tile.precision());
        String verdict = tile.verdict() == null ? "" : " " + texts.label("verdict", tile.verdict());
        return tile.name() + " " + value + verdict;
    }

    private List<Name> names() {
        List<Name> names = new ArrayList<>();
        for (Verdict verdict : Verdicts.ORDER) {
            if (shown().stream().anyMatch(tile -> tile.verdict() == verdict)) {
                Mark mark = Mark.of(verdict);
                names.add(new Name(
                        mark.symbol() + " " + texts.label("verdict", verdict),
                        mark.style() + " hc-name-effect",
                        mark.style() + " hc-tile",
                        Sample.AREA,
                        0));
            }
        }
        if (shades.areUsed()) {
            names.addAll(shades.names(texts, numerals, tiles.get(0).precision()));
        }
        if (tiles.stream().anyMatch(Tile::provisional)) {
            names.add(new Name(
                    texts.text("flag.PROVISIONAL"), "hc-quiet", "hc-none hc-tile-edge hc-wanted", Sample.AREA, 0));
        }
        return names;
    }

    @Override
    Caption caption() {
        String counts =
                Verdicts.counted(texts, tiles.stream().map(Tile::verdict).toList());
        long with = tiles.stream().filter(Tile::isKnown).count();
        String title = counts.isEmpty()
                ? texts.text("chart.tiles.values", "what", what, "count", Long.toString(with))
                : texts.text("chart.tiles", "count", Integer.toString(tiles.size()), "verdicts", counts);
        List<Row> rows = shown().stream().map(tile -> Row.of(said(tile), "")).toList();
        return new Caption(
                title,
                texts.text("chart.subtitle.tiles", "what", what)
                        + (unit.isEmpty() ? "" : texts.text("chart.unit", "unit", unit))
                        + Rows.left(texts, shown().size(), tiles.size()),
                texts.text(judged ? "chart.desc.tiles" : "chart.desc.tiles.values", "rows", Rows.said(texts, rows)));
    }

    @Override
    public Grid data() {
        Precision precision = tiles.get(0).precision();
        GridBuilder grid =
                new GridBuilder(texts, title()).words("region").words("name").numbers("value", unit, precision);
        if (judged) {
            grid.ends(unit, precision).words("verdict");
        }
        grid.flags();
        for (Tile tile : tiles) {
            boolean known = tile.isKnown();
            List<Cell> row = new ArrayList<>(List.of(
                    Cell.of(tile.code()),
                    Cell.of(tile.name()),
                    known ? Cell.of(tile.value(), tile.precision(), numerals) : Cell.absent(tile.reason())));
            if (judged) {
                Verdict verdict = tile.verdict();
                row.add(Cell.of(tile.low(), tile.precision(), numerals));
                row.add(Cell.of(tile.high(), tile.precision(), numerals));
                row.add(verdict == null ? Cell.of("") : Cell.of(verdict.name(), texts.label("verdict", verdict)));
            }
            row.add(Flags.of(texts, tile.provisional() ? "PROVISIONAL" : "", known ? "" : "NO_VALUE"));
            grid.row(row);
        }
        return grid.build();
    }
}
