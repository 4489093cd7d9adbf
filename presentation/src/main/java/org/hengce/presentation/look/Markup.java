package org.hengce.presentation.look;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Writes elements and text that is well-formed as XML and as HTML. Every value passes through {@link #escaped}, so that
 * nothing a user typed can become markup.
 */
public final class Markup {
    private static final int HUNDREDTHS = 100;
    /** Below it a product with 100 and its decimal are within a millionth of each other. */
    private static final double EXACT = 1e9;

    private static final double CERTAIN = 0.5 - 1e-6;

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element.
     *
     * @param attributes names and values by turns; a value is a string or a number, which is written with at most two
     *     decimals
     */
    public Markup open(String element, Object... attributes) {
        start(element, attributes);
        out.append('>');
        open.push(element);
        return this;
    }

    /** Closes the element opened last. */
    public Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Closes elements until this many are open. */
    public Markup closeTo(int depth) {
        while (open.size() > depth) {
            close();
        }
        return this;
    }

    /** How many elements are open. */
    public int depth() {
        return open.size();
    }

    /** An element without content. */
    public Markup empty(String element, Object... attributes) {
        start(element, attributes);
        out.append("/>");
        return this;
    }

    /** An element with nothing but text in it. */
    public Markup element(String element, String text, Object... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** Text, escaped. */
    public Markup text(String text) {
        write(text, Markup::escape, out);
        return this;
    }

    /** What another one wrote, or a stylesheet of our own: the only way past the escaping. */
    public Markup trusted(String markup) {
        out.append(markup);
        return this;
    }

    /** A new line, for those who read the source. */
    public Markup line() {
        out.append('\n');
        return this;
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("still open: " + open);
        }
        return out.toString();
    }

    /**
     * Text of any origin without characters that XML does not know, and without those that turn the direction of what stands around
     * them: no text of others may do that to ours.
     */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        write(text, c -> isPlain(c) ? null : "", plain);
        return plain.toString();
    }

    /** {@link #plain} text as it may stand between tags and in attributes. */
    public static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        write(text, Markup::escape, safe);
        return safe.toString();
    }

    /** Text with something else for some of its characters; what stands between those, mostly all of it, is copied in one piece. */
    private static void write(String text, IntFunction<@Nullable String> instead, StringBuilder to) {
        int from = 0;
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            int next = at + Character.charCount(c);
            String other = instead.apply(c);
            if (other != null) {
                to.append(text, from, at).append(other);
                from = next;
            }
            at = next;
        }
        to.append(text, from, at);
    }

    private static @Nullable String escape(int c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> isPlain(c) ? null : "";
        };
    }

    private static boolean isPlain(int c) {
        return inXml(c) && !turnsDirection(c);
    }

    private void start(String element, Object... attributes) {
        out.append('<').append(element);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            if (attributes[i + 1] instanceof Number number) {
                out.append(number(number.doubleValue()));
            } else {
                write(attributes[i + 1].toString(), Markup::escape, out);
            }
            out.append('"');
        }
    }

    /** At most two decimals: a hundredth of a pixel is not seen, and short numbers are the same everywhere. */
    public static String number(double value) {
        double hundredths = value * HUNDREDTHS;
        long nearest = Math.round(hundredths);
        // Not so near the middle of two that it matters how the product was rounded; a page has tens of thousands of
        // numbers.
        if (Math.abs(hundredths) < EXACT && Math.abs(hundredths - nearest) < CERTAIN) {
            return ofHundredths(nearest);
        }
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    private static String ofHundredths(long hundredths) {
        long size = Math.abs(hundredths);
        long rest = size % HUNDREDTHS;
        String whole = (hundredths < 0 ? "-" : "") + size / HUNDREDTHS;
        if (rest == 0) {
            return whole;
        }
        return rest % 10 == 0 ? whole + "." + rest / 10 : whole + (rest < 10 ? ".0" : ".") + rest;
    }

    private static boolean turnsDirection(int c) {
        return c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    private static boolean inXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
