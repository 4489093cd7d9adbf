package org.hengce.kit.problem;

import java.util.Arrays;
import java.util.Locale;
import org.hengce.contracts.Shortened;
import org.jspecify.annotations.Nullable;

/** A sentence for the caller in both languages: what happened, why, what to do. */
public record Message(String en, String zh) {
    /** More of a text says no more about what is wrong with it, and an answer is not to be as long as a request can be. */
    private static final int LONGEST_TEXT = 200;

    /** Both texts with the same arguments, as {@link String#formatted}; of a long text its beginning stands for it. */
    public static Message of(String en, String zh, @Nullable Object... args) {
        @Nullable Object[] shown = Arrays.stream(args).map(Message::shortened).toArray();
        return new Message(String.format(Locale.ROOT, en, shown), String.format(Locale.ROOT, zh, shown));
    }

    /** The text in the caller's language; English where it is neither. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("zh") ? zh : en;
    }

    private static @Nullable Object shortened(@Nullable Object arg) {
        return arg instanceof String text ? Shortened.of(text, LONGEST_TEXT) : arg;
    }
}
