package org.hengce.methods.figures;

import java.util.List;
import java.util.function.Consumer;

/**
 * The rows of one estimator.
 *
 * @param page its page in docs/methods
 * @param sample whether the data are bundled samples
 */
record FigureSection(String title, String page, boolean sample, Consumer<FigureRows> figures) {
    List<FigureRow> rows() {
        FigureRows rows = FigureRows.none();
        figures.accept(rows);
        return rows.rows();
    }

    @Override
    public String toString() {
        return title + (sample ? ", samples" : "");
    }
}
