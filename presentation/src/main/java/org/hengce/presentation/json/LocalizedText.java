package org.hengce.presentation.json;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A text in Chinese, in English, or in both; an absent language is null. */
public record LocalizedText(@Nullable String zh, @Nullable String en) {
    /** The text in the language of the locale, else in the other one, else empty: a reader gets what there is. */
    public String in(Locale locale) {
        boolean chinese = locale.getLanguage().equals("zh");
        String wanted = chinese ? zh : en;
        String other = chinese ? en : zh;
        if (wanted != null) {
            return wanted;
        }
        return other == null ? "" : other;
    }
}
