package org.hengce.presentation.analysis;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.hengce.presentation.json.GroupTimeParts;
import org.hengce.presentation.json.GroupTimeParts.Average;
import org.hengce.presentation.json.GroupTimeParts.Part;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.json.TestDocument;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.table.GridBuilder;
import org.hengce.presentation.words.Texts;
import org.jspecify.annotations.Nullable;

/** Averages of group-time effects as tables. */
final class GroupTimeGrids {
    private static final int MOST_ROWS = 24;
    /** Also years, as cohorts are often called. */
    private static final Pattern DISTANCE = Pattern.compile("-?\\d{1,9}");

    private final AnalysisView view;
    private final GroupTimeParts parts;
    private final Texts texts;
    private final Numerals numerals;
    private final Precision precision;

    GroupTimeGrids(AnalysisView view) {
        this.view = view;
        parts = view.document().own().groupTime();
        texts = view.texts();
        numerals = view.numerals();
        precision = view.precision();
    }

    void addTo(List<Grid> grids) {
        Map<String, Average> aggregates = parts.aggregates();
        if (aggregates == null || aggregates.isEmpty()) {
            return;
        }
        GridBuilder overall = new GridBuilder(texts, texts.text("grid.aggregates"), MOST_ROWS)
                .words("average")
                .numbers("estimate", view.estimateHeading())
                .numbers("error");
        aggregates.forEach((by, average) -> overall.row(
                Cell.of(by, texts.label("aggregate", by)), number(average.att()), number(average.standardError())));
        grids.add(overall.build());
        of(grids, aggregates.get("group"), "grid.byCohort", "cohort", 0);
        Average dynamic = aggregates.get("dynamic");
        of(grids, dynamic, "grid.byEventTime", "eventTime", skipped(dynamic));
        preTest(grids);
    }

    /** How many of the first distances are left out: those far before the start, of which the test tells. */
    private static int skipped(@Nullable Average dynamic) {
        return dynamic == null
                ? 0
                : (int) dynamic.parts().stream()
                        .filter(part -> Integer.parseInt(part.key()) < AnalysisGrids.EARLIEST)
                        .count();
    }

    private void of(List<Grid> grids, @Nullable Average average, String title, String key, int skipped) {
        if (average == null || average.parts().isEmpty()) {
            return;
        }
        List<Part> rows = average.parts();
        boolean uniform = rows.stream().anyMatch(p -> p.uniform() != null);
        boolean distances =
                rows.stream().allMatch(p -> DISTANCE.matcher(p.key()).matches());
        GridBuilder grid = new GridBuilder(texts, texts.text(title), MOST_ROWS);
        (distances ? grid.numbers(key) : grid.words(key))
                .numbers("estimate", view.estimateHeading())
                .numbers("error")
                .words("interval", level(rows))
                .numbers("treatedUnits");
        grid.skip(skipped);
        for (Part p : rows.subList(skipped, rows.size())) {
            IntervalDocument interval = uniform ? p.uniform() : p.interval();
            grid.row(
                    distances ? Cell.of(Integer.parseInt(p.key()), p.key().replace('-', '\u2212')) : Cell.of(p.key()),
                    number(p.att()),
                    number(p.standardError()),
                    interval == null || !interval.isComplete()
                            ? Cell.absent("")
                            : Cell.of(numerals.range(interval, precision)),
                    Cell.of(p.treatedUnits(), Integer.toString(p.treatedUnits())));
        }
        Grid made = grid.build();
        grids.add(uniform ? made.withNote(texts.text("grid.uniform")) : made);
    }

    private String level(List<Part> rows) {
        return rows.stream()
                .map(Part::interval)
                .filter(Objects::nonNull)
                .findFirst()
                .map(i -> texts.text("column.interval", "level", numerals.level(i.level())))
                .orElse(texts.text("column.anyInterval"));
    }

    private void preTest(List<Grid> grids) {
        TestDocument test = parts.preTest();
        if (test == null || test.pValue() == null || test.statistic() == null) {
            return;
        }
        Integer degrees = test.degreesOfFreedom();
        GridBuilder grid = new GridBuilder(texts, texts.text("grid.preTest"), MOST_ROWS)
                .numbers("statistic")
                .numbers("degrees")
                .numbers("p");
        grid.row(
                Cell.of(test.statistic(), new Precision(2), numerals),
                degrees == null ? Cell.absent("") : Cell.of(degrees, degrees.toString()),
                Cell.of(test.pValue(), view.p(test.pValue())));
        grids.add(grid.build());
    }

    private Cell number(@Nullable Double value) {
        return Cell.of(value, precision, numerals);
    }
}
