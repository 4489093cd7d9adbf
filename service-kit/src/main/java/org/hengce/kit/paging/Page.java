package org.hengce.kit.paging;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor what to send as {@code cursor} for the next page; null on the last
 * @param further gives the page after a cursor, to who writes the whole list; null where nobody does
 * @param state differs whenever the content does, at one address; null where only the content itself tells
 */
@Schema(description = "A page of a list.")
public record Page<T>(
        List<T> items,

        @Schema(description = "What to send as `cursor` for the next page; null on the last.") @Nullable
        String nextCursor,

        @JsonIgnore @Schema(hidden = true) @Nullable Function<String, Page<T>> further,

        @JsonIgnore @Schema(hidden = true) @Nullable String state) {
    /** As many bytes of content as a page of large rows holds, unless a single one is larger. */
    public static final long MOST_BYTES = 2_000_000;

    private static final int MEASURED_FIRST = 16;

    public Page(List<T> items, @Nullable String nextCursor) {
        this(items, nextCursor, null, null);
    }

    /**
     * A page from one row more than was asked for, which tells whether there is a next one.
     *
     * @param key the sort key of a row, from which the next page goes on
     */
    public static <T> Page<T> of(List<T> oneMore, PageRequest request, Function<T, String> key) {
        if (oneMore.size() <= request.limit()) {
            return new Page<>(List.copyOf(oneMore), null);
        }
        List<T> items = List.copyOf(oneMore.subList(0, request.limit()));
        return new Page<>(items, PageRequest.cursorAfter(key.apply(items.get(items.size() - 1))));
    }

    /**
     * As {@link #of}, of rows of which a thousand may be more than the process has: the page ends where it has grown large, before
     * it holds as many as were asked for.
     *
     * @param bytes the sizes of some of the rows, one for each in their order; asked for a few first, and for more where these
     *     are small
     */
    public static <T> Page<T> measured(
            List<T> oneMore, PageRequest request, Function<T, String> key, Function<List<T>, List<Long>> bytes) {
        int fitting = Math.min(request.limit(), fitting(oneMore, bytes));
        return of(oneMore, new PageRequest(fitting, request.after()), key);
    }

    private static <T> int fitting(List<T> rows, Function<List<T>, List<Long>> bytes) {
        int fitting = 0;
        long room = MOST_BYTES;
        int next = MEASURED_FIRST;
        while (fitting < rows.size()) {
            for (long size : bytes.apply(rows.subList(fitting, Math.min(rows.size(), fitting + next)))) {
                room -= size;
                if (fitting > 0 && room < 0) {
                    return fitting;
                }
                fitting++;
            }
            next *= 2;
        }
        return fitting;
    }

    /** The same page, with a way to the next one. */
    public Page<T> continuedBy(Function<String, Page<T>> next) {
        return new Page<>(items, nextCursor, next, state);
    }

    /** The same page, with what tells it from what stood there before: its ETag need not be made from its content. */
    public Page<T> inState(String present) {
        return new Page<>(items, nextCursor, further, present);
    }

    /** The page after this one; null if this is the last. */
    public @Nullable Page<T> next() {
        if (nextCursor == null) {
            return null;
        }
        if (further == null) {
            throw new IllegalStateException("this list does not say how it goes on; see continuedBy");
        }
        return further.apply(nextCursor);
    }

    public <R> Page<R> map(Function<T, R> view) {
        return mapTogether(all -> all.stream().map(view).toList());
    }

    /** As {@link #map}, where all items of a page are looked at together, as to ask the database once for all of them. */
    public <R> Page<R> mapTogether(Function<List<T>, List<R>> views) {
        Function<String, Page<R>> mapped =
                further == null ? null : cursor -> further.apply(cursor).mapTogether(views);
        return new Page<>(views.apply(items), nextCursor, mapped, state);
    }
}
