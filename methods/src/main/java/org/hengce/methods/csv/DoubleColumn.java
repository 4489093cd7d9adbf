package org.hengce.methods.csv;

import java.util.ArrayList;
import java.util.List;

/** Numbers row by row, in pieces so that growing copies nothing. */
final class DoubleColumn {
    private static final int BITS = 16;
    private static final int MASK = (1 << BITS) - 1;

    private final List<double[]> pieces = new ArrayList<>();
    private double[] open = new double[0];
    private int size;

    void add(double value) {
        int place = size & MASK;
        if (place == 0) {
            open = new double[1 << BITS];
            pieces.add(open);
        }
        open[place] = value;
        size++;
    }

    double get(int row) {
        return pieces.get(row >>> BITS)[row & MASK];
    }

    int size() {
        return size;
    }
}
