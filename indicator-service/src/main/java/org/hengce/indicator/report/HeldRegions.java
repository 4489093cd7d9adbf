package org.hengce.indicator.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hengce.contracts.Level;
import org.hengce.contracts.LocalizedText;

/** The regions of which an indicator has, or had, a value. */
record HeldRegions(List<Held> all) {
    /** One of them. */
    record Held(String code, LocalizedText name, Level level) {}

    /** The level that most of them are of, the higher one where two are equal: values of two levels are not compared. */
    Optional<Level> level() {
        Map<Level, Long> counts = all.stream().collect(Collectors.groupingBy(Held::level, Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.<Level, Long>comparingByValue()
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(Map.Entry::getKey);
    }

    /** Of that level, in the order of their codes. */
    List<Held> compared() {
        Optional<Level> level = level();
        return all.stream()
                .filter(each -> level.isPresent() && each.level() == level.get())
                .toList();
    }

    Map<String, Held> byCode() {
        return all.stream().collect(Collectors.toMap(Held::code, Function.identity()));
    }
}
