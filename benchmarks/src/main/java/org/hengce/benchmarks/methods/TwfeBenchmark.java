package org.hengce.benchmarks.methods;

import java.util.List;
import org.hengce.methods.did.DifferenceInDifferences;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.panel.Panel;

/**
 * Regressions with unit and period effects, clustered by unit, on the synthetic panel of {@code peers/generate.py
 * adoption}, 10 periods, 5 cohorts and never-treated units: one line of JSON per measurement, the estimate (of event
 * studies the mean from treatment on) among it.
 *
 * <pre>
 *   TwfeBenchmark UNITS THREADS TASK…      TASK: twfe | event-study | sun-abraham | covariates | scale
 * </pre>
 *
 * <p>{@code covariates} takes the general way, row by row, with three covariates. {@code scale} measures the two-way
 * regression and the event study on 1/1000 to all of the units. The panel is in memory before the clock starts; the seed
 * that is recorded with the result, a hash of the panel, is part of what is measured.
 */
public final class TwfeBenchmark {
    private static final int PERIODS = 10;
    private static final int COVARIATES = 3;
    private static final int RUNS = 5;

    private TwfeBenchmark() {}

    /** Runs what the arguments name. */
    public static void main(String[] arguments) {
        int units = Integer.parseInt(arguments[0]);
        DifferenceInDifferences did =
                DifferenceInDifferences.withDefaults().withThreads(Integer.parseInt(arguments[1]));
        for (String task : List.of(arguments).subList(2, arguments.length)) {
            switch (task) {
                case "twfe" -> measure("TWFE", units, 0, did);
                case "event-study" -> measure("event study", units, 0, did.withEventStudy());
                case "sun-abraham" -> measure("Sun-Abraham", units, 0, did.withSunAbraham());
                case "covariates" -> measure("TWFE with covariates", units, COVARIATES, did);
                case "scale" -> {
                    for (int some = Math.max(1, units / 1000); some <= units; some *= 10) {
                        measure("TWFE", some, 0, did);
                        measure("event study", some, 0, did.withEventStudy());
                    }
                }
                default -> throw new IllegalArgumentException("no task is called " + task);
            }
        }
    }

    private static void measure(String task, int units, int covariates, DifferenceInDifferences estimator) {
        Panel panel = AdoptionPanel.of(units, PERIODS, covariates);
        new Measurement(task, (long) units * PERIODS, estimator.threads())
                .run(RUNS, () -> estimator.estimate(panel), Effect::estimate);
    }
}
