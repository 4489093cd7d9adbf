package org.hengce.presentation.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hengce.presentation.Language;
import org.hengce.presentation.chart.Ranked.Between;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.table.GridBuilder;
import org.jspecify.annotations.Nullable;

/** Ranks with two intervals each, one of sampling and one of weights; those that cannot be told from their leader are bracketed. */
public final class RanksChart extends RowFigure {
    private static final Precision WHOLE = new Precision(0);

    private final List<Ranked> ranked;
    private final String level;

    /**
     * The chart of a ranking.
     *
     * @param id prefix of the ids inside the chart, unique on a page
     * @param level of both intervals, in (0, 1)
     * @throws IllegalArgumentException if nothing is ranked
     */
    public RanksChart(String id, Language language, List<Ranked> ranked, double level) {
        super(id, Kind.RANKS, language);
        if (ranked.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to rank");
        }
        this.ranked = ranked.stream()
                .sorted(Comparator.comparingInt(Ranked::rank).thenComparing(Ranked::code))
                .toList();
        this.level = numerals.level(level);
    }

    private List<Ranked> shown() {
        return ranked.subList(0, Math.min(Rows.MOST, ranked.size()));
    }

    @Override
    List<Row> rows() {
        return shown().stream()
                .map(r -> Row.of(
                        r.name(),
                        numerals.within(Integer.toString(r.rank()), range(ofChoices() ? r.weights() : r.sampling()))))
                .toList();
    }

    /** Whether nothing is known of chance, as of an index, and the ranks hang on choices alone. */
    private boolean ofChoices() {
        return ranked.stream().allMatch(r -> r.sampling() == null)
                && ranked.stream().anyMatch(r -> r.weights() != null);
    }

    private String range(@Nullable Between between) {
        return between == null
                ? texts.text("chart.noInterval")
                : between.best() == between.worst()
                        ? Integer.toString(between.best())
                        : texts.text(
                                "chart.ranks.between",
                                "best",
                                Integer.toString(between.best()),
                                "worst",
                                Integer.toString(between.worst()));
    }

    @Override
    XAxis axis() {
        int last = shown().stream()
                .flatMapToInt(r -> IntStream.of(
                        r.rank(),
                        r.sampling() == null ? 1 : r.sampling().worst(),
                        r.weights() == null ? 1 : r.weights().worst()))
                .max()
                .orElse(1);
        return new RankAxis(last, texts.text("axis.rank"));
    }

    /** Whole ranks, the first and the last among them. */
    private record RankAxis(int last, String title) implements XAxis {
        private static final double LABEL = 40;
        private static final int[] STEPS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000};

        @Override
        public double from() {
            return 0.5;
        }

        @Override
        public double to() {
            return last + 0.5;
        }

        @Override
        public List<Label> labels(double room) {
            int most = (int) Math.max(1, room / LABEL);
            int step = IntStream.of(STEPS)
                    .filter(s -> last / s <= most)
                    .findFirst()
                    .orElse(last);
            return Stream.concat(
                            Stream.of(1), IntStream.rangeClosed(1, last / step).mapToObj(i -> i * step))
                    .filter(rank -> rank == 1 || rank >= 1 + step / 2.0)
                    .distinct()
                    .map(rank -> new Label(rank, Integer.toString(rank)))
                    .toList();
        }
    }

    @Override
    List<Name> names() {
        List<Name> names = new ArrayList<>();
        if (ranked.stream().anyMatch(r -> r.sampling() != null)) {
            names.add(new Name(
                    texts.text("chart.ranks.sampling", "level", level),
                    "hc-quiet",
                    "hc-modelled hc-bar",
                    Sample.RANGE,
                    0));
        }
        if (ranked.stream().anyMatch(r -> r.weights() != null)) {
            names.add(new Name(
                    texts.text("chart.ranks.weights", "level", level),
                    "hc-quiet",
                    "hc-unclear hc-tone",
                    Sample.AREA,
                    0));
        }
        if (ties() > 0) {
            names.add(new Name(texts.text("chart.ranks.ties"), "hc-quiet", "hc-bracket", Sample.BAR, 0));
        }
        return names;
    }

    @Override
    void draw(Markup svg, RowPlot plot) {
        for (int row = 0; row < shown().size(); row++) {
            Ranked r = shown().get(row);
            if (r.weights() != null) {
                svg.open("g", "class", "hc-unclear");
                plot.bar(
                        svg,
                        "hc-tone",
                        row,
                        r.weights().best() - 0.3,
                        r.weights().worst() + 0.3,
                        12);
                svg.close();
            }
            svg.open("g", "class", "hc-modelled");
            if (r.sampling() != null) {
                plot.interval(svg, row, r.sampling().best(), r.sampling().worst());
            }
            Sample.POINT.mark(
                    svg,
                    r.sampling() == null ? "hc-point hc-hollow" : "hc-point",
                    plot.x().at(r.rank()),
                    plot.y(row));
            svg.close();
        }
        brackets(svg, plot);
    }

    private void brackets(Markup svg, RowPlot plot) {
        int first = 0;
        for (int row = 1; row <= shown().size(); row++) {
            if (row == shown().size()
                    || shown().get(row).tie() != shown().get(first).tie()) {
                if (row - first > 1) {
                    double x = plot.wide() ? plot.left() - 3 : 4;
                    double top = plot.rowTop(first) + 5;
                    double bottom = plot.rowBottom(row - 1) - 5;
                    svg.empty(
                            "path",
                            "class",
                            "hc-bracket",
                            "d",
                            "M" + pixel(x + 4, top) + "H" + Markup.number(x) + "V" + Markup.number(bottom) + "H"
                                    + Markup.number(x + 4));
                }
                first = row;
            }
        }
    }

    private long ties() {
        return IntStream.range(1, ranked.size())
                .filter(i -> ranked.get(i).tie() == ranked.get(i - 1).tie())
                .count();
    }

    @Override
    Caption caption() {
        Ranked first = ranked.get(0);
        long tied = ranked.stream().filter(r -> r.tie() == first.tie()).count() - 1;
        String key = "chart.ranks";
        if (ofChoices()) {
            key += first.weights() == null || first.weights().worst() == 1 ? ".always" : ".choices";
        } else if (tied > 0) {
            key += ".tied";
        }
        return new Caption(
                texts.text(
                        key,
                        "name",
                        Lines.shortened(first.name(), 1, 30),
                        "count",
                        Long.toString(tied),
                        "ranks",
                        range(first.weights())),
                texts.text(
                                ofChoices() ? "chart.subtitle.ranks.choices" : "chart.subtitle.ranks",
                                "count",
                                Integer.toString(ranked.size()))
                        + Rows.left(texts, shown().size(), ranked.size()),
                texts.text("chart.desc.ranks", "rows", Rows.said(texts, rows())));
    }

    @Override
    public Grid data() {
        // An index lies between 0 and 1, a score between 0 and 100.
        Precision precision =
                new Precision(ranked.stream().allMatch(r -> r.score() == null || Math.abs(r.score()) <= 1) ? 3 : 1);
        GridBuilder grid = new GridBuilder(texts, title())
                .words("code")
                .words("name")
                .numbers("rank", "", WHOLE)
                .ends("", WHOLE)
                .ends("weights", texts.text("chart.ranks.weights", "level", level), "", WHOLE)
                .numbers("tie", "", WHOLE)
                .numbers("score", "", precision)
                .flags();
        Map<Integer, Long> sizes = ranked.stream().collect(Collectors.groupingBy(Ranked::tie, Collectors.counting()));
        for (Ranked r : ranked) {
            boolean tied = sizes.getOrDefault(r.tie(), 0L) > 1;
            grid.row(
                    Cell.of(r.code()),
                    Cell.of(r.name()),
                    whole(r.rank()),
                    r.sampling() == null ? Cell.absent("") : whole(r.sampling().best()),
                    r.sampling() == null ? Cell.absent("") : whole(r.sampling().worst()),
                    r.weights() == null ? Cell.absent("") : whole(r.weights().best()),
                    r.weights() == null ? Cell.absent("") : whole(r.weights().worst()),
                    whole(r.tie()),
                    Cell.of(r.score(), precision, numerals),
                    Flags.of(
                            texts,
                            tied ? "TIED" : "",
                            r.sampling() == null && r.weights() == null ? "NO_INTERVAL" : ""));
        }
        return grid.build();
    }

    private Cell whole(int value) {
        return Cell.of(value, numerals);
    }
}
