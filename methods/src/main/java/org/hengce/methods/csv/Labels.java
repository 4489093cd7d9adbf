package org.hengce.methods.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Names of coefficients: most often event times, which are whole numbers. */
final class Labels {
    private Labels() {}

    /** A name as it is compared: numbers by value, so that −6 and −6.0 are one. */
    static String of(String text) {
        String stripped = text.strip();
        double value = number(stripped);
        return Math.rint(value) == value && Math.abs(value) < 1e9 ? Long.toString((long) value) : stripped;
    }

    /** What is written, as a number; NaN where it is none. */
    static double number(String text) {
        return text.isEmpty() ? Double.NaN : Decimal.parse(text.toCharArray(), 0, text.length());
    }

    static boolean isNumber(String text) {
        return !Double.isNaN(number(text.strip()));
    }

    /** Whether all are whole numbers, like event times and years. */
    static boolean whole(List<String> labels) {
        return !labels.isEmpty() && labels.stream().allMatch(label -> label.matches("-?\\d{1,9}"));
    }

    /** Whether they only count: what programs write where there are no names (1, 2, 3; V1, V2, V3; 0, 1, 2). */
    static boolean count(List<String> labels) {
        return List.of("", "V", "X").stream()
                .anyMatch(prefix -> IntStream.of(0, 1).anyMatch(first -> IntStream.range(0, labels.size())
                        .allMatch(i -> labels.get(i).equals(prefix + (first + i)))));
    }

    /** Places in the order of the labels' numbers; as they stand where the labels are no whole numbers. */
    static List<Integer> inOrder(List<String> labels) {
        List<Integer> places =
                new ArrayList<>(IntStream.range(0, labels.size()).boxed().toList());
        if (whole(labels)) {
            places.sort((a, b) -> Long.compare(Long.parseLong(labels.get(a)), Long.parseLong(labels.get(b))));
        }
        return places;
    }
}
