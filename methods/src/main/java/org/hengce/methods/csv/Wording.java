package org.hengce.methods.csv;

import java.util.List;

/** Lists as they stand in a sentence. */
final class Wording {
    private static final int NAMED_AT_MOST = 5;
    private static final int SHOWN_AT_MOST = 40;

    private Wording() {}

    static String english(List<String> names) {
        return joined(names, ", ");
    }

    static String chinese(List<String> names) {
        return joined(names, "、");
    }

    /** What was found in a cell, in quotes, not longer than can be read. */
    static String quoted(String text) {
        String shown = text.codePointCount(0, text.length()) > SHOWN_AT_MOST
                ? text.substring(0, text.offsetByCodePoints(0, SHOWN_AT_MOST)) + "…"
                : text;
        return "'" + shown.replaceAll("\\p{Cntrl}", "·") + "'";
    }

    private static String joined(List<String> names, String between) {
        String first = String.join(between, names.stream().limit(NAMED_AT_MOST).toList());
        return names.size() > NAMED_AT_MOST ? first + between + "…" : first;
    }
}
