package org.hengce.kit.problem;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A sentence for the caller in both languages: what happened, why, what to do. */
public record Message(String en, String zh) {
    /** Both texts with the same arguments, as {@link String#formatted}. */
    public static Message of(String en, String zh, @Nullable Object... args) {
        return new Message(String.format(Locale.ROOT, en, args), String.format(Locale.ROOT, zh, args));
    }

    /** The text in the caller's language; English where it is neither. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("zh") ? zh : en;
    }
}
