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

    /** The text with a sign in the place of each NUL, to be shown. */
    public static String shown(String text) {
        return text.replace((char) 0, '\u2400');
    }
}
