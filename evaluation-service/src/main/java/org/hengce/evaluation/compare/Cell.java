package org.hengce.evaluation.compare;

import java.util.Comparator;
import org.hengce.evaluation.run.Series;

/** The place of a value in a series. */
record Cell(String region, String period) implements Comparable<Cell> {
    private static final Comparator<Cell> ORDER =
            Comparator.comparing(Cell::region).thenComparing(Cell::period);

    static Cell of(Series.Value value) {
        return new Cell(value.region(), value.period());
    }

    @Override
    public int compareTo(Cell other) {
        return ORDER.compare(this, other);
    }
}
