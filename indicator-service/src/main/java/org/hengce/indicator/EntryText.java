package org.hengce.indicator;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.hengce.contracts.LocalizedText;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What every register entry's text must keep to beyond its shape. */
public final class EntryText {
    private EntryText() {}

    /** The code in the body, if there is one, is that of the path. */
    public static void requireSameCode(String path, @Nullable String body) {
        if (body != null && !body.equals(path)) {
            throw Problem.invalid(
                    "code",
                    Message.of(
                            "the body says '%s' and the path '%s'; send the same code, or none in the body",
                            "正文中的代码为“%s”，路径中为“%s”；请保持一致，或在正文中省略", body, path));
        }
    }

    /** A text, where there is one, has at least one language. */
    public static void requireText(String field, @Nullable LocalizedText text) {
        if (text != null && !text.present()) {
            throw Problem.invalid(
                    field, Message.of("give the text in zh, in en, or in both", "请至少提供中文（zh）或英文（en）中的一种"));
        }
    }

    /** A day, where there is one, is an ISO date. */
    public static void requireDay(String field, @Nullable String day) {
        if (day == null) {
            return;
        }
        try {
            LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw Problem.invalid(
                    field, Message.of("'%s' is no day; write it as 2021-07-15", "“%s”不是日期；请写成 2021-07-15", day));
        }
    }
}
