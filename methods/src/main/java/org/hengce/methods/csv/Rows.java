package org.hengce.methods.csv;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/** The rows that count, column by column, with texts as codes. */
final class Rows {
    /** Of a cell that is empty. */
    static final int EMPTY = -1;

    final Dictionary units = new Dictionary();
    final BitSet used = new BitSet(); // units that have a row
    final Periods periods;
    final Dictionary cohorts = new Dictionary();
    final List<Dictionary> levels;
    final LineNumbers lines = new LineNumbers();

    final IntColumn unit = new IntColumn();
    final IntColumn period = new IntColumn();
    final DoubleColumn outcome = new DoubleColumn();
    /** 0 or 1, or the code of the first treated period, or {@link #EMPTY} for never. */
    final IntColumn treatment = new IntColumn();

    final List<DoubleColumn> numbers;
    final List<IntColumn> factors;

    Rows(CsvLayout layout, Header header) {
        periods = new Periods(layout);
        numbers = Stream.generate(DoubleColumn::new)
                .limit(header.numbers().size())
                .toList();
        factors = Stream.generate(IntColumn::new).limit(layout.factors().size()).toList();
        levels = Stream.generate(Dictionary::new).limit(layout.factors().size()).toList();
    }

    int size() {
        return unit.size();
    }
}
