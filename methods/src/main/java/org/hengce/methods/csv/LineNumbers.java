package org.hengce.methods.csv;

import java.util.Arrays;

/** On which line each row begins; next to nothing to keep as long as rows and lines go on together. */
final class LineNumbers {
    private int[] from = new int[4];
    private long[] ahead = new long[4];
    private int size;

    /** Rows come in order. */
    void put(int row, long line) {
        if (size > 0 && ahead[size - 1] == line - row) {
            return;
        }
        if (size == from.length) {
            from = Arrays.copyOf(from, 2 * size);
            ahead = Arrays.copyOf(ahead, 2 * size);
        }
        from[size] = row;
        ahead[size++] = line - row;
    }

    long of(int row) {
        int found = Arrays.binarySearch(from, 0, size, row);
        return row + ahead[found >= 0 ? found : -found - 2];
    }
}
