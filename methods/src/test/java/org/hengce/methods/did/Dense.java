package org.hengce.methods.did;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Matrices as they are written on paper, for what tests compare with. */
final class Dense {
    private final DMatrixRMaj values;

    private Dense(DMatrixRMaj values) {
        this.values = values;
    }

    static Dense zero(int rows, int columns) {
        return new Dense(new DMatrixRMaj(rows, columns));
    }

    static Dense column(double[] numbers) {
        return new Dense(new DMatrixRMaj(numbers.length, 1, true, numbers));
    }

    static Dense diagonal(double[] numbers) {
        return new Dense(CommonOps_DDRM.diag(numbers));
    }

    static Dense identity(int size) {
        return new Dense(CommonOps_DDRM.identity(size));
    }

    double at(int row, int column) {
        return values.get(row, column);
    }

    void set(int row, int column, double value) {
        values.set(row, column, value);
    }

    int columns() {
        return values.getNumCols();
    }

    double[] numbers() {
        return Arrays.copyOf(values.getData(), values.getNumElements());
    }

    Dense plus(Dense other) {
        return new Dense(CommonOps_DDRM.add(values, other.values, null));
    }

    Dense minus(Dense other) {
        return new Dense(CommonOps_DDRM.subtract(values, other.values, null));
    }

    Dense times(Dense other) {
        return new Dense(CommonOps_DDRM.mult(values, other.values, null));
    }

    Dense times(double factor) {
        DMatrixRMaj product = values.copy();
        CommonOps_DDRM.scale(factor, product);
        return new Dense(product);
    }

    Dense transposed() {
        return new Dense(CommonOps_DDRM.transpose(values, null));
    }

    Dense pseudoInverse() {
        DMatrixRMaj inverse = new DMatrixRMaj(values.getNumCols(), values.getNumRows());
        CommonOps_DDRM.pinv(values, inverse);
        return new Dense(inverse);
    }

    Dense columns(int from, int to) {
        return new Dense(CommonOps_DDRM.extract(values, 0, values.getNumRows(), from, to));
    }

    boolean positiveDefinite() {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(values.getNumRows(), false, true);
        eigen.decompose(values.copy());
        for (int i = 0; i < eigen.getNumberOfEigenvalues(); i++) {
            if (!(eigen.getEigenvalue(i).getReal() > 0)) {
                return false;
            }
        }
        return true;
    }
}
