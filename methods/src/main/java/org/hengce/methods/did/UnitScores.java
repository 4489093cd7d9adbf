package org.hengce.methods.did;

import java.util.List;
import org.hengce.methods.cohort.Blocks;
import org.hengce.methods.cohort.CohortMoments;
import org.hengce.methods.panel.Panel;

/** Sums the squares of the units' scores for one regressor, in one pass over the rows. */
final class UnitScores implements Blocks.Work {
    private final Design design;
    private final CohortMoments moments;
    private final CellColumns cells;
    private final double[] offset; // by cohort: what the mean residuals of the cohort add to each unit's score
    private double sum;

    private UnitScores(Design design, CohortMoments moments, CellColumns cells, double[] offset) {
        this.design = design;
        this.moments = moments;
        this.cells = cells;
        this.offset = offset;
    }

    /** Σ s² over units, s = w Σ x̃ ê; same bits on any number of threads. */
    static double sumOfSquares(Design design, CohortMoments moments, CellColumns cells) {
        // A unit's residual is what it deviates by from its cohort's mean, and that mean's own residual; the part of
        // the
        // cohort's mean over all periods does not matter, x̃ sums to 0 over them.
        double[] offset = new double[cells.cohorts];
        for (int c = 0; c < offset.length; c++) {
            double[] mean = new double[cells.periods];
            for (int t = 0; t < mean.length; t++) {
                mean[t] = cells.residuals[c * mean.length + t] - moments.ownDeviation(c, t);
            }
            offset[c] = cells.along(0, c, mean, 0);
        }
        List<UnitScores> pieces =
                Blocks.read(design.panel(), design.threads(), () -> new UnitScores(design, moments, cells, offset));
        double sum = 0;
        for (UnitScores piece : pieces) {
            sum += piece.sum;
        }
        return sum;
    }

    @Override
    public void block(int firstUnit, int count, double[] outcomes) {
        Panel panel = design.panel();
        int periods = cells.periods;
        double[] column = cells.columns[0];
        double squares = 0;
        for (int i = 0; i < count; i++) {
            int unit = firstUnit + i;
            if (design.kept(unit)) {
                int c = moments.cohorts().indexOf(panel.firstTreated(unit));
                double score = offset[c];
                // From the first outcome, so that a unit's size costs no digits.
                double own = outcomes[i * periods];
                for (int t = 1; t < periods; t++) {
                    score += column[c * periods + t] * (outcomes[i * periods + t] - own);
                }
                score *= panel.weight(unit);
                squares += score * score;
            }
        }
        sum += squares;
    }
}
