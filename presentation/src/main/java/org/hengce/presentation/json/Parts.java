package org.hengce.presentation.json;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Copies of what a document is made of; a part that the writer left out is an empty one. */
final class Parts {
    private Parts() {}

    static <T> List<T> listed(@Nullable List<T> items) {
        return items == null ? List.of() : List.copyOf(items);
    }

    /** Sorted, since the order of {@code Map.copyOf} differs from run to run and ends up in files that are compared. */
    static <T> SortedMap<String, T> sorted(@Nullable Map<String, T> entries) {
        return entries == null
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /** NaN inside {@code methods} is null in JSON. */
    static @Nullable Double number(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
