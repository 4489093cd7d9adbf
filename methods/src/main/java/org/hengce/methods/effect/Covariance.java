package org.hengce.methods.effect;

import java.util.Arrays;

/** A symmetric matrix of numbers; immutable. */
public final class Covariance {
    private final double[][] rows;

    private Covariance(double[][] rows) {
        this.rows = rows;
    }

    /**
     * Copies the rows; of unequal mirror images the mean is taken.
     *
     * @throws IllegalArgumentException if the matrix is not square or a number is not finite
     */
    public static Covariance of(double[][] rows) {
        double[][] copy = new double[rows.length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != rows.length) {
                throw new IllegalArgumentException("row %d of %d has %d numbers; a covariance is square"
                        .formatted(i + 1, rows.length, rows[i].length));
            }
            for (int j = 0; j < rows.length; j++) {
                copy[i][j] = (rows[i][j] + rows[j][i]) / 2;
                if (!Double.isFinite(copy[i][j])) {
                    throw new IllegalArgumentException(
                            "the covariance of %d and %d is %s".formatted(i + 1, j + 1, copy[i][j]));
                }
            }
        }
        return new Covariance(copy);
    }

    /** Rows, which are as many as columns. */
    public int size() {
        return rows.length;
    }

    /** The number in this row and column. */
    public double at(int row, int column) {
        return rows[row][column];
    }

    /** A copy of all rows. */
    public double[][] rows() {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Covariance that && Arrays.deepEquals(rows, that.rows);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(rows);
    }

    @Override
    public String toString() {
        return Arrays.deepToString(rows);
    }
}
