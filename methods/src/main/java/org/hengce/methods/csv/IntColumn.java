package org.hengce.methods.csv;

import java.util.ArrayList;
import java.util.List;

/** Whole numbers row by row, in pieces so that growing copies nothing. */
final class IntColumn {
    private static final int BITS = 16;
    private static final int MASK = (1 << BITS) - 1;

    private final List<int[]> pieces = new ArrayList<>();
    private int[] open = new int[0];
    private int size;

    void add(int value) {
        int place = size & MASK;
        if (place == 0) {
            open = new int[1 << BITS];
            pieces.add(open);
        }
        open[place] = value;
        size++;
    }

    int get(int row) {
        return pieces.get(row >>> BITS)[row & MASK];
    }

    int size() {
        return size;
    }
}
