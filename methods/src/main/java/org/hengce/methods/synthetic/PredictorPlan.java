package org.hengce.methods.synthetic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.hengce.methods.option.OptionException;
import org.hengce.methods.panel.Panel;

/**
 * Predictors found in a panel: from which column and over which periods each mean is taken, and over which periods the
 * weights of the predictors are judged.
 *
 * <p>A covariate need not be observed in every period. The mean is over those in which all treated units have it, and a
 * donor that lacks one of them is not compared: means over different periods would be different predictors.
 */
final class PredictorPlan {
    private static final int OUTCOME = -1;
    private static final String FIT = "the fit of the predictors' weights";

    private final Panel panel;
    private final List<Source> sources;
    private final int lossFrom;
    private final int lossTo;

    /** One predictor: a covariate's index, or that of the outcome, and periods. */
    private record Source(String label, int column, List<Integer> periods) {}

    private PredictorPlan(Panel panel, List<Source> sources, int lossFrom, int lossTo) {
        this.panel = panel;
        this.sources = sources;
        this.lossFrom = lossFrom;
        this.lossTo = lossTo;
    }

    /**
     * Finds them.
     *
     * @throws IllegalArgumentException if a covariate or period is not in the panel, periods are not before the
     *     treatment, or a predictor is named twice
     */
    static PredictorPlan of(Panel panel, Design design, List<Predictor> predictors, PeriodRange judgedOver) {
        int preCount = design.cohorts().get(0).start();
        List<Source> sources = new ArrayList<>();
        for (Predictor predictor : predictors) {
            int column = column(panel, predictor.name());
            int from = first(panel, predictor.from());
            int to = last(panel, predictor.to(), preCount);
            checkOrder(panel, from, to, preCount, predictor.label());
            List<Integer> periods = IntStream.range(from, to)
                    .filter(t ->
                            design.treatedUnits().stream().noneMatch(u -> Double.isNaN(value(panel, column, u, t))))
                    .boxed()
                    .toList();
            if (periods.isEmpty()) {
                throw Refusals.treatedLackCovariates(design.treated(), predictor.label());
            }
            sources.add(new Source(predictor.label(), column, periods));
        }
        if (new HashSet<>(sources).size() != sources.size()) {
            String all =
                    String.join(", ", predictors.stream().map(Predictor::label).toList());
            throw new OptionException(
                    "a predictor is named twice in %s; name each once".formatted(all),
                    "预测变量重复：%s；每个只写一次".formatted(all));
        }
        int lossFrom = first(panel, judgedOver.from());
        int lossTo = last(panel, judgedOver.to(), preCount);
        checkOrder(panel, lossFrom, lossTo, preCount, FIT);
        return new PredictorPlan(panel, sources, lossFrom, lossTo);
    }

    /** Predictors that are not observed before this period, and the fit of their weights where that has no period. */
    List<String> notBefore(int period) {
        List<String> names = new ArrayList<>();
        for (Source source : sources) {
            if (source.periods().get(0) >= period) {
                names.add(source.label());
            }
        }
        if (lossFrom >= period) {
            names.add(FIT);
        }
        return names;
    }

    /** The same with a treatment that begins earlier, before which there is something of everything. */
    PredictorPlan cut(int preCount) {
        List<Source> cut = new ArrayList<>();
        for (Source source : sources) {
            cut.add(new Source(
                    source.label(),
                    source.column(),
                    source.periods().stream().filter(t -> t < preCount).toList()));
        }
        return new PredictorPlan(panel, cut, lossFrom, Math.min(lossTo, preCount));
    }

    /** Whether the unit has every predictor in every period of its mean. */
    boolean has(int unit) {
        return sources.stream().allMatch(source -> source.periods().stream()
                .noneMatch(t -> Double.isNaN(value(panel, source.column(), unit, t))));
    }

    /** Means of the treated units' average and of every donor. */
    PredictorValues values(Design design) {
        double[][] donors = design.donors().stream().map(this::means).toArray(double[][]::new);
        double[][] treated = design.treatedUnits().stream().map(this::means).toArray(double[][]::new);
        return new PredictorValues(
                sources.stream().map(Source::label).toList(), Outcomes.mean(treated), donors, lossFrom, lossTo);
    }

    private double[] means(int unit) {
        double[] means = new double[sources.size()];
        for (int k = 0; k < means.length; k++) {
            Source source = sources.get(k);
            double sum = 0;
            for (int t : source.periods()) {
                sum += value(panel, source.column(), unit, t);
            }
            means[k] = sum / source.periods().size();
            Magnitudes.check(source.label(), means[k]);
        }
        return means;
    }

    private static double value(Panel panel, int column, int unit, int period) {
        return column == OUTCOME ? panel.outcome(unit, period) : panel.covariate(column, unit, period);
    }

    private static int column(Panel panel, String name) {
        int covariate = panel.covariates().indexOf(name);
        boolean outcome = name.equals(Predictor.OUTCOME);
        if (outcome && covariate >= 0) {
            throw new OptionException(
                    "the panel has a covariate called '%s', which as a predictor means the outcome; call it otherwise"
                            .formatted(name),
                    "面板有名为“%s”的协变量，而作为预测变量它指结果；请改名".formatted(name));
        }
        if (!outcome && covariate < 0) {
            throw new OptionException(
                    "the predictor %s is none of the panel's covariates %s".formatted(name, panel.covariates()),
                    "预测变量 %s 不在面板的协变量 %s 之中".formatted(name, panel.covariates()));
        }
        return outcome ? OUTCOME : covariate;
    }

    private static int first(Panel panel, String name) {
        return name.isEmpty() ? 0 : index(panel, name);
    }

    /** The index after it. */
    private static int last(Panel panel, String name, int preCount) {
        return name.isEmpty() ? preCount : index(panel, name) + 1;
    }

    static int index(Panel panel, String name) {
        int index = panel.periods().indexOf(name);
        if (index < 0) {
            String first = panel.period(0);
            String last = panel.period(panel.periodCount() - 1);
            throw new OptionException(
                    "period %s is not in the panel, which runs from %s to %s".formatted(name, first, last),
                    "时期 %s 不在面板之内；面板自 %s 至 %s".formatted(name, first, last));
        }
        return index;
    }

    private static void checkOrder(Panel panel, int from, int to, int preCount, String what) {
        if (from >= to || to > preCount) {
            String first = panel.period(from);
            String last = panel.period(to - 1);
            throw new OptionException(
                    "%s: %s to %s is no stretch of periods before the treatment in %s"
                            .formatted(what, first, last, panel.period(preCount)),
                    "%s：%s 至 %s 不是 %s 处理开始之前的一段时期".formatted(what, first, last, panel.period(preCount)));
        }
    }
}
