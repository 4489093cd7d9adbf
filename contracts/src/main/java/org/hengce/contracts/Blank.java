package org.hengce.contracts;

/** Texts in which nothing is to be seen. */
public final class Blank {
    private Blank() {}

    /** Whether there are spaces alone: those that do not break a line, too, which {@link String#isBlank} takes for letters. */
    public static boolean is(String text) {
        return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
    }
}
