package org.hengce.presentation.chart;

import java.util.List;
import org.hengce.presentation.words.Texts;

/** What charts of rows say alike. */
final class Rows {
    /** A chart of more is a table. */
    static final int MOST = 40;

    private static final int SAID = 12;

    private Rows() {}

    /** The rows in words, of many the first. */
    static String said(Texts texts, List<Row> rows) {
        List<String> said = rows.stream()
                .filter(row -> !row.heading())
                .map(Row::said)
                .map(row -> Lines.shortened(row, 1, SAID * SAID))
                .toList();
        String first = String.join(texts.text("chart.rows.separator"), said.subList(0, Math.min(SAID, said.size())));
        return said.size() <= SAID
                ? first
                : texts.text("chart.rows.more", "rows", first, "count", Integer.toString(said.size() - SAID));
    }

    /** What stands below the title where not all rows are drawn; else empty. */
    static String left(Texts texts, int drawn, int all) {
        return drawn >= all
                ? ""
                : texts.text("chart.rows.drawn", "drawn", Integer.toString(drawn), "all", Integer.toString(all));
    }
}
