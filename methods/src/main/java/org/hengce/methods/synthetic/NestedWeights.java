package org.hengce.methods.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.hengce.methods.linalg.NormalEquations;
import org.hengce.methods.linalg.SimplexLeastSquares;

/**
 * Donor weights by predictors (Abadie, Diamond and Hainmueller 2010, section 2.3): W(V) minimises Σ_k v_k (x_k1 − Σ_j w_j
 * x_kj)² over the simplex, exactly, and V the mean squared gap before the treatment that W(V) leaves. As in the R package
 * Synth predictors are divided by their standard deviation over all units, and Σ v_k = 1.
 *
 * <p>The outer problem has many local minima, and V is not unique at any. It is searched from equal weights, from those
 * that a regression of the outcome on the predictors suggests, and from the best three among those that give half or most
 * of all weight to one predictor or two, each by {@link NelderMead} in θ with v = θ²/‖θ‖², so that no weight is negative.
 * The least of what is found is taken.
 *
 * <p>Where donors can meet all predictors exactly every V is as good as another: it is given as equal, and W is the one
 * of those that meet them which fits the outcomes best. Synth gives the one at which its solver happens to end.
 */
final class NestedWeights {
    private static final double STEP = 0.1;
    private static final int LEANING_STARTS = 3;
    private static final double[] SHARES = {0.5, 0.9};

    /** Relative; predictors that are met more nearly than this are met exactly, and more than one W may do that. */
    private static final double EXACT = 1e-9;

    /** How many times more an error in a predictor counts than one in an outcome where W is not unique (its root). */
    private static final double PRECEDENCE = 1e3;

    private final double[] treated; // by predictor, scaled
    private final double[][] donors; // donor by donor, scaled
    private final double[] treatedOutcomes; // those that V is judged by
    private final double[][] donorOutcomes;

    private final double[] target; // what the inner problem is stated in, written anew for each V
    private final double[][] columns;

    private double[] predictorWeights = {};
    private double[] weights = {};

    private NestedWeights(Outcomes outcomes, PredictorValues values) {
        int n = values.donorCount();
        treated = new double[values.size()];
        donors = new double[n][values.size()];
        for (int k = 0; k < treated.length; k++) {
            double deviation = standardDeviation(values, k);
            treated[k] = values.treated(k) / deviation;
            for (int j = 0; j < n; j++) {
                donors[j][k] = values.donor(j, k) / deviation;
            }
        }
        treatedOutcomes = Arrays.copyOfRange(outcomes.treatedPre(), values.lossFrom(), values.lossTo());
        donorOutcomes = Arrays.stream(outcomes.donorsPre())
                .map(row -> Arrays.copyOfRange(row, values.lossFrom(), values.lossTo()))
                .toArray(double[][]::new);
        target = new double[treated.length];
        columns = new double[n][treated.length];
    }

    /** Finds both kinds of weights. */
    static NestedWeights search(Outcomes outcomes, PredictorValues values) {
        NestedWeights nested = new NestedWeights(outcomes, values);
        nested.settle(nested.best());
        return nested;
    }

    /** Donor weights at given predictor weights. */
    static NestedWeights at(Outcomes outcomes, PredictorValues values, double[] predictorWeights) {
        NestedWeights nested = new NestedWeights(outcomes, values);
        nested.settle(predictorWeights);
        return nested;
    }

    /** One per donor. */
    double[] weights() {
        return weights;
    }

    /** One per predictor, summing to 1. */
    double[] predictorWeights() {
        return predictorWeights;
    }

    /** The mean squared gap by which V was judged. */
    double loss() {
        return loss(weights);
    }

    /** Over the unit and all donors, n − 1, as in Synth. */
    private static double standardDeviation(PredictorValues values, int predictor) {
        int n = values.donorCount();
        double mean = values.treated(predictor) / (n + 1);
        double largest = Math.abs(values.treated(predictor));
        for (int j = 0; j < n; j++) {
            mean += values.donor(j, predictor) / (n + 1);
            largest = Math.max(largest, Math.abs(values.donor(j, predictor)));
        }
        double squares = square(values.treated(predictor) - mean);
        for (int j = 0; j < n; j++) {
            squares += square(values.donor(j, predictor) - mean);
        }
        double deviation = Math.sqrt(squares / n);
        if (!(deviation > 1e-13 * largest)) {
            throw Refusals.constantPredictor(values.names().get(predictor));
        }
        return deviation;
    }

    private double[] best() {
        int size = treated.length;
        if (size == 1) {
            return new double[] {1};
        }
        double[] equal = new double[size];
        Arrays.fill(equal, 1.0 / size);
        weights = inner(equal);
        if (isMetExactly()) {
            return equal; // and so would any other V be, with the same W
        }
        double[] best = {};
        double least = Double.POSITIVE_INFINITY;
        for (double[] start : starts(equal)) {
            double[] roots = Arrays.stream(start).map(Math::sqrt).toArray();
            double[] found = shares(NelderMead.minimum(theta -> lossAt(shares(theta)), roots, STEP));
            double loss = lossAt(found);
            if (loss < least) {
                best = found;
                least = loss;
            }
        }
        return best;
    }

    private List<double[]> starts(double[] equal) {
        List<double[]> starts = new ArrayList<>();
        starts.add(equal);
        double[] regression = byRegression();
        if (Arrays.stream(regression).sum() > 0) {
            starts.add(shares(Arrays.stream(regression).map(Math::sqrt).toArray()));
        }
        leaning().stream()
                .sorted(Comparator.comparingDouble(this::lossAt)) // stable
                .limit(LEANING_STARTS)
                .forEach(starts::add);
        return starts;
    }

    /** Half or most of all weight on one predictor, or on two. */
    private List<double[]> leaning() {
        int size = treated.length;
        List<double[]> leaning = new ArrayList<>();
        for (int k = 0; k < size; k++) {
            for (int l = k; l < size; l++) {
                for (double share : SHARES) {
                    double[] weights = new double[size];
                    Arrays.fill(weights, (1 - share) / size);
                    weights[k] += share / 2;
                    weights[l] += share / 2;
                    leaning.add(weights);
                }
            }
        }
        return leaning;
    }

    /** Squared coefficients of every predictor, added up over regressions of the outcome, period by period. */
    private double[] byRegression() {
        int size = treated.length + 1;
        double[][] gram = new double[size][size];
        double[][] right = new double[treatedOutcomes.length][size];
        addRow(treated, treatedOutcomes, gram, right);
        for (int j = 0; j < donors.length; j++) {
            addRow(donors[j], donorOutcomes[j], gram, right);
        }
        NormalEquations equations = NormalEquations.of(gram);
        double[] squares = new double[treated.length];
        for (double[] ofPeriod : right) {
            double[] coefficients = equations.solve(ofPeriod);
            for (int k = 0; k < squares.length; k++) {
                double coefficient = coefficients[k + 1];
                squares[k] += Double.isNaN(coefficient) ? 0 : square(coefficient);
            }
        }
        return squares;
    }

    private static void addRow(double[] predictors, double[] outcomes, double[][] gram, double[][] right) {
        for (int i = 0; i < gram.length; i++) {
            double value = i == 0 ? 1 : predictors[i - 1];
            for (int k = 0; k < gram.length; k++) {
                gram[i][k] += value * (k == 0 ? 1 : predictors[k - 1]);
            }
            for (int t = 0; t < outcomes.length; t++) {
                right[t][i] += value * outcomes[t];
            }
        }
    }

    private static double[] shares(double[] theta) {
        double sum = 0;
        for (double root : theta) {
            sum += root * root;
        }
        double[] shares = new double[theta.length];
        for (int k = 0; k < shares.length; k++) {
            shares[k] = theta[k] * theta[k] / sum;
        }
        return shares;
    }

    /** Infinite where θ was 0, which gives no shares. */
    private double lossAt(double[] shares) {
        return Double.isNaN(shares[0]) ? Double.POSITIVE_INFINITY : loss(inner(shares));
    }

    private double loss(double[] donorWeights) {
        double[] gaps = treatedOutcomes.clone();
        for (int j = 0; j < donorWeights.length; j++) {
            if (donorWeights[j] != 0) {
                for (int t = 0; t < gaps.length; t++) {
                    gaps[t] -= donorWeights[j] * donorOutcomes[j][t];
                }
            }
        }
        double squares = 0;
        for (double gap : gaps) {
            squares += square(gap);
        }
        return squares / gaps.length;
    }

    private double[] inner(double[] shares) {
        for (int k = 0; k < shares.length; k++) {
            double root = Math.sqrt(shares[k]);
            target[k] = root * treated[k];
            for (int j = 0; j < donors.length; j++) {
                columns[j][k] = root * donors[j][k];
            }
        }
        return SimplexLeastSquares.solve(columns, target, 0);
    }

    private void settle(double[] shares) {
        predictorWeights = shares;
        weights = inner(shares);
        if (isMetExactly()) {
            weights = closestInOutcomes();
        }
    }

    /** Whether the predictors leave W open, as they do where the treated unit lies amid its donors. */
    private boolean isMetExactly() {
        double error = 0;
        double farthest = 0;
        for (int k = 0; k < target.length; k++) {
            double gap = target[k];
            for (int j = 0; j < weights.length; j++) {
                gap -= weights[j] * columns[j][k];
                farthest = Math.max(farthest, Math.abs(columns[j][k] - target[k]));
            }
            error = Math.max(error, Math.abs(gap));
        }
        return error <= EXACT * farthest;
    }

    /** Of all W that meet the predictors the one that fits the outcomes best; else an arbitrary one would be given. */
    private double[] closestInOutcomes() {
        int size = treated.length;
        double farthest = 0;
        for (double[] donor : donorOutcomes) {
            for (int t = 0; t < donor.length; t++) {
                farthest = Math.max(farthest, Math.abs(donor[t] - treatedOutcomes[t]));
            }
        }
        double unit = farthest > 0 ? farthest : 1;
        double[] stackedTarget = new double[size + treatedOutcomes.length];
        double[][] stacked = new double[donors.length][stackedTarget.length];
        for (int j = -1; j < donors.length; j++) {
            double[] into = j < 0 ? stackedTarget : stacked[j];
            double[] predictors = j < 0 ? treated : donors[j];
            double[] outcomes = j < 0 ? treatedOutcomes : donorOutcomes[j];
            for (int k = 0; k < size; k++) {
                // Whatever its weight: all of positive weight are met.
                into[k] = predictorWeights[k] > 0 ? PRECEDENCE * predictors[k] : 0;
            }
            for (int t = 0; t < outcomes.length; t++) {
                into[size + t] = outcomes[t] / unit;
            }
        }
        return SimplexLeastSquares.solve(stacked, stackedTarget, 0);
    }

    private static double square(double value) {
        return value * value;
    }
}
