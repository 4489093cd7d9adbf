package org.hengce.methods.grouptime;

/** Lower triangles of symmetric matrices, row by row in a flat array. */
final class Triangle {
    private Triangle() {}

    static int length(int size) {
        return size * (size + 1) / 2;
    }

    /** Adds factor · x xᵀ, x being {@code size} numbers from {@code at} on. */
    static void addSquare(double[] x, int at, int size, double factor, double[] sums, int to) {
        int next = to;
        for (int a = 0; a < size; a++) {
            double scaled = factor * x[at + a];
            for (int b = 0; b <= a; b++) {
                sums[next++] += scaled * x[at + b];
            }
        }
    }

    /** All rows. */
    static double[][] square(double[] sums, int from, int size) {
        double[][] rows = new double[size][size];
        int next = from;
        for (int a = 0; a < size; a++) {
            for (int b = 0; b <= a; b++) {
                rows[a][b] = sums[next];
                rows[b][a] = sums[next++];
            }
        }
        return rows;
    }

    /** Row by column. */
    static double[] product(double[] sums, int from, double[] vector) {
        double[] product = new double[vector.length];
        int next = from;
        for (int a = 0; a < vector.length; a++) {
            for (int b = 0; b < a; b++) {
                product[a] += sums[next] * vector[b];
                product[b] += sums[next++] * vector[a];
            }
            product[a] += sums[next++] * vector[a];
        }
        return product;
    }

    static double dot(double[] x, int at, double[] coefficients) {
        double sum = 0;
        for (int a = 0; a < coefficients.length; a++) {
            sum += x[at + a] * coefficients[a];
        }
        return sum;
    }
}
