package org.hengce.presentation.words;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where a line of Chinese or Latin text may end: behind spaces and hyphens, and beside ideographs as the language has it. */
public final class LineBreaks {
    private LineBreaks() {}

    /** Indices behind which a line may end, the end of the text included. */
    public static List<Integer> of(String text) {
        List<Integer> allowed = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(text);
        for (int at = breaks.next(); at != BreakIterator.DONE; at = breaks.next()) {
            // The JDK's rules alone would part "−11." from "2 %".
            boolean end = at == text.length();
            if (end || (text.charAt(at) != '%' && (mayEnd(text.codePointBefore(at)) || isWide(text.codePointAt(at))))) {
                allowed.add(at);
            }
        }
        return allowed;
    }

    /** Whether a character takes the room of two Latin ones. */
    public static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0xA4CF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1FAFF)
                || (c >= 0x20000 && c <= 0x3FFFD);
    }

    private static boolean mayEnd(int c) {
        return Character.isWhitespace(c) || c == '-' || isWide(c);
    }
}
