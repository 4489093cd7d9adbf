package org.hengce.methods.csv;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hengce.methods.csv.PanelDataException.Code;
import org.hengce.methods.panel.Frequency;
import org.hengce.methods.panel.PeriodName;
import org.jspecify.annotations.Nullable;

/** The periods of a file: met while it is read, then put in order. */
final class Periods {
    private final Dictionary texts = new Dictionary();
    private final List<@Nullable PeriodName> names = new ArrayList<>(); // by code; null where it is no period
    private final List<Boolean> inside = new ArrayList<>(); // by code: within the window
    private final @Nullable PeriodName from;
    private final @Nullable PeriodName to;
    private final String column;
    private List<PeriodName> ordered = List.of();
    private int[] index = {};

    Periods(CsvLayout layout) {
        from = layout.from() == null ? null : PeriodName.parse(layout.from());
        to = layout.to() == null ? null : PeriodName.parse(layout.to());
        column = layout.time();
    }

    /** The code of what stands in a cell, which is not empty. */
    int code(char[] text, int start, int end, long line) {
        int code = texts.code(text, start, end, line);
        if (code == names.size()) {
            PeriodName name = PeriodForms.parse(texts.text(code));
            names.add(name);
            inside.add(name != null && !(from != null && before(name, from)) && !(to != null && before(to, name)));
        }
        return code;
    }

    /** Whether rows of the period with this code count. */
    boolean inside(int code) {
        return inside.get(code);
    }

    /** Whether all that was read are periods. */
    boolean allRead() {
        return !names.contains(null);
    }

    /** How many there are within the window, once they are arranged. */
    int size() {
        return ordered.size();
    }

    /** The place in the window of the period with this code, once they are arranged; −1 where it is not inside. */
    int index(int code) {
        return index[code];
    }

    PeriodName name(int place) {
        return ordered.get(place);
    }

    /** The names within the window, in order. */
    List<String> ordered() {
        return ordered.stream().map(PeriodName::text).toList();
    }

    /** Puts them in order, if they are of one kind and there is one at every step. */
    void arrange(Problems problems) {
        malformed(problems);
        mixed(problems);
        if (!problems.none()) {
            return;
        }
        TreeMap<Long, PeriodName> byOrdinal = new TreeMap<>();
        for (int code = 0; code < names.size(); code++) {
            PeriodName name = names.get(code);
            PeriodName other = name == null || !inside(code) ? null : byOrdinal.put(name.ordinal(), name);
            if (other != null) {
                writtenTwice(problems, code, other.text());
            }
        }
        ordered = List.copyOf(byOrdinal.values());
        Map<PeriodName, Integer> places = new HashMap<>();
        ordered.forEach(name -> places.put(name, places.size()));
        index = names.stream()
                .mapToInt(name -> name == null ? -1 : places.getOrDefault(name, -1))
                .toArray();
        uneven(problems);
    }

    /** The file's last period, whatever the window. */
    PeriodName lastOfFile() {
        return names.stream()
                .flatMap(Stream::ofNullable)
                .max(Comparator.comparingLong(PeriodName::ordinal))
                .orElseThrow();
    }

    /** Years and other whole numbers are counted alike. */
    static boolean comparable(PeriodName one, PeriodName other) {
        return scale(one) == scale(other);
    }

    private static Frequency scale(PeriodName name) {
        return name.frequency() == Frequency.UNDATED ? Frequency.ANNUAL : name.frequency();
    }

    static boolean before(PeriodName one, PeriodName other) {
        return comparable(one, other) && one.ordinal() < other.ordinal();
    }

    private void malformed(Problems problems) {
        Set<@Nullable PeriodName> present = new HashSet<>(names);
        for (int code = 0; code < names.size(); code++) {
            if (names.get(code) != null) {
                continue;
            }
            String text = texts.text(code);
            PeriodName meant = PeriodForms.meant(text);
            if (meant != null && present.contains(meant)) {
                writtenTwice(problems, code, meant.text());
                continue;
            }
            problems.add(
                    Code.MALFORMED_PERIOD,
                    texts.line(code),
                    column,
                    PeriodForms.english(text, meant),
                    PeriodForms.chinese(text, meant));
        }
    }

    private void writtenTwice(Problems problems, int code, String other) {
        String text = texts.text(code);
        long line = problems.full()
                ? 0
                : IntStream.range(0, names.size())
                        .filter(c -> texts.text(c).equals(other))
                        .mapToLong(texts::line)
                        .findFirst()
                        .orElse(0);
        problems.add(
                Code.PERIOD_WRITTEN_TWICE,
                texts.line(code),
                column,
                "%s is the period that line %d writes %s; write every period in one way"
                        .formatted(Wording.quoted(text), line, Wording.quoted(other)),
                "%s 与第 %d 行的 %s 是同一时期；请统一写法".formatted(Wording.quoted(text), line, Wording.quoted(other)));
    }

    private void mixed(Problems problems) {
        Map<Frequency, Integer> first = new LinkedHashMap<>();
        for (int code = 0; code < names.size(); code++) {
            PeriodName name = names.get(code);
            if (name != null) {
                first.putIfAbsent(scale(name), code);
            }
        }
        for (PeriodName end : new PeriodName[] {from, to}) {
            if (end != null && !first.isEmpty() && !first.containsKey(scale(end))) {
                problems.add(
                        Code.MIXED_FREQUENCY,
                        0,
                        column,
                        "the window ends at %s, but periods are written like %s"
                                .formatted(
                                        end.text(),
                                        texts.text(first.values().iterator().next())),
                        "窗口端点为 %s，而时期的写法如 %s"
                                .formatted(
                                        end.text(),
                                        texts.text(first.values().iterator().next())));
            }
        }
        if (first.size() > 1) {
            int second = first.values().stream().skip(1).findFirst().orElseThrow();
            int one = first.values().iterator().next();
            problems.add(
                    Code.MIXED_FREQUENCY,
                    texts.line(second),
                    column,
                    "%s is of another length than %s in line %d; a panel has one frequency"
                            .formatted(texts.text(second), texts.text(one), texts.line(one)),
                    "%s 与第 %d 行的 %s 长度不同；一个面板只能有一种频率".formatted(texts.text(second), texts.line(one), texts.text(one)));
        }
    }

    private void uneven(Problems problems) {
        long step = 0;
        for (int t = 1; t < ordered.size(); t++) {
            step = gcd(step, ordered.get(t).ordinal() - ordered.get(t - 1).ordinal());
        }
        Frequency frequency = ordered.stream().anyMatch(name -> name.frequency() == Frequency.UNDATED)
                ? Frequency.UNDATED
                : ordered.isEmpty() ? Frequency.UNDATED : ordered.get(0).frequency();
        List<String> missing = new ArrayList<>();
        long count = 0;
        for (int t = 1; t < ordered.size(); t++) {
            PeriodName next = ordered.get(t);
            long at = ordered.get(t - 1).ordinal() + step;
            count += (next.ordinal() - at) / step;
            for (; at < next.ordinal() && missing.size() < PanelDataException.LISTED_AT_MOST; at += step) {
                missing.add(PeriodName.of(frequency, at).text());
            }
        }
        if (count > 0) {
            problems.add(
                    Code.UNEVEN_PERIODS,
                    0,
                    column,
                    "nobody has %s (%d between %s and %s); add rows with an empty outcome, or choose a window without"
                            .formatted(
                                    Wording.english(missing),
                                    count,
                                    ordered.get(0).text(),
                                    ordered.get(ordered.size() - 1).text()),
                    "没有任何单位具有时期 %s（%s 至 %s 之间共缺 %d 期）；请补充结果为空的行，或选择不含缺口的窗口"
                            .formatted(
                                    Wording.chinese(missing),
                                    ordered.get(0).text(),
                                    ordered.get(ordered.size() - 1).text(),
                                    count));
        }
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
