package org.hengce.methods.csv;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hengce.methods.option.OptionException;
import org.jspecify.annotations.Nullable;

/**
 * What the outcome is turned into while it is read.
 *
 * @param column what it is divided by, for {@link Kind#PER_CAPITA} and {@link Kind#DEFLATED}; null for the others
 */
public record OutcomeTransform(Kind kind, @Nullable String column) {
    /** As it stands in the file. */
    public static final OutcomeTransform LEVEL = new OutcomeTransform(Kind.LEVEL, null);

    /** The kinds; the constants' names are those on the wire. */
    public enum Kind {
        /** As it stands in the file. */
        LEVEL,
        /** Natural logarithm: effects are in log points. */
        LOG,
        /** Change since the period before, as a share of what it was; the panel's first period has none and is cut. */
        GROWTH,
        /** Divided by a column of people. */
        PER_CAPITA,
        /** Divided by a column with a price index whose base is 100. */
        DEFLATED;

        boolean divides() {
            return this == PER_CAPITA || this == DEFLATED;
        }
    }

    /** Checks that there is a column exactly where one is needed. */
    public OutcomeTransform {
        if (kind.divides() == (column == null)) {
            throw kind.divides()
                    ? new OptionException(
                            "%s needs the column to divide by: %s:COLUMN".formatted(word(kind), word(kind)),
                            "%s 须给出除数所在的列：%s:COLUMN".formatted(word(kind), word(kind)))
                    : new OptionException("%s takes no column".formatted(word(kind)), "%s 不带列名".formatted(word(kind)));
        }
    }

    /**
     * Reads {@code level}, {@code log}, {@code growth}, {@code per-capita:COLUMN} or {@code deflated:COLUMN}.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static OutcomeTransform parse(String text) {
        int colon = text.indexOf(':');
        String word = colon < 0 ? text : text.substring(0, colon);
        Optional<Kind> kind =
                Stream.of(Kind.values()).filter(k -> word(k).equals(word)).findFirst();
        List<String> words = Stream.of(Kind.values())
                .map(k -> word(k) + (k.divides() ? ":COLUMN" : ""))
                .toList();
        return new OutcomeTransform(
                kind.orElseThrow(() -> new OptionException(
                        "there is no transform '%s'; there are %s".formatted(text, String.join(", ", words)),
                        "没有变换“%s”；可选：%s".formatted(text, String.join("、", words)))),
                colon < 0 ? null : text.substring(colon + 1));
    }

    /** Whether only positive outcomes can be transformed. */
    boolean positiveOnly() {
        return kind == Kind.LOG || kind == Kind.GROWTH;
    }

    /** The outcome transformed; growth is made of the whole panel later. */
    double apply(double outcome, double divisor) {
        return switch (kind) {
            case LEVEL, GROWTH -> outcome;
            // StrictMath: the same bits on every machine.
            case LOG -> StrictMath.log(outcome);
            case PER_CAPITA -> outcome / divisor;
            case DEFLATED -> outcome / (divisor / 100);
        };
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
