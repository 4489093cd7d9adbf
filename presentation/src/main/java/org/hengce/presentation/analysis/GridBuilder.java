package org.hengce.presentation.analysis;

import java.util.ArrayList;
import java.util.List;
import org.hengce.presentation.words.Texts;

/** Makes a table of at most so many rows; says how many more there are. */
final class GridBuilder {
    private final Texts texts;
    private final String title;
    private final int atMost;
    private final List<Grid.Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();
    private int more;

    GridBuilder(Texts texts, String title, int atMost) {
        this.texts = texts;
        this.title = title;
        this.atMost = atMost;
    }

    GridBuilder words(String heading) {
        columns.add(new Grid.Column(heading, false));
        return this;
    }

    GridBuilder numbers(String heading) {
        columns.add(new Grid.Column(heading, true));
        return this;
    }

    void row(String... cells) {
        if (rows.size() < atMost) {
            rows.add(List.of(cells));
        } else {
            more++;
        }
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    Grid build() {
        String note = more == 0 ? "" : texts.text("grid.more", "count", Integer.toString(more));
        return new Grid(title, columns, rows, note);
    }
}
