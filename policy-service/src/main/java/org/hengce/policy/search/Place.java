package org.hengce.policy.search;

import org.hengce.kit.paging.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Where in a list a page begins: behind an entry of it.
 *
 * @param sort the order of the list
 * @param key day or rank of that entry; empty in the order of codes
 * @param code that entry; empty for the first page
 */
record Place(Sort sort, String key, String code) {
    private static final String BETWEEN = "|";
    private static final String RANK = "[0-9.Ee-]{1,20}";

    static Place first(Sort sort) {
        return new Place(sort, "", "");
    }

    boolean isFirst() {
        return code.isEmpty();
    }

    /**
     * The place that a cursor names; null for the first page.
     *
     * @throws org.hengce.kit.problem.Problem 400 if it is of another list
     */
    static @Nullable Place of(String after) {
        if (after.isEmpty()) {
            return null;
        }
        String[] parts = after.split("\\" + BETWEEN, -1);
        if (parts.length == 3) {
            for (Sort sort : Sort.values()) {
                boolean ours = sort != Sort.RELEVANCE || parts[1].matches(RANK);
                if (sort.name().equals(parts[0]) && ours && !parts[2].isEmpty()) {
                    return new Place(sort, parts[1], parts[2]);
                }
            }
        }
        throw PageRequest.foreignCursor();
    }

    static String written(Sort sort, String key, String code) {
        return String.join(BETWEEN, sort.name(), key, code);
    }

    /** @throws org.hengce.kit.problem.Problem 400 if it is of another list */
    float rank() {
        try {
            return Float.parseFloat(key);
        } catch (NumberFormatException e) {
            throw PageRequest.foreignCursor();
        }
    }
}
