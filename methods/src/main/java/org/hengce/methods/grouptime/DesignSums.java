package org.hengce.methods.grouptime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the estimates of all designs need of the units, in one pass: with weights w, covariates x, changes Δ and
 * the odds c = w p ÷ (1 − p) of controls, sums over treated units of w, w x, w Δ, over controls of w x x', w x Δ, c x, c x x',
 * c x Δ, and over both of w p (1 − p) x x'.
 */
final class DesignSums implements Sweep.Visitor<DesignSums> {
    /** Controls with a propensity from here on count for nothing (trimming, as in Sant'Anna and Zhao's own programme). */
    static final double TRIMMED_FROM = 0.995;

    private final Sample sample;
    private final List<Design> designs;
    private final List<double[]> propensities; // empty where there is none
    private final Covariates.Reader reader;
    private final int width;
    private final int[][] designsOf;
    private final double[] outcomes;
    private final Logistic logistic = new Logistic();
    private final Sums[] sums;

    DesignSums(
            Sample sample,
            Plan plan,
            Covariates covariates,
            List<Design> designs,
            List<double @Nullable []> propensities) {
        this.sample = sample;
        this.designs = designs;
        this.propensities =
                propensities.stream().map(p -> p == null ? new double[0] : p).toList();
        reader = covariates.reader();
        width = covariates.width();
        designsOf = Design.byCohort(sample, designs, d -> true);
        outcomes = new double[sample.panel().periodCount()];
        sums = designs.stream().map(design -> new Sums(plan, design, width)).toArray(Sums[]::new);
    }

    /** Of one design; by cell where an array has one more dimension. */
    static final class Sums {
        final double[] treated; // w x
        final double[] treatedChange; // w Δ
        final double[] gram; // w x x', a triangle
        final double[][] change; // w x Δ
        final double[] odds; // c x
        final double[] oddsGram; // c x x', a triangle
        final double[][] oddsChange; // c x Δ
        final double[] information; // w p (1 − p) x x', a triangle
        double largestPropensity;

        private final int[] period; // by cell
        private final int[] base;

        Sums(Plan plan, Design design, int width) {
            int cells = design.cells().size();
            period =
                    design.cells().stream().mapToInt(j -> plan.cell(j).period()).toArray();
            base = design.cells().stream().mapToInt(j -> plan.cell(j).base()).toArray();
            treated = new double[width];
            treatedChange = new double[cells];
            gram = new double[Triangle.length(width)];
            change = new double[cells][width];
            odds = new double[width];
            oddsGram = new double[Triangle.length(width)];
            oddsChange = new double[cells][width];
            information = new double[Triangle.length(width)];
        }

        double change(double[] outcomes, int cell) {
            return outcomes[period[cell]] - outcomes[base[cell]];
        }

        void merge(Sums other) {
            add(treated, other.treated);
            add(treatedChange, other.treatedChange);
            add(gram, other.gram);
            add(odds, other.odds);
            add(oddsGram, other.oddsGram);
            add(information, other.information);
            for (int j = 0; j < change.length; j++) {
                add(change[j], other.change[j]);
                add(oddsChange[j], other.oddsChange[j]);
            }
            largestPropensity = Math.max(largestPropensity, other.largestPropensity);
        }

        private static void add(double[] to, double[] more) {
            for (int i = 0; i < to.length; i++) {
                to[i] += more[i];
            }
        }
    }

    /** Numbers held. */
    static long numbers(List<Design> designs, int width) {
        return designs.stream()
                .mapToLong(d -> 3L * Triangle.length(width)
                        + 2L * width
                        + (2L * width + 1) * d.cells().size())
                .sum();
    }

    Sums of(int design) {
        return sums[design];
    }

    @Override
    public void visit(int unit, int cohort) {
        double[] x = reader.read(unit);
        sample.panel().readOutcomes(unit, outcomes);
        double w = sample.panel().weight(unit);
        for (int d : designsOf[cohort]) {
            Design design = designs.get(d);
            boolean treated = design.cohort() == cohort;
            int at = reader.at(design.period());
            Sums own = sums[d];
            double c = 0;
            if (propensities.get(d).length > 0) {
                logistic.at(Triangle.dot(x, at, propensities.get(d)));
                own.largestPropensity = Math.max(own.largestPropensity, logistic.propensity);
                Triangle.addSquare(x, at, width, w * logistic.information, own.information, 0);
                c = treated || logistic.propensity >= TRIMMED_FROM ? 0 : w * logistic.odds;
            }
            if (treated) {
                addTreated(own, x, at, w);
            } else {
                addControl(own, x, at, w, c);
            }
        }
    }

    private void addTreated(Sums own, double[] x, int at, double w) {
        for (int a = 0; a < width; a++) {
            own.treated[a] += w * x[at + a];
        }
        for (int j = 0; j < own.treatedChange.length; j++) {
            own.treatedChange[j] += w * own.change(outcomes, j);
        }
    }

    private void addControl(Sums own, double[] x, int at, double w, double c) {
        Triangle.addSquare(x, at, width, w, own.gram, 0);
        Triangle.addSquare(x, at, width, c, own.oddsGram, 0);
        for (int a = 0; a < width; a++) {
            own.odds[a] += c * x[at + a];
        }
        for (int j = 0; j < own.change.length; j++) {
            double change = own.change(outcomes, j);
            double[] plain = own.change[j];
            double[] byOdds = own.oddsChange[j];
            for (int a = 0; a < width; a++) {
                double product = change * x[at + a];
                plain[a] += w * product;
                byOdds[a] += c * product;
            }
        }
    }

    @Override
    public void merge(DesignSums other) {
        for (int d = 0; d < sums.length; d++) {
            sums[d].merge(other.sums[d]);
        }
    }
}
