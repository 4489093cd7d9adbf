package org.hengce.kit.paging;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor what to send as {@code cursor} for the next page; null on the last
 */
@Schema(description = "A page of a list.")
public record Page<T>(
        List<T> items,

        @Schema(description = "What to send as `cursor` for the next page; null on the last.") @Nullable
        String nextCursor) {
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

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), nextCursor);
    }
}
