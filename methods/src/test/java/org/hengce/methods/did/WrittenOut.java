package org.hengce.methods.did;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.ejml.simple.SimpleMatrix;
import org.hengce.methods.panel.Factor;
import org.hengce.methods.panel.Panel;

/** The regression with every dummy written out and every sum formed as it is defined: slow, plain, by other means. */
final class WrittenOut {
    final List<int[]> rows = new ArrayList<>(); // unit, period
    final List<String> names = new ArrayList<>(); // of the columns of interest: treatment regressors, covariates
    SimpleMatrix x = new SimpleMatrix(0, 0); // fixed effects taken out
    SimpleMatrix beta = new SimpleMatrix(0, 0);
    SimpleMatrix bread = new SimpleMatrix(0, 0);
    double[] residuals = new double[0];
    double[] fitted = new double[0];
    private final Panel panel;
    private SimpleMatrix projection = new SimpleMatrix(0, 0);
    private SimpleMatrix weight = new SimpleMatrix(0, 0);

    /** Columns of treatment by what they are called, and covariates by index. */
    WrittenOut(Panel panel, List<String> factors, Map<String, Cell> treatments, int... covariates) {
        this.panel = panel;
        List<List<Integer>> codes = new ArrayList<>();
        for (int u = 0; u < panel.unitCount(); u++) {
            for (int t = 0; t < panel.periodCount(); t++) {
                boolean missing = Double.isNaN(panel.outcome(u, t));
                for (int k = 0; k < panel.covariates().size(); k++) {
                    missing |= Double.isNaN(panel.covariate(k, u, t));
                }
                if (!missing) {
                    rows.add(new int[] {u, t});
                }
            }
        }
        dropSingletons(factors);
        for (String factor : factors) {
            codes.add(rows.stream().map(row -> code(factor, row[0], row[1])).toList());
        }
        int n = rows.size();
        weight = SimpleMatrix.diag(
                rows.stream().mapToDouble(row -> panel.weight(row[0])).toArray());
        projection = SimpleMatrix.identity(n).minus(onto(dummies(codes)));
        names.addAll(treatments.keySet());
        SimpleMatrix columns = new SimpleMatrix(n, treatments.size() + covariates.length);
        SimpleMatrix y = new SimpleMatrix(n, 1);
        for (int row = 0; row < n; row++) {
            int u = rows.get(row)[0];
            int t = rows.get(row)[1];
            int k = 0;
            for (Cell cell : treatments.values()) {
                columns.set(row, k++, cell.of(panel.firstTreated(u), t));
            }
            for (int covariate : covariates) {
                columns.set(row, k++, panel.covariate(covariate, u, t));
            }
            y.set(row, 0, panel.outcome(u, t));
        }
        for (int covariate : covariates) {
            names.add(panel.covariates().get(covariate));
        }
        x = projection.mult(columns);
        bread = x.transpose().mult(weight).mult(x).invert();
        fit(y);
    }

    /** What a treatment regressor is in a cell. */
    interface Cell {
        double of(int firstTreated, int period);
    }

    static Map<String, Cell> twoWay() {
        return Map.of("treated", (g, t) -> t >= g ? 1 : 0);
    }

    static Map<String, Cell> eventStudy(int from, int to) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        for (int e = from; e <= to; e++) {
            int time = e;
            if (e != -1) {
                cells.put(
                        "event time " + e,
                        (g, t) -> g != Panel.NEVER && Math.max(from, Math.min(to, t - g)) == time ? 1 : 0);
            }
        }
        return cells;
    }

    private void dropSingletons(List<String> factors) {
        for (boolean changed = true; changed; ) {
            changed = false;
            for (String factor : factors) {
                Map<Integer, Integer> counts = new LinkedHashMap<>();
                rows.forEach(row -> counts.merge(code(factor, row[0], row[1]), 1, Integer::sum));
                changed |= rows.removeIf(row -> counts.getOrDefault(code(factor, row[0], row[1]), 0) == 1);
            }
        }
    }

    int code(String column, int u, int t) {
        return switch (column) {
            case "unit" -> u;
            case "time" -> t;
            default -> panel.factor(column).map(f -> f.level(u, t)).orElse(Factor.MISSING);
        };
    }

    private static SimpleMatrix dummies(List<List<Integer>> codes) {
        int n = codes.get(0).size();
        int size = codes.stream()
                .mapToInt(c -> c.stream().mapToInt(i -> i).max().orElse(0) + 1)
                .sum();
        SimpleMatrix dummies = new SimpleMatrix(n, size);
        int from = 0;
        for (List<Integer> code : codes) {
            for (int row = 0; row < n; row++) {
                dummies.set(row, from + code.get(row), 1);
            }
            from += code.stream().mapToInt(i -> i).max().orElse(0) + 1;
        }
        return dummies;
    }

    private SimpleMatrix onto(SimpleMatrix of) {
        SimpleMatrix weighted = of.transpose().mult(weight);
        return of.mult(weighted.mult(of).pseudoInverse()).mult(weighted);
    }

    private void fit(SimpleMatrix y) {
        SimpleMatrix left = projection.mult(y);
        beta = bread.mult(x.transpose()).mult(weight).mult(left);
        SimpleMatrix e = left.minus(x.mult(beta));
        residuals = e.getDDRM().getData().clone();
        fitted = y.minus(e).getDDRM().getData().clone();
    }

    double coefficient(String name) {
        return beta.get(names.indexOf(name), 0);
    }

    /** Σ s sᵀ over clusters, between the bread. */
    SimpleMatrix covariance(IntUnaryOperator clusterOfRow) {
        Map<Integer, double[]> scores = new LinkedHashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            double[] score = scores.computeIfAbsent(clusterOfRow.applyAsInt(row), g -> new double[names.size()]);
            for (int k = 0; k < score.length; k++) {
                score[k] += weight.get(row, row) * x.get(row, k) * residuals[row];
            }
        }
        SimpleMatrix meat = new SimpleMatrix(names.size(), names.size());
        for (double[] score : scores.values()) {
            SimpleMatrix s = new SimpleMatrix(score.length, 1, true, score);
            meat = meat.plus(s.mult(s.transpose()));
        }
        return bread.mult(meat).mult(bread);
    }

    /** t of the first coefficient being a value, of the outcomes given, without small-sample factor. */
    double t(double[] outcomes, double value, IntUnaryOperator clusterOfRow) {
        SimpleMatrix before = beta;
        double[] residualsBefore = residuals;
        fit(new SimpleMatrix(outcomes.length, 1, true, outcomes));
        double t = (beta.get(0, 0) - value) / Math.sqrt(covariance(clusterOfRow).get(0, 0));
        beta = before;
        residuals = residualsBefore;
        return t;
    }

    /** Fit and residuals where the first coefficient is held at a value: by row, both. */
    double[][] restricted(double value) {
        int n = rows.size();
        double[] own = new double[n];
        SimpleMatrix others = x.extractMatrix(0, n, 1, x.getNumCols());
        SimpleMatrix first = x.extractVector(false, 0);
        SimpleMatrix left = new SimpleMatrix(n, 1);
        for (int row = 0; row < n; row++) {
            left.set(row, 0, residuals[row] + x.extractVector(true, row).dot(beta.transpose()));
        }
        SimpleMatrix target = left.minus(first.scale(value));
        SimpleMatrix e =
                others.getNumCols() == 0 ? target : target.minus(onto(others).mult(target));
        for (int row = 0; row < n; row++) {
            int u = rows.get(row)[0];
            own[row] = panel.outcome(u, rows.get(row)[1]) - e.get(row, 0);
        }
        return new double[][] {own, Arrays.copyOf(e.getDDRM().getData(), n)};
    }
}
