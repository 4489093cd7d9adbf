package org.hengce.launcher.terminal;

import java.util.ArrayList;
import java.util.List;
import org.hengce.presentation.words.LineBreaks;

/** How many columns of a terminal text takes: ideographs and their punctuation take two. */
public final class Width {
    private Width() {}

    public static int of(String text) {
        return text.codePoints().map(Width::of).sum();
    }

    /** Lines of at most so many columns, broken where the language allows. */
    public static List<String> wrapped(String text, int columns) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        int fits = 0;
        for (int end : LineBreaks.of(text)) {
            if (of(text.substring(start, end).stripTrailing()) > columns && fits > start) {
                lines.add(text.substring(start, fits).strip());
                start = fits;
            }
            fits = end;
        }
        lines.add(text.substring(start).strip());
        return lines;
    }

    private static int of(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT)
            return 0;
        return LineBreaks.isWide(c) ? 2 : 1;
    }
}
