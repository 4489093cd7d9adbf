package org.hengce.presentation.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** What a report says in words, and the numbers in it. */
final class Said {
    private static final Pattern NUMBER = Pattern.compile("\u2212?\\d+(,\\d{3})*(\\.\\d+)?");
    /** Of the scale of scores, of the levels of evidence, and the 1 that weights sum to. */
    private static final List<Double> OF_THE_SCALE = List.of(0.0, 1.0, 5.0, 50.0, 100.0);

    private Said() {}

    /** Every sentence, and of charts the finding and what a sighted reader sees. */
    static List<String> in(Report report) {
        return report.blocks().stream().flatMap(Said::in).toList();
    }

    private static Stream<String> in(Block block) {
        if (block instanceof Block.Finding finding) {
            return Stream.of(finding.text());
        }
        if (block instanceof Block.Paragraph paragraph) {
            return Stream.of(paragraph.text());
        }
        if (block instanceof Block.Facts facts) {
            return facts.facts().stream().filter(fact -> !fact.exact()).map(Block.Fact::value);
        }
        if (block instanceof Block.Picture picture) {
            return Stream.of(picture.figure().title(), picture.figure().description());
        }
        return block instanceof Block.Bullets bullets ? bullets.sentences().stream() : Stream.empty();
    }

    /** That each number in the texts is one of the result's, as a share in percent, too, or how many there are of something. */
    static void assertNumbersAreIn(JsonNode result, List<String> texts) {
        List<Double> known = new ArrayList<>(OF_THE_SCALE);
        numbersIn(result, known);
        for (String text : texts) {
            for (String number : numbers(text)) {
                if (isDifference(parsed(number), numbers(text))) {
                    continue;
                }
                assertThat(known).as("%s in: %s", number, text).anySatisfy(value -> assertThat(
                                Math.abs(value - parsed(number)))
                        .isLessThanOrEqualTo(lastDigit(number)));
            }
        }
    }

    /** "From a to b, by b − a": of the two as they are written, so that the sentence adds up. */
    private static boolean isDifference(double number, List<String> written) {
        return written.stream().anyMatch(from -> written.stream()
                .anyMatch(to ->
                        !from.equals(to) && Math.abs(parsed(to) - parsed(from) - number) < 1e-9 * Math.abs(number)));
    }

    /** That both carry the same numbers, sentence by sentence. */
    static void assertSameNumbers(Report one, Report other) {
        List<String> ours = in(one);
        List<String> theirs = in(other);
        assertThat(ours).hasSameSizeAs(theirs);
        for (int i = 0; i < ours.size(); i++) {
            assertThat(numbers(ours.get(i)))
                    .as(theirs.get(i))
                    .containsExactlyInAnyOrderElementsOf(numbers(theirs.get(i)));
        }
    }

    static List<String> numbers(String text) {
        return NUMBER.matcher(text).results().map(found -> found.group()).toList();
    }

    private static void numbersIn(JsonNode node, List<Double> into) {
        if (node.isNumber()) {
            DoubleStream.of(node.doubleValue(), 100 * node.doubleValue()).forEach(into::add);
        } else if (node.isTextual()) {
            numbers(node.textValue()).forEach(number -> into.add(parsed(number)));
        } else {
            if (node.isArray()) {
                into.add((double) node.size());
            }
            node.forEach(child -> numbersIn(child, into));
        }
    }

    private static double parsed(String number) {
        return Double.parseDouble(number.replace('\u2212', '-').replace(",", ""));
    }

    /** Half a unit of the last digit that was written, and zeros before the point may be rounding, too. */
    private static double lastDigit(String number) {
        int point = number.indexOf('.');
        if (point >= 0) {
            return 0.5001 * Math.pow(10, -(number.length() - point - 1));
        }
        String digits = number.replaceAll("[,\u2212]", "");
        int zeros = digits.length() - digits.replaceAll("0+$", "").length();
        return 0.5001 * Math.pow(10, Math.min(zeros, digits.length() - 1));
    }
}
