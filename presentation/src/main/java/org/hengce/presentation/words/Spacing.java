package org.hengce.presentation.words;

import java.util.regex.Pattern;

/** Chinese and Latin, and Chinese and numbers, are separated by a thin space; punctuation brings its own. */
final class Spacing {
    private static final Pattern INTO_LATIN = Pattern.compile("(?<=\\p{IsHan}) ?(?=[\\p{IsLatin}\\p{Nd}\u2212])");
    private static final Pattern INTO_CHINESE = Pattern.compile("(?<=[\\p{IsLatin}\\p{Nd}%]) ?(?=\\p{IsHan})");

    private static final Pattern AFTER_PUNCTUATION = Pattern.compile("(?<=[）。，；：、]) ");

    /** All ideographs and their punctuation are behind it. */
    private static final int LAST_WITHOUT_CHINESE = 0x2E7F;

    private Spacing() {}

    static String thin(String text) {
        if (text.chars().allMatch(c -> c <= LAST_WITHOUT_CHINESE)) { // as most cells of tables are
            return text;
        }
        String closed = AFTER_PUNCTUATION.matcher(text).replaceAll("");
        String entered = INTO_LATIN.matcher(closed).replaceAll("\u2009");
        return INTO_CHINESE.matcher(entered).replaceAll("\u2009");
    }
}
