package org.hengce.methods.grouptime;

import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.hengce.methods.effect.TestStatistic;
import org.jspecify.annotations.Nullable;

/** The Wald test that all cells before treatment are 0. */
final class PreTest {
    /** The cost grows with the third power of the number of cells. */
    private static final int CELLS_AT_MOST = 2000;

    private static final double EPSILON = Math.ulp(1.0);

    private PreTest() {}

    /**
     * The test.
     *
     * @param cells before treatment that have an error
     * @param clusters independent of each other
     * @return null where there is no cell, or the covariance is singular to working precision
     */
    static @Nullable TestStatistic of(List<Target> cells, Influence influence, int clusters) {
        int count = cells.size();
        // A covariance of sums over so few clusters cannot have full rank.
        if (count == 0 || count >= clusters || count > CELLS_AT_MOST) {
            return null;
        }
        DMatrixRMaj covariance = new DMatrixRMaj(
                influence.covariance(cells.stream().map(Target::influence).toList()));
        DMatrixRMaj inverse = new DMatrixRMaj(count, count);
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(count);
        if (!solver.setA(covariance.copy())) {
            return null;
        }
        solver.invert(inverse);
        double condition = NormOps_DDRM.inducedP1(covariance) * NormOps_DDRM.inducedP1(inverse);
        if (!(1 / condition > EPSILON)) {
            return null;
        }
        DMatrixRMaj att = new DMatrixRMaj(count, 1);
        for (int i = 0; i < count; i++) {
            att.set(i, 0, cells.get(i).att());
        }
        DMatrixRMaj image = new DMatrixRMaj(count, 1);
        CommonOps_DDRM.mult(inverse, att, image);
        double statistic = CommonOps_DDRM.dot(att, image);
        return new TestStatistic(
                statistic, count, ChiSquaredDistribution.of(count).survivalProbability(statistic));
    }
}
