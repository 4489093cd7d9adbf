package org.hengce.methods.csv;

import java.util.function.IntToLongFunction;
import org.hengce.methods.csv.PanelDataException.Code;

/**
 * Whether a matrix can be a covariance, as far as single numbers and pairs tell.
 *
 * @param lines on which its rows stand
 * @param rounding relative
 */
record CovarianceCheck(double[][] matrix, IntToLongFunction lines, double rounding, Problems problems) {
    void check() {
        for (int i = 0; i < matrix.length; i++) {
            variance(i);
        }
        problems.check();
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < i; j++) {
                pair(i, j);
            }
        }
        problems.check();
    }

    private void variance(int i) {
        if (!(matrix[i][i] > 0)) {
            problems.add(
                    Code.NO_VARIANCE,
                    lines.applyAsLong(i),
                    null,
                    "the variance of coefficient %d is %s; each must be above 0 (the reference has no row)"
                            .formatted(i + 1, matrix[i][i]),
                    "第 %d 个系数的方差为 %s；每个方差都须大于 0（参照期不列入）".formatted(i + 1, matrix[i][i]));
        }
    }

    private void pair(int i, int j) {
        double allowed = Math.sqrt(matrix[i][i]) * Math.sqrt(matrix[j][j]);
        if (Math.abs(matrix[i][j] - matrix[j][i]) > rounding * allowed) {
            problems.add(
                    Code.NOT_SYMMETRIC,
                    0,
                    null,
                    "a covariance is symmetric, but row %d, column %d is %s and row %d, column %d is %s"
                            .formatted(i + 1, j + 1, matrix[i][j], j + 1, i + 1, matrix[j][i]),
                    "协方差矩阵应对称，但第 %d 行第 %d 列为 %s，第 %d 行第 %d 列为 %s"
                            .formatted(i + 1, j + 1, matrix[i][j], j + 1, i + 1, matrix[j][i]));
        } else if (Math.abs(matrix[i][j]) > allowed * (1 + WRITTEN)) {
            problems.add(
                    Code.NOT_SEMIDEFINITE,
                    lines.applyAsLong(i),
                    null,
                    "the covariance %s of coefficients %d and %d is larger than their variances allow, which is %s; is it a correlation, or of another study?"
                            .formatted(matrix[i][j], j + 1, i + 1, allowed),
                    "第 %d 与第 %d 个系数的协方差 %s 超过其方差所允许的 %s；是否为相关系数，或属于另一项研究？"
                            .formatted(j + 1, i + 1, matrix[i][j], allowed));
        }
    }

    /** Relative; matrices are often written with seven digits. */
    private static final double WRITTEN = 1e-6;
}
