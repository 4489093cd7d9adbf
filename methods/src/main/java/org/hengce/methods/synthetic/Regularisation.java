package org.hengce.methods.synthetic;

/**
 * How strongly the weights of a synthetic difference-in-differences are drawn towards equality.
 *
 * @param noiseLevel standard deviation (n − 1) of all first differences of the donors before the treatment, pooled
 * @param omega ζ of the unit weights: (treated unit-periods)^¼ times the noise level
 * @param lambda ζ of the time weights: 10⁻⁶ times the noise level, just enough to make them unique
 */
record Regularisation(double noiseLevel, double omega, double lambda) {
    private static final double TIME_SHARE = 1e-6;

    static Regularisation of(Outcomes outcomes) {
        double noise = noiseLevel(outcomes);
        double unitPeriods = (double) outcomes.treatedUnits() * (outcomes.periodCount() - outcomes.preCount());
        double fourthRoot = Math.sqrt(Math.sqrt(unitPeriods));
        return new Regularisation(noise, fourthRoot * noise, TIME_SHARE * noise);
    }

    /** 0 where there are fewer than two differences. */
    private static double noiseLevel(Outcomes outcomes) {
        int count = outcomes.donorCount() * (outcomes.preCount() - 1);
        if (count < 2) {
            return 0;
        }
        double mean = 0;
        for (int j = 0; j < outcomes.donorCount(); j++) {
            mean += (outcomes.donor(j, outcomes.preCount() - 1) - outcomes.donor(j, 0)) / count;
        }
        double squares = 0;
        for (int j = 0; j < outcomes.donorCount(); j++) {
            for (int t = 1; t < outcomes.preCount(); t++) {
                double difference = outcomes.donor(j, t) - outcomes.donor(j, t - 1) - mean;
                squares += difference * difference;
            }
        }
        return Math.sqrt(squares / (count - 1));
    }
}
