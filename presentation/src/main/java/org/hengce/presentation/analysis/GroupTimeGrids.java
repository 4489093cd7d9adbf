package org.hengce.presentation.analysis;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hengce.presentation.json.GroupTimeParts;
import org.hengce.presentation.json.GroupTimeParts.Average;
import org.hengce.presentation.json.GroupTimeParts.Part;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.json.TestDocument;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.words.Texts;
import org.jspecify.annotations.Nullable;

/** Averages of group-time effects as tables. */
final class GroupTimeGrids {
    private static final String ABSENT = "–";
    private static final int MOST_ROWS = 24;

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
                .words(texts.text("column.average"))
                .numbers(view.estimateHeading())
                .numbers(texts.text("column.error"));
        aggregates.forEach((by, average) -> overall.row(
                texts.label("aggregate", by),
                numerals.number(average.att(), precision),
                number(average.standardError())));
        grids.add(overall.build());
        of(grids, aggregates.get("group"), "grid.byCohort", "column.cohort");
        of(grids, aggregates.get("dynamic"), "grid.byEventTime", "column.eventTime");
        preTest(grids);
    }

    private void of(List<Grid> grids, @Nullable Average average, String title, String key) {
        if (average == null || average.parts().isEmpty()) {
            return;
        }
        List<Part> rows = average.parts();
        boolean uniform = rows.stream().anyMatch(p -> p.uniform() != null);
        GridBuilder grid = new GridBuilder(texts, texts.text(title), 2 * MOST_ROWS)
                .numbers(texts.text(key))
                .numbers(view.estimateHeading())
                .numbers(texts.text("column.error"))
                .words(level(rows))
                .numbers(texts.text("column.treatedUnits"));
        for (Part p : rows) {
            IntervalDocument interval = uniform ? p.uniform() : p.interval();
            grid.row(
                    p.key().replace('-', '\u2212').matches("\u2212\\d+")
                            ? p.key().replace('-', '\u2212')
                            : p.key(),
                    numerals.number(p.att(), precision),
                    number(p.standardError()),
                    interval == null || !interval.isComplete() ? ABSENT : numerals.range(interval, precision),
                    Integer.toString(p.treatedUnits()));
        }
        Grid made = grid.build();
        grids.add(uniform ? new Grid(made.title(), made.columns(), made.rows(), texts.text("grid.uniform")) : made);
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
        GridBuilder grid = new GridBuilder(texts, texts.text("grid.preTest"), MOST_ROWS)
                .numbers(texts.text("column.statistic"))
                .numbers(texts.text("column.degrees"))
                .numbers(texts.text("column.p"));
        grid.row(
                numerals.number(test.statistic(), new Precision(2)),
                String.valueOf(test.degreesOfFreedom()),
                view.p(test.pValue()));
        grids.add(grid.build());
    }

    private String number(@Nullable Double value) {
        return value == null ? ABSENT : numerals.number(value, precision);
    }
}
