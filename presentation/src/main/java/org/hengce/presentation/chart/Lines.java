package org.hengce.presentation.chart;

import java.util.ArrayList;
import java.util.List;
import org.hengce.presentation.words.LineBreaks;

/**
 * Text broken into lines. SVG does not break lines, and the reader's font is not known here: widths are those of a
 * wide sans (DejaVu): a line that ends early is better than one that is cut.
 */
final class Lines {
    private Lines() {}

    /** Estimated width in pixels. */
    static double width(String text, double size) {
        return size * text.codePoints().mapToDouble(Lines::ems).sum();
    }

    /** Lines not wider than this, broken where the language allows; the last one is cut with … if they are too many. */
    static List<String> broken(String text, double size, double width, int atMost) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        int fits = 0;
        for (int end : LineBreaks.of(text)) {
            if (width(text.substring(start, end).stripTrailing(), size) > width && fits > start) {
                lines.add(text.substring(start, fits).strip());
                start = fits;
            }
            fits = end;
        }
        lines.add(text.substring(start).strip());
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < Math.min(atMost, lines.size()); i++) {
            boolean cut = i == atMost - 1 && lines.size() > atMost;
            kept.add(shortened(cut ? lines.get(i) + "…" : lines.get(i), size, width));
        }
        return kept;
    }

    private static String shortened(String line, double size, double width) {
        String shorter = line;
        while (width(shorter, size) > width && shorter.codePointCount(0, shorter.length()) > 2) {
            int end = shorter.length() - (shorter.endsWith("…") ? 1 : 0);
            shorter = shorter.substring(0, shorter.offsetByCodePoints(end, -1)).stripTrailing() + "…";
        }
        return shorter;
    }

    private static double ems(int c) {
        if ((c >= 0x2E80 && c < 0xFE00) || (c >= 0xFF00 && c < 0xFF61) || c >= 0x20000) {
            return 1; // ideographs, their punctuation, full-width forms
        }
        if (c == ' ' || "iljtfI.,:;'|()[]".indexOf(c) >= 0 || c == '\u2009' || c == '\u202f') {
            return 0.38;
        }
        if (c == 'm' || c == 'w' || c == 'M' || c == 'W' || c == '%' || c == '—') {
            return 0.95;
        }
        return Character.isUpperCase(c) ? 0.72 : 0.63;
    }
}
