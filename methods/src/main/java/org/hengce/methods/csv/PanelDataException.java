package org.hengce.methods.csv;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A file is no panel; it says where, why, and what to do. The first problems are listed, all are counted. */
public final class PanelDataException extends RuntimeException {
    /** How many problems are listed at most. */
    public static final int LISTED_AT_MOST = 10;

    /** The kinds of problems. */
    public enum Code {
        /** There is nothing in the file. */
        EMPTY_FILE,
        /** There is a header and no row. */
        HEADER_ONLY,
        /** Bytes that are not UTF-8. */
        NOT_UTF8,
        /** A quoted cell does not end. */
        UNTERMINATED_QUOTE,
        /** Text follows a closing quote. */
        TEXT_AFTER_QUOTE,
        /** A row has more or fewer cells than the header. */
        WRONG_CELL_COUNT,
        /** No column has this name. */
        UNKNOWN_COLUMN,
        /** No column has exactly this name, and several have it but for upper and lower case. */
        AMBIGUOUS_COLUMN,
        /** A column that is asked for stands in the header more than once. */
        DUPLICATE_COLUMN,
        /** One column is asked to be two things that exclude each other. */
        COLUMN_USED_TWICE,
        /** A row does not say which unit it is of. */
        MISSING_UNIT,
        /** A row does not say which period it is of. */
        MISSING_PERIOD,
        /** A row does not say whether its unit is treated. */
        MISSING_TREATMENT,
        /** A cell that must be a number is none. */
        NOT_A_NUMBER,
        /** A number too large to be one. */
        NOT_FINITE,
        /** A number that must be positive to be transformed or to divide is not. */
        NOT_POSITIVE,
        /** A treatment that is neither 0 nor 1. */
        TREATMENT_NOT_BINARY,
        /** A unit is treated and later is not. */
        TREATMENT_SWITCHES_OFF,
        /** The rows of a unit give different first treated periods. */
        COHORTS_DISAGREE,
        /** A first treated period lies after the last period. */
        COHORT_AFTER_END,
        /** A first treated period lies between two periods. */
        COHORT_BETWEEN_PERIODS,
        /** A period is written in none of the forms. */
        MALFORMED_PERIOD,
        /** One period is written in two ways. */
        PERIOD_WRITTEN_TWICE,
        /** Years and quarters, months and days: periods of more than one length. */
        MIXED_FREQUENCY,
        /** Periods that nobody has, between others. */
        UNEVEN_PERIODS,
        /** A unit has two rows for one period. */
        DUPLICATE_ROW,
        /** A weight that is not positive. */
        WEIGHT_NOT_POSITIVE,
        /** A unit has no weight before the treatment. */
        MISSING_WEIGHT,
        /** A unit that is named in the options is not in the file. */
        UNKNOWN_UNIT,
        /** One unit, and the method compares units. */
        ONE_UNIT,
        /** One period. */
        ONE_PERIOD,
        /** Exclusions and window leave no row. */
        NOTHING_LEFT,
        /** Far more cells than rows: the columns are not those of a panel. */
        TOO_SPARSE,
        /** More cells than whoever reads takes. */
        TOO_MANY_CELLS,
        /** A matrix that is not square, or not of the size of what it belongs to. */
        NOT_SQUARE,
        /** A matrix that should be the same mirrored, and is not. */
        NOT_SYMMETRIC,
        /** A variance that is not positive. */
        NO_VARIANCE,
        /** Covariances larger than the variances allow. */
        NOT_SEMIDEFINITE,
        /** Two files call the same coefficients differently. */
        LABELS_DISAGREE,
        /** Coefficients that do not lie around one reference period. */
        NO_REFERENCE
    }

    private static final long serialVersionUID = 1L;

    private final transient List<DataProblem> problems;
    private final long count;

    PanelDataException(List<DataProblem> problems, long count) {
        super(inOrder(problems).stream().map(DataProblem::inEnglish).collect(Collectors.joining("\n"))
                + (count > problems.size() ? "\n… and %d more".formatted(count - problems.size()) : ""));
        this.problems = inOrder(problems);
        this.count = count;
    }

    /** By line; what concerns the file as a whole comes last. */
    private static List<DataProblem> inOrder(List<DataProblem> problems) {
        return problems.stream()
                .sorted(Comparator.comparingLong(p -> p.line() == 0 ? Long.MAX_VALUE : p.line()))
                .toList();
    }

    /** The kind of the first problem. */
    public Code code() {
        return problems.get(0).kind();
    }

    /** The first problems, in the order of their lines; at least one. */
    public List<DataProblem> problems() {
        return problems;
    }

    /** How many problems there are, those not listed included. */
    public long count() {
        return count;
    }
}
