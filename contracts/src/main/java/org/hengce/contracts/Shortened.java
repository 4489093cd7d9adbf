package org.hengce.contracts;

/** The beginnings of long texts. */
public final class Shortened {
    private Shortened() {}

    /**
     * At most so many UTF-16 units of a text, the ellipsis that says so included; no pair of surrogates is cut in two.
     *
     * @param longest 2 or more
     */
    public static String of(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }
}
