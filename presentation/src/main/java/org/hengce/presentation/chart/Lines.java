package org.hengce.presentation.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hengce.presentation.words.LineBreaks;

/**
 * Text broken into lines. SVG does not break lines, and the reader's font is not known here: widths are those of a
 * wide sans (DejaVu): a line that ends early is better than one that is cut.
 */
final class Lines {
    private static final double NARROWEST = 0.38;
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Lines() {}

    /** Estimated width in pixels. */
    static double width(String text, double size) {
        return size * text.codePoints().mapToDouble(Lines::ems).sum();
    }

    /** Lines not wider than this, broken where the language allows; the last one is cut with … if they are too many. */
    static List<String> broken(String whole, double size, double width, int atMost) {
        String text = clipped(whole, (int) (atMost * width / (size * NARROWEST)) + 2);
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

    /** One line not wider than this, cut with … where it is too long. */
    static String shortened(String line, double size, double width) {
        if (line.length() <= 2 || width(line, size) <= width) {
            return line;
        }
        double room = width - width("…", size);
        int end = 0;
        double taken = 0;
        while (end < line.length()) {
            int c = line.codePointAt(end);
            taken += size * ems(c);
            if (taken > room && end > 0) {
                break;
            }
            end += Character.charCount(c);
        }
        String kept = line.substring(0, end).stripTrailing();
        return kept.endsWith("…") ? kept : kept + "…";
    }

    /** What cannot be shown in any case is not looked at: a title may be a book. */
    private static String clipped(String text, int atMost) {
        String oneLine = text.length() > 4 * atMost ? text.substring(0, 4 * atMost) : text;
        String spaced = SPACE.matcher(oneLine).replaceAll(" ").strip();
        if (spaced.codePointCount(0, spaced.length()) <= atMost) {
            return spaced;
        }
        return spaced.substring(0, spaced.offsetByCodePoints(0, atMost)) + "…";
    }

    private static double ems(int c) {
        if (c >= 0x1F000 && c < 0x20000) {
            return 1.4; // emoji
        }
        if (c >= 0xFDF0 && c < 0xFE00) {
            return 6; // Arabic ligatures of whole phrases
        }
        if ((c >= 0x2E80 && c < 0xFE00) || (c >= 0xFF00 && c < 0xFF61) || c >= 0x20000) {
            return 1; // ideographs, their punctuation, full-width forms
        }
        if (c == ' ' || "iljtfI.,:;'|()[]".indexOf(c) >= 0 || c == '\u2009' || c == '\u202f') {
            return NARROWEST;
        }
        if (c == 'm' || c == 'w' || c == 'M' || c == 'W' || c == '%' || c == '—') {
            return 0.95;
        }
        if (c >= 0x0530 && (c < 0x2000 || c >= 0x2070) && c != 0x2212) {
            return 1; // scripts that this estimate does not know, and symbols
        }
        return Character.isUpperCase(c) ? 0.72 : 0.63;
    }
}
