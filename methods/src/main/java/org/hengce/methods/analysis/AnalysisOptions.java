package org.hengce.methods.analysis;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What all methods are asked alike.
 *
 * @param level of intervals, in (0, 1)
 * @param seed of draws; by default each method makes its own from panel and specification
 * @param threads that compute, at least 1; they change nothing in the result
 * @param covariates numeric columns of the panel that are to be used
 * @param clusters categorical columns of the panel within which rows depend on each other; empty: as the method has it
 * @param interruptions first periods of interruptions after the treatment's, for a single series
 * @param unitColumn by which name, beside {@code unit}, units are called among clusters and fixed effects
 * @param timeColumn by which name, beside {@code time}, periods are called there
 */
public record AnalysisOptions(
        double level,
        OptionalLong seed,
        int threads,
        List<String> covariates,
        List<String> clusters,
        List<String> interruptions,
        String unitColumn,
        String timeColumn) {
    private static final String UNIT = "unit";
    private static final String TIME = "time";

    /** Copies the lists and checks the numbers. */
    public AnalysisOptions {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level %s is not in (0, 1)".formatted(level));
        }
        if (threads < 1) {
            throw new IllegalArgumentException("needs at least 1 thread, not " + threads);
        }
        covariates = List.copyOf(covariates);
        clusters = List.copyOf(clusters);
        interruptions = List.copyOf(interruptions);
    }

    /** Level 0.95, one thread, the rest as each method has it. */
    public static AnalysisOptions defaults() {
        return new AnalysisOptions(0.95, OptionalLong.empty(), 1, List.of(), List.of(), List.of(), UNIT, TIME);
    }

    /** The columns as the estimators call them. */
    List<String> called(List<String> columns) {
        return columns.stream()
                .map(column -> column.equals(unitColumn) ? UNIT : column.equals(timeColumn) ? TIME : column)
                .toList();
    }

    /** The categorical columns that a panel must have for these settings. */
    public List<String> factors(Settings settings) {
        return Stream.concat(clusters.stream(), settings.names("fixedEffects").stream())
                .filter(column -> !called(List.of(column)).equals(List.of(UNIT)))
                .filter(column -> !called(List.of(column)).equals(List.of(TIME)))
                .distinct()
                .toList();
    }

    /** The covariates that a panel must have for these settings: predictors are such, too. */
    public List<String> covariates(Settings settings) {
        return Stream.concat(covariates.stream(), SyntheticMethods.predictorColumns(settings).stream())
                .distinct()
                .toList();
    }
}
