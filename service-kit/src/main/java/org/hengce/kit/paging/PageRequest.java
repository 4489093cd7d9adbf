package org.hengce.kit.paging;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.hengce.kit.json.Storable;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Which page is asked for.
 *
 * @param after the sort key after which the page begins; empty for the first
 */
public record PageRequest(int limit, String after) {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 1000;
    /** The limit of who reads a list to its end. */
    public static final String LARGEST = Integer.toString(MAX_LIMIT);

    // Java reads the digits of all scripts, and a sign.
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,4}");
    private static final String PREFIX = "v1:";

    /**
     * Reads {@code ?limit=} and {@code ?cursor=}.
     *
     * @throws Problem 400 if the limit is not within 1 and 1000 or the cursor is not one of ours
     */
    public static PageRequest of(@Nullable String limit, @Nullable String cursor) {
        return new PageRequest(limit(limit), cursor == null ? "" : key(cursor));
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        if (WHOLE.matcher(text).matches()) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        }
        throw Problem.of(
                ProblemType.MALFORMED,
                Message.of(
                        "limit is '%s'; send a whole number from 1 to %d",
                        "limit 为“%s”；请使用 1 至 %d 的整数", text, MAX_LIMIT));
    }

    private static String key(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.startsWith(PREFIX) && Storable.is(text)) {
                return text.substring(PREFIX.length());
            }
        } catch (IllegalArgumentException e) {
            // told below, as for text that is not ours
        }
        throw foreignCursor();
    }

    /**
     * The sort key as a number, for lists in numerical order; empty for the first page.
     *
     * @throws Problem 400 if the cursor is of another list
     */
    public OptionalLong afterNumber() {
        if (after.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(after));
        } catch (NumberFormatException e) {
            throw foreignCursor();
        }
    }

    /** 400: what stands in the cursor is of another list. */
    public static Problem foreignCursor() {
        return Problem.of(
                ProblemType.MALFORMED,
                Message.of(
                        "the cursor is not one that this list gave; start again without it", "该游标不是此列表给出的；请去掉后重新开始"));
    }

    static String cursorAfter(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((PREFIX + key).getBytes(StandardCharsets.UTF_8));
    }
}
