package org.hengce.kit.json;

/** Texts that PostgreSQL can hold as they are: no NUL, and every surrogate in its pair. */
public final class Storable {
    private Storable() {}

    public static boolean is(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The beginning of a long text, so many units with the ellipsis that says so; no pair of surrogates is cut in two. */
    public static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }

    /** The text with a sign in the place of each NUL, to be shown. */
    public static String shown(String text) {
        return text.replace((char) 0, '\u2400');
    }
}
