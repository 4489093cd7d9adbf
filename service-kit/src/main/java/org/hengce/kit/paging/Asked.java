package org.hengce.kit.paging;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hengce.contracts.Codes;
import org.hengce.kit.clock.IsoDay;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** What narrows a list, as it stands in the address; a value that cannot be is a 400, never an empty list. */
public final class Asked {
    /** What is looked for in codes and names. */
    public static final String WORD = "[^\\x00-\\x1f]{1,100}";

    /** So many codes are named at once: as many as a page has by itself. */
    private static final int MOST_CODES = 50;

    /** Codes with commas between them. */
    public static final String CODES = Codes.CODE + "(," + Codes.CODE + "){0,49}";

    private Asked() {}

    /** A code or what else has a form, or nothing. */
    public static @Nullable String code(String parameter, @Nullable String text, String form) {
        if (text != null && !text.matches(form)) {
            throw malformed(Message.of("%s: '%s' is not of the form %s", "%s：“%s”不符合格式 %s", parameter, text, form));
        }
        return text;
    }

    /** Codes with commas between them, each once; none where nothing is said. */
    public static List<String> codes(String parameter, @Nullable String text) {
        if (text == null) {
            return List.of();
        }
        List<String> codes = Arrays.stream(text.split(",", -1)).distinct().toList();
        if (codes.size() > MOST_CODES) {
            throw malformed(Message.of(
                    "%s names %d codes; name at most %d, and the others in another request",
                    "%s 列出了 %d 个代码；每次最多 %d 个，其余请另行请求", parameter, codes.size(), MOST_CODES));
        }
        codes.forEach(code -> code(parameter, code, Codes.CODE));
        return codes;
    }

    /** The name of one of an enumeration's values, or nothing. */
    public static @Nullable String oneOf(String parameter, @Nullable String text, Enum<?>[] values) {
        List<String> names = Arrays.stream(values).map(Enum::name).toList();
        if (text != null && !names.contains(text)) {
            throw malformed(Message.of("%s: '%s' is none of %s", "%s：“%s”不在 %s 之中", parameter, text, names));
        }
        return text;
    }

    /** One of an enumeration's values by its name, or nothing. */
    public static <E extends Enum<E>> @Nullable E value(String parameter, @Nullable String text, List<E> values) {
        @Nullable String name = oneOf(parameter, text, values.toArray(Enum<?>[]::new));
        return name == null
                ? null
                : values.stream()
                        .filter(value -> value.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    /** A day as 2021-07-15, or nothing. */
    public static @Nullable String day(String parameter, @Nullable String text) {
        if (text != null && !IsoDay.is(text)) {
            throw malformed(Message.of(
                    "%s: '%s' is no day; write it as 2021-07-15", "%s：“%s”不是日期；请写成 2021-07-15", parameter, text));
        }
        return text;
    }

    /** A part of a code or name, in small letters, or nothing. */
    public static @Nullable String word(String parameter, @Nullable String text) {
        if (text != null && !text.matches(WORD)) {
            throw malformed(Message.of(
                    "%s is at most 100 characters on one line; look for a shorter part",
                    "%s 最多 100 个字符且不得换行；请使用更短的词", parameter));
        }
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    /** A number of a level, or nothing. */
    public static @Nullable Integer number(String parameter, @Nullable String text, int least, int most) {
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw malformed(Message.of(
                    "%s is a number from %d to %d, not '%s'",
                    "%s 应为 %d 至 %d 的整数，而不是“%s”", parameter, least, most, text));
        }
        return Integer.valueOf(text);
    }

    /** Whether a parameter says true; not where nothing is said. */
    public static boolean flag(String parameter, @Nullable String text) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw malformed(Message.of("%s is true or false, not '%s'", "%s 应为 true 或 false，而不是“%s”", parameter, text));
    }

    private static Problem malformed(Message detail) {
        return Problem.of(ProblemType.MALFORMED, detail);
    }
}
