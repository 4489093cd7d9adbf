package org.hengce.indicator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hengce.contracts.LocalizedText;
import org.hengce.kit.clock.IsoDay;
import org.hengce.kit.problem.Message;
import org.jspecify.annotations.Nullable;

/** What every register entry's text must keep to beyond its shape. */
public final class EntryText {
    /** Characters of a name. */
    public static final int NAME = 200;
    /** Characters of a text of some sentences. */
    public static final int NOTE = 4_000;

    private EntryText() {}

    /** The code in the body, if there is one, is that of the path. */
    public static void sameCode(String path, @Nullable String body, Violations wrong) {
        if (body != null && !body.equals(path)) {
            wrong.add(
                    "code",
                    Message.of(
                            "the body says '%s' and the path '%s'; send the same code, or none in the body",
                            "正文中的代码为“%s”，路径中为“%s”；请保持一致，或在正文中省略", body, path));
        }
    }

    /** What one item of a list must keep to. */
    @FunctionalInterface
    public interface Check<T> {
        void accept(T draft, Violations wrong);
    }

    /**
     * Checks a list.
     *
     * @return where to say what is found wrong later, by code
     * @throws org.hengce.kit.problem.Problem 422 that names every wrong field
     */
    public static <T> Map<String, Violations> checked(
            String list, List<T> drafts, Function<T, @Nullable String> code, Check<T> check) {
        Violations wrong = Violations.none();
        codes(list, drafts.stream().map(code).toList(), wrong);
        Map<String, Violations> items = new HashMap<>();
        for (int i = 0; i < drafts.size(); i++) {
            check.accept(drafts.get(i), wrong.item(list, i));
            @Nullable String itsCode = code.apply(drafts.get(i));
            if (itsCode != null) {
                items.put(itsCode, wrong.item(list, i));
            }
        }
        wrong.refuse();
        return items;
    }

    /** Every item of a list says its code, and no two the same. */
    private static void codes(String list, List<@Nullable String> codes, Violations wrong) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < codes.size(); i++) {
            @Nullable String code = codes.get(i);
            if (code == null) {
                wrong.item(list, i).add("code", Message.of("say its code", "请给出代码"));
                continue;
            }
            @Nullable Integer before = seen.putIfAbsent(code, i);
            if (before != null) {
                wrong.item(list, i)
                        .add(
                                "code",
                                Message.of(
                                        "'%s' stands at %s[%d] already; send each once",
                                        "“%s”已出现在 %s[%d]；每个只能发送一次", code, list, before));
            }
        }
    }

    /** A text, where there is one, has at least one language and is not endless. */
    public static void text(String field, @Nullable LocalizedText text, int most, Violations wrong) {
        if (text == null) {
            return;
        }
        if (!text.present()) {
            wrong.add(field, Message.of("give the text in zh, in en, or in both", "请至少提供中文（zh）或英文（en）中的一种"));
        }
        if (length(text.zh()) > most || length(text.en()) > most) {
            wrong.add(
                    field,
                    Message.of(
                            "the text is longer than %d characters; shorten it or link to the rest",
                            "文本超过 %d 个字符；请缩短，或改为给出链接", most));
        }
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    /** A day, where there is one, is an ISO date of four digits a year: so days are ordered as their texts are. */
    public static void day(String field, @Nullable String day, Violations wrong) {
        if (day != null && !IsoDay.is(day)) {
            wrong.add(field, Message.of("'%s' is no day; write it as 2021-07-15", "“%s”不是日期；请写成 2021-07-15", day));
        }
    }

    /** A first and a last day, where there are both, are in this order. */
    public static void validity(@Nullable String from, @Nullable String to, Violations wrong) {
        day("validFrom", from, wrong);
        day("validTo", to, wrong);
        if (from != null && to != null && IsoDay.is(from) && IsoDay.is(to) && to.compareTo(from) < 0) {
            wrong.add("validTo", Message.of("the last day, %s, is before the first, %s", "最后一天 %s 早于第一天 %s", to, from));
        }
    }
}
