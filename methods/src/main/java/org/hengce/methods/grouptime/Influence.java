package org.hengce.methods.grouptime;

import java.util.List;

/** Variances and covariances of estimates: sums of products of their influence values over rows. */
final class Influence {
    private final Basis basis;

    Influence(Basis basis) {
        this.basis = basis;
    }

    double variance(Form form) {
        double sum = 0;
        for (int group = 0; group < basis.groups(); group++) {
            double[] b = form.coefficients(basis, group);
            for (int i = 0; i < b.length; i++) {
                sum += b[i] == 0 ? 0 : b[i] * product(group, b, i);
            }
        }
        return sum;
    }

    /** Row and column i belong to form i. */
    double[][] covariance(List<Form> forms) {
        double[][] covariance = new double[forms.size()][forms.size()];
        for (int g = 0; g < basis.groups(); g++) {
            int group = g;
            List<double[]> b =
                    forms.stream().map(form -> form.coefficients(basis, group)).toList();
            double[] image = new double[basis.width(group)];
            for (int i = 0; i < covariance.length; i++) {
                for (int c = 0; c < image.length; c++) {
                    image[c] = product(group, b.get(i), c);
                }
                for (int j = 0; j <= i; j++) {
                    double[] other = b.get(j);
                    for (int c = 0; c < image.length; c++) {
                        covariance[i][j] += other[c] * image[c];
                    }
                    covariance[j][i] = covariance[i][j];
                }
            }
        }
        return covariance;
    }

    private double product(int group, double[] b, int column) {
        double sum = 0;
        for (int i = 0; i < b.length; i++) {
            sum += b[i] == 0 ? 0 : b[i] * basis.moment(group, column, i);
        }
        return sum;
    }
}
