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
