package org.hengce.methods.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hengce.methods.analysis.AnalysisMethod;
import org.hengce.methods.csv.TreatmentColumn;
import org.hengce.methods.option.OptionException;

/** The four ways to say which units are treated from when. */
final class TreatmentWords {
    private static final Set<String> WAYS = Set.of("treated", "firstTreated", "treat", "interruption");

    private final Words words;
    private final AnalysisMethod method;

    TreatmentWords(Words words, AnalysisMethod method) {
        this.words = words;
        this.method = method;
    }

    /** Whether it is of a single series, which has no units. */
    boolean ofSeries() {
        return words.has("interruption") && !words.has("unit");
    }

    /** @param outcome how the one unit of a single series is called */
    TreatmentColumn column(String outcome) {
        List<String> given = WAYS.stream().filter(words::has).sorted().toList();
        if (given.size() > 1) {
            List<String> written = given.stream().map(words::written).toList();
            throw new OptionException(
                    "%s say the same thing in two ways; give one".formatted(String.join(" and ", written)),
                    "%s 以两种方式说同一件事；请只给一个".formatted(String.join(" 和 ", written)));
        }
        if (given.isEmpty()) {
            if (method.takesTreatment()) {
                throw none();
            }
            return new TreatmentColumn.None();
        }
        return switch (given.get(0)) {
            case "treated" ->
                new TreatmentColumn.Indicator(words.required("treated", "a column of 0 and 1", "0 和 1 的列"));
            case "firstTreated" ->
                new TreatmentColumn.FirstPeriod(
                        words.required("firstTreated", "a column of first treated periods", "首个处理期的列"));
            case "treat" -> new TreatmentColumn.Stated(pairs());
            default -> {
                if (!ofSeries() || !method.takesOneSeries()) {
                    throw noSeries();
                }
                yield new TreatmentColumn.Stated(
                        Map.of(outcome, words.list("interruption").get(0)));
            }
        };
    }

    private OptionException none() {
        String treated = words.example("treated", "COL");
        String first = words.example("firstTreated", "COL");
        String stated = words.example("treat", "UNIT=PERIOD");
        return new OptionException(
                "Which units are treated from when? %s (0 or 1), %s (a period), or %s"
                        .formatted(treated, first, stated),
                "哪些单位自何时起受处理？%s（0 或 1）、%s（时期）或 %s".formatted(treated, first, stated));
    }

    private OptionException noSeries() {
        String interruption = words.written("interruption");
        String stated = words.example("treat", "UNIT=PERIOD");
        return ofSeries()
                ? new OptionException(
                        "%s compares units; %s is for a single series (its, before-after)"
                                .formatted(method.word(), interruption),
                        "%s 比较各单位；%s 用于单一序列（its、before-after）".formatted(method.word(), interruption))
                : new OptionException(
                        "%s is for a single series, without %s; with units say %s"
                                .formatted(interruption, words.written("unit"), stated),
                        "%s 用于单一序列，不与 %s 同用；有多个单位时请写 %s".formatted(interruption, words.written("unit"), stated));
    }

    private Map<String, String> pairs() {
        Map<String, String> byUnit = new LinkedHashMap<>();
        List<String> pairs = words.all("treat").stream()
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .toList();
        for (String pair : pairs) {
            int equals = pair.lastIndexOf('=');
            if (equals < 1 || equals == pair.length() - 1) {
                throw new OptionException(
                        "'%s' is no UNIT=PERIOD".formatted(pair), "“%s”不是 UNIT=PERIOD".formatted(pair));
            }
            String unit = pair.substring(0, equals).strip();
            if (byUnit.put(unit, pair.substring(equals + 1).strip()) != null) {
                throw new OptionException("%s is given twice".formatted(unit), "%s 给出了两次".formatted(unit));
            }
        }
        return byUnit;
    }
}
