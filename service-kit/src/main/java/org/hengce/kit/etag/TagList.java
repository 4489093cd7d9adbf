package org.hengce.kit.etag;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;

/**
 * What stands in {@code If-Match} or {@code If-None-Match} (RFC 9110, 8.8.3 and 13.1): {@code *}, or tags with commas between.
 *
 * @param any whether it is {@code *}
 * @param tags as they were sent, quotes and {@code W/} included
 */
record TagList(boolean any, List<String> tags) {
    private static final String WEAK = "W/";
    private static final Pattern NEXT =
            Pattern.compile("[ \\t]*(?:((?:W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*\")[ \\t]*)?(,|$)");

    /** @throws Problem 400 if it is neither */
    static TagList parse(String header, String value) {
        if (value.strip().equals("*")) {
            return new TagList(true, List.of());
        }
        List<String> tags = new ArrayList<>();
        Matcher next = NEXT.matcher(value);
        int at = 0;
        while (at < value.length()) {
            if (!next.find(at) || next.start() != at) {
                throw malformed(header, value);
            }
            if (next.group(1) != null) {
                tags.add(next.group(1));
            }
            at = next.end();
        }
        if (tags.isEmpty()) {
            throw malformed(header, value);
        }
        return new TagList(false, tags);
    }

    private static Problem malformed(String header, String value) {
        return Problem.of(
                ProblemType.MALFORMED,
                Message.of(
                        "%s is '%s'; send * or ETags as you read them, with their quotes: \"3\", W/\"x\"",
                        "%s 为“%s”；请使用 * 或所读取的 ETag（含引号）：\"3\"、W/\"x\"", header, value));
    }

    /** Whether the two may stand for each other when something is changed: byte for byte the same, and not weak. */
    boolean matchesStrongly(String tag) {
        return any || (!tag.startsWith(WEAK) && tags.contains(tag));
    }

    /** Whether a reader who has one of these has this, too. */
    boolean matchesWeakly(String tag) {
        return any || tags.stream().map(TagList::opaque).anyMatch(opaque(tag)::equals);
    }

    private static String opaque(String tag) {
        return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
    }
}
