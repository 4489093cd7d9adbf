package org.hengce.kit.problem;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The language that a caller is answered in: {@code ?lang=} goes before Accept-Language, English is the last resort. */
public final class Language {
    private Language() {}

    /** Chinese or English, whatever was sent. */
    public static Locale of(@Nullable String lang, @Nullable String acceptLanguage) {
        if (lang != null) {
            return ours(lang) ? Locale.forLanguageTag(lang) : Locale.ENGLISH;
        }
        if (acceptLanguage != null) {
            try {
                return Locale.LanguageRange.parse(acceptLanguage).stream()
                        .filter(range -> range.getWeight() > 0 && ours(range.getRange()))
                        .map(range -> Locale.forLanguageTag(range.getRange()))
                        .findFirst()
                        .orElse(Locale.ENGLISH);
            } catch (IllegalArgumentException e) {
                return Locale
                        .ENGLISH; // a malformed wish is no reason to refuse, least of all while telling of a problem
            }
        }
        return Locale.ENGLISH;
    }

    /**
     * Refuses a language that is neither.
     *
     * @throws Problem 400
     */
    public static void require(@Nullable String lang) {
        if (lang != null && !ours(lang)) {
            throw Problem.of(
                    ProblemType.MALFORMED, Message.of("lang is zh or en, not '%s'", "lang 应为 zh 或 en，而不是“%s”", lang));
        }
    }

    private static boolean ours(String tag) {
        String language = Locale.forLanguageTag(tag).getLanguage();
        return language.equals("zh") || language.equals("en");
    }
}
