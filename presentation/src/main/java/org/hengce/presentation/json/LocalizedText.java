package org.hengce.presentation.json;

import org.hengce.presentation.Language;
import org.jspecify.annotations.Nullable;

/** A text in Chinese, in English, or in both; an absent language is null. */
public record LocalizedText(@Nullable String zh, @Nullable String en) {
    /** The text in this language, else in the other one, else empty: a reader gets what there is. */
    public String in(Language language) {
        boolean chinese = language == Language.ZH;
        String wanted = chinese ? zh : en;
        String other = chinese ? en : zh;
        if (wanted != null) {
            return wanted;
        }
        return other == null ? "" : other;
    }
}
