package org.hengce.methods.synthetic;

import java.util.List;

/** Predictors of one unit, or of the average of several, beside its donors'. Rows are shared and never written to. */
final class PredictorValues {
    private final List<String> names;
    private final double[] treated; // by predictor
    private final double[][] donors; // donor by donor
    private final int lossFrom;
    private final int lossTo;

    /**
     * Takes the arrays over.
     *
     * @param lossFrom index of the first period over which the predictors' weights are judged
     * @param lossTo index after the last
     */
    PredictorValues(List<String> names, double[] treated, double[][] donors, int lossFrom, int lossTo) {
        this.names = List.copyOf(names);
        this.treated = treated;
        this.donors = donors;
        this.lossFrom = lossFrom;
        this.lossTo = lossTo;
    }

    /** The donor as if treated, against the other donors. */
    PredictorValues placebo(int donor) {
        return new PredictorValues(names, donors[donor], others(donor), lossFrom, lossTo);
    }

    /** The same without one donor. */
    PredictorValues without(int donor) {
        return new PredictorValues(names, treated, others(donor), lossFrom, lossTo);
    }

    private double[][] others(int donor) {
        double[][] others = new double[donors.length - 1][];
        System.arraycopy(donors, 0, others, 0, donor);
        System.arraycopy(donors, donor + 1, others, donor, others.length - donor);
        return others;
    }

    List<String> names() {
        return names;
    }

    int size() {
        return names.size();
    }

    int donorCount() {
        return donors.length;
    }

    double treated(int predictor) {
        return treated[predictor];
    }

    double donor(int donor, int predictor) {
        return donors[donor][predictor];
    }

    int lossFrom() {
        return lossFrom;
    }

    int lossTo() {
        return lossTo;
    }
}
