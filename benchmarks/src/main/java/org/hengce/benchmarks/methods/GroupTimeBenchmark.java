package org.hengce.benchmarks.methods;

import java.util.List;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.grouptime.GroupTimeAtt;
import org.hengce.methods.panel.Panel;

/**
 * Group-time average effects on the synthetic panel of {@code peers/generate.py adoption}, 10 periods, 5 cohorts and
 * never-treated units: one line of JSON per measurement, the estimate (average by cohort) among it.
 *
 * <pre>
 *   GroupTimeBenchmark UNITS THREADS TASK…      TASK: plain | bootstrap | dr | dr-bootstrap | scale
 * </pre>
 *
 * <p>{@code scale} measures the plain task on 1/1000 to all of the units. The panel is in memory before the clock starts.
 */
public final class GroupTimeBenchmark {
    private static final int PERIODS = 10;
    private static final int COVARIATES = 3;
    private static final int DRAWS = 1000;
    private static final int RUNS = 5;

    private GroupTimeBenchmark() {}

    /** Runs what the arguments name. */
    public static void main(String[] arguments) {
        int units = Integer.parseInt(arguments[0]);
        GroupTimeAtt plain = GroupTimeAtt.withDefaults().withThreads(Integer.parseInt(arguments[1]));
        for (String task : List.of(arguments).subList(2, arguments.length)) {
            switch (task) {
                case "plain" -> measure("group-time", units, 0, plain);
                case "bootstrap" -> measure("group-time bootstrap", units, 0, plain.withBootstrap(DRAWS));
                case "dr" -> measure("group-time dr", units, COVARIATES, plain);
                case "dr-bootstrap" ->
                    measure("group-time dr bootstrap", units, COVARIATES, plain.withBootstrap(DRAWS));
                case "scale" -> {
                    for (int some = Math.max(1, units / 1000); some <= units; some *= 10) {
                        measure("group-time", some, 0, plain);
                    }
                }
                default -> throw new IllegalArgumentException("no task is called " + task);
            }
        }
    }

    private static void measure(String task, int units, int covariates, GroupTimeAtt estimator) {
        Panel panel = AdoptionPanel.of(units, PERIODS, covariates);
        new Measurement(task, units, estimator.threads()).run(RUNS, () -> estimator.estimate(panel), Effect::estimate);
    }
}
