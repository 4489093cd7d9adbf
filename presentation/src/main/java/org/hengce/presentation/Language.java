package org.hengce.presentation;

import java.util.Locale;

/** The two languages that Hengce speaks. */
public enum Language {
    /** Chinese, simplified. */
    ZH("zh-CN"),
    /** English. */
    EN("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** Chinese for any Chinese locale, English for every other. */
    public static Language of(Locale locale) {
        return locale.getLanguage().equals("zh") ? ZH : EN;
    }

    /** For {@code lang} attributes. */
    public String tag() {
        return tag;
    }
}
