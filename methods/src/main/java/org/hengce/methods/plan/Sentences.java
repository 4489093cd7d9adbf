package org.hengce.methods.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hengce.methods.choice.Sentence;
import org.hengce.methods.effect.Method;
import org.jspecify.annotations.Nullable;

/** What the table of departures says, on either side. */
final class Sentences {
    static final Sentence NOT_EVALUATED = new Sentence("not evaluated", "未评价");
    static final Sentence NOT_MADE =
            new Sentence("not made: nothing was evaluated on that day or before the next", "未进行：该日至下一读数日之间没有评价");

    /** A longer list is cut, and says by how many. */
    private static final int LISTED = 10;

    private Sentences() {}

    static Sentence evaluated(String transform) {
        return new Sentence("evaluated as " + transform, "按 %s 评价".formatted(transform));
    }

    static Sentence method(Method method) {
        return new Sentence(method.wireName(), method.wireName());
    }

    static Sentence controls(Controls planned) {
        List<String> units = planned.units();
        String english = units == null ? "all regions that the data have" : listed(units, ", ", "and %d more");
        String chinese = units == null ? "数据中的全部地区" : listed(units, "、", "等另 %d 个");
        return planned.excluded().isEmpty()
                ? new Sentence(english, chinese)
                : new Sentence(
                        "%s, without %s".formatted(english, listed(planned.excluded(), ", ", "and %d more")),
                        "%s，不含 %s".formatted(chinese, listed(planned.excluded(), "、", "等另 %d 个")));
    }

    static Sentence changed(List<String> beyond, List<String> missing) {
        List<String> english = new ArrayList<>();
        List<String> chinese = new ArrayList<>();
        if (!missing.isEmpty()) {
            english.add("without " + listed(missing, ", ", "and %d more"));
            chinese.add("缺少 " + listed(missing, "、", "等另 %d 个"));
        }
        if (!beyond.isEmpty()) {
            english.add("also with " + listed(beyond, ", ", "and %d more"));
            chinese.add("另含 " + listed(beyond, "、", "等另 %d 个"));
        }
        return new Sentence(String.join("; ", english), String.join("；", chinese));
    }

    private static String listed(List<String> codes, String separator, String more) {
        String first = String.join(separator, codes.subList(0, Math.min(LISTED, codes.size())));
        return codes.size() <= LISTED ? first : first + separator + more.formatted(codes.size() - LISTED);
    }

    static Sentence window(@Nullable String from, @Nullable String to) {
        return new Sentence(
                "from %s to %s".formatted(from == null ? "the first period" : from, to == null ? "the last" : to),
                "自%s至%s".formatted(from == null ? "首期" : " " + from + " ", to == null ? "末期" : " " + to));
    }

    static Sentence smallestEffect(double epsilon) {
        return Double.isNaN(epsilon)
                ? new Sentence("a fifth of the yardstick", "衡量尺度的五分之一")
                : new Sentence(number(epsilon), number(epsilon));
    }

    static Sentence weight(double weight) {
        return Double.isNaN(weight)
                ? new Sentence("dimensions alike, and goals alike within them", "各维度等权，维度内各目标等权")
                : new Sentence(number(weight), number(weight));
    }

    /** The shortest decimal that is this number; 3 rather than 3.0. */
    private static String number(double value) {
        String text = Double.toString(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    static Sentence reading(int number, LocalDate on) {
        return new Sentence("reading %d on %s".formatted(number, on), "第 %d 次读数，%s".formatted(number, on));
    }

    static Sentence madeOn(LocalDate asOf) {
        return new Sentence("made with what was known on " + asOf, "依据 %s 已知的数据".formatted(asOf));
    }

    static Sentence heldUpTo(String period) {
        return new Sentence("data up to " + period, "数据截至 " + period);
    }
}
