package org.hengce.acceptance.disclosure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds values in text, however they are written: rounded to four digits or more, cut off, scaled by powers of ten, with
 * thousands marked, in hexadecimal; and their logarithms.
 */
final class Traces {
    /** What is random or of the day would now and then look like anything. */
    private static final Pattern NO_NUMBERS =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
                    + "|\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:\\d\\d)?"
                    + "|(?<![.0-9a-z])(?=[0-9]*[a-f])[0-9a-f]{16,}\\b");

    private static final Pattern NUMBER =
            Pattern.compile("(?<![0-9A-Za-z_.])-?(\\d{1,3}(,\\d{3})+|\\d+)(\\.\\d+)?([eE][+-]?\\d+)?(?![0-9A-Za-z_])");
    private static final int FEWEST_DIGITS = 4;
    private static final int MOST_DIGITS = 9;
    /** Of scaled values and logarithms, which are more and are not looked for where they are rounded further. */
    private static final int DIGITS_OF_OTHERS = 8;

    private final Map<String, Double> rounded = new HashMap<>();
    private final Map<String, Double> digits = new HashMap<>();
    private final Map<String, Double> literally = new HashMap<>();

    Traces(Collection<Double> values) {
        for (double value : values) {
            for (int of = FEWEST_DIGITS; of <= MOST_DIGITS; of++) {
                for (RoundingMode mode : List.of(RoundingMode.HALF_UP, RoundingMode.DOWN)) {
                    rounded.put(
                            new BigDecimal(value)
                                    .round(new MathContext(of, mode))
                                    .toPlainString(),
                            value);
                }
            }
            for (double other : List.of(value, Math.log(value), Math.log10(value), Math.log1p(value))) {
                for (RoundingMode mode : List.of(RoundingMode.HALF_UP, RoundingMode.DOWN)) {
                    digits.put(
                            new BigDecimal(other)
                                    .round(new MathContext(DIGITS_OF_OTHERS, mode))
                                    .unscaledValue()
                                    .abs()
                                    .toString(),
                            value);
                }
                literally.put(Double.toHexString(other), value);
            }
        }
    }

    /** Which of the values stand in the text. */
    Set<Double> in(String text) {
        Set<Double> found = new TreeSet<>();
        literally.forEach((written, value) -> {
            if (text.contains(written)) {
                found.add(value);
            }
        });
        for (String number : numbers(text)) {
            String plain = number.replace(",", "").replace("-", "");
            add(found, rounded.get(plain));
            String significant = plain.toLowerCase(Locale.ROOT)
                    .replaceAll("e.*", "")
                    .replace(".", "")
                    .replaceAll("^0+", "");
            if (significant.length() >= DIGITS_OF_OTHERS) {
                add(found, digits.get(significant.substring(0, DIGITS_OF_OTHERS)));
            }
        }
        return found;
    }

    private static void add(Set<Double> found, @org.jspecify.annotations.Nullable Double value) {
        if (value != null) {
            found.add(value);
        }
    }

    /** All numbers of a text but those that count or name something: what has a fraction. */
    static Set<String> fractions(String text) {
        Set<String> fractions = new HashSet<>(numbers(text));
        fractions.removeIf(number -> !number.contains("."));
        return fractions;
    }

    private static List<String> numbers(String text) {
        List<String> numbers = new ArrayList<>();
        NUMBER.matcher(NO_NUMBERS.matcher(text).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .forEach(numbers::add);
        return numbers;
    }
}
