package org.hengce.methods.grouptime;

import java.util.Arrays;

/** A linear combination of influence coordinates: the influence of a cell or an average. */
final class Form {
    private final int[] coordinates;
    private final double[] factors;

    private Form(int[] coordinates, double[] factors) {
        this.coordinates = coordinates;
        this.factors = factors;
    }

    static Form of(int coordinate) {
        return new Form(new int[] {coordinate}, new double[] {1});
    }

    /** From a factor for each coordinate. */
    static Form of(double[] dense) {
        int[] coordinates = new int[dense.length];
        double[] factors = new double[dense.length];
        int count = 0;
        for (int i = 0; i < dense.length; i++) {
            if (dense[i] != 0) {
                coordinates[count] = i;
                factors[count++] = dense[i];
            }
        }
        return new Form(Arrays.copyOf(coordinates, count), Arrays.copyOf(factors, count));
    }

    /** Adds factor × this to a factor for each coordinate. */
    void addTo(double[] dense, double factor) {
        for (int i = 0; i < coordinates.length; i++) {
            dense[coordinates[i]] += factor * factors[i];
        }
    }

    /** The coefficients with which the columns of a group make this combination. */
    double[] coefficients(Basis basis, int group) {
        double[] coefficients = new double[basis.width(group)];
        for (int i = 0; i < coordinates.length; i++) {
            basis.expand(group, coordinates[i], factors[i], coefficients);
        }
        return coefficients;
    }
}
