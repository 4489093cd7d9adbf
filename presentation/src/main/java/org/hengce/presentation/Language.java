package org.hengce.presentation;

import java.util.Locale;

/** The two languages that Hengce speaks. */
public enum Language {
    /** Chinese, simplified. */
    ZH("zh", "zh-CN"),
    /** English. */
    EN("en", "en");

    private final String code;
    private final String tag;

    Language(String code, String tag) {
        this.code = code;
        this.tag = tag;
    }

    /** Chinese for any Chinese locale, English for every other. */
    public static Language of(Locale locale) {
        return locale.getLanguage().equals("zh") ? ZH : EN;
    }

    /** As callers name it, and files are named by it: {@code zh}, {@code en}. */
    public String code() {
        return code;
    }

    /** For {@code lang} attributes. */
    public String tag() {
        return tag;
    }
}
