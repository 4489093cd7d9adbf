package org.hengce.methods.analysis;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.hengce.methods.option.OptionException;
import org.hengce.methods.synthetic.Predictor;

/**
 * What all methods are asked alike.
 *
 * @param level of intervals, 0.01 to 0.999999
 * @param seed of draws, within ±(2⁵³ − 1); by default each method makes its own from panel and specification
 * @param threads that compute, at least 1; they change nothing in the result
 * @param covariates numeric columns of the panel that are to be used
 * @param clusters categorical columns of the panel within which rows depend on each other; empty: as the method has it
 * @param interruptions first periods of interruptions after the treatment's, for a single series
 * @param unitColumn by which name, beside {@code unit}, units are called among clusters and fixed effects
 * @param timeColumn by which name, beside {@code time}, periods are called there
 * @param outcomeColumn by which name, beside {@code outcome}, the outcome is called among predictors
 */
public record AnalysisOptions(
        double level,
        OptionalLong seed,
        int threads,
        List<String> covariates,
        List<String> clusters,
        List<String> interruptions,
        String unitColumn,
        String timeColumn,
        String outcomeColumn) {
    /** Nearer to 0 or 1 an interval says nothing that could be written. */
    static final double LEAST_LEVEL = 0.01;

    static final double LARGEST_LEVEL = 0.999999;
    /** Beyond 2⁵³ − 1 not every whole number is a double, and JSON has no others. */
    private static final long LARGEST_SEED = (1L << 53) - 1;

    private static final String UNIT = "unit";
    private static final String TIME = "time";

    /** Copies the lists and checks the numbers. */
    public AnalysisOptions {
        if (!(level >= LEAST_LEVEL && level <= LARGEST_LEVEL)) {
            throw new OptionException(
                    "level %s is not between %s and %s".formatted(level, LEAST_LEVEL, LARGEST_LEVEL),
                    "水平 %s 不在 %s 与 %s 之间".formatted(level, LEAST_LEVEL, LARGEST_LEVEL));
        }
        if (threads < 1) {
            throw OptionException.atLeast("threads", 1, threads);
        }
        if (seed.isPresent() && (seed.getAsLong() > LARGEST_SEED || seed.getAsLong() < -LARGEST_SEED)) {
            throw new OptionException(
                    "the seed %d is beyond ±%d, up to which every number is written exactly"
                            .formatted(seed.getAsLong(), LARGEST_SEED),
                    "种子 %d 超出 ±%d；在此之内的数字才能被精确写出".formatted(seed.getAsLong(), LARGEST_SEED));
        }
        covariates = List.copyOf(covariates);
        clusters = List.copyOf(clusters);
        interruptions = List.copyOf(interruptions);
    }

    /** Level 0.95, one thread, the rest as each method has it. */
    public static AnalysisOptions defaults() {
        return new AnalysisOptions(
                0.95, OptionalLong.empty(), 1, List.of(), List.of(), List.of(), UNIT, TIME, Predictor.OUTCOME);
    }

    /** The columns as the estimators call them. */
    List<String> called(List<String> columns) {
        return columns.stream()
                .map(column -> column.equals(unitColumn) ? UNIT : column.equals(timeColumn) ? TIME : column)
                .toList();
    }

    /**
     * Whether these settings mean one thing in a file with these columns: {@code unit}, {@code time}
     * and {@code outcome} are the units, periods and outcome, unless the file has another column that is called so.
     *
     * @throws IllegalArgumentException if they could mean two
     */
    public void checkAgainst(List<String> columns, Settings settings) {
        List<String> factors = Stream.concat(clusters.stream(), settings.names("fixedEffects").stream())
                .toList();
        if (!UNIT.equals(timeColumn)) {
            ambiguous(UNIT, unitColumn, columns, factors);
        }
        if (!TIME.equals(unitColumn)) {
            ambiguous(TIME, timeColumn, columns, factors);
        }
        ambiguous(Predictor.OUTCOME, outcomeColumn, columns, SyntheticMethods.predictorNames(settings));
    }

    private static void ambiguous(String name, String own, List<String> columns, List<String> used) {
        if (used.contains(name) && !name.equals(own) && columns.contains(name)) {
            throw new OptionException(
                    "'%s' is a column of the file and stands for %s as well; write %s, or call the column otherwise"
                            .formatted(name, own, own),
                    "“%s”既是文件中的一列，又代指 %s；请写 %s，或将该列改名".formatted(name, own, own));
        }
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
        return Stream.concat(covariates.stream(), SyntheticMethods.predictorColumns(this, settings).stream())
                .distinct()
                .toList();
    }
}
