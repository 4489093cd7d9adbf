package org.hengce.methods.did;

/** Products of small matrices, summed in index order. */
final class Matrices {
    private Matrices() {}

    static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            product[i] = dot(matrix[i], vector);
        }
        return product;
    }

    /** B M Bᵀ. */
    static double[][] sandwich(double[][] b, double[][] m) {
        double[][] half = new double[b.length][];
        for (int i = 0; i < b.length; i++) {
            half[i] = new double[m.length];
            for (int k = 0; k < m.length; k++) {
                for (int j = 0; j < m.length; j++) {
                    half[i][j] += b[i][k] * m[k][j];
                }
            }
        }
        double[][] product = new double[b.length][b.length];
        for (int i = 0; i < b.length; i++) {
            for (int j = 0; j <= i; j++) {
                product[i][j] = dot(half[i], b[j]);
                product[j][i] = product[i][j];
            }
        }
        return product;
    }
}
