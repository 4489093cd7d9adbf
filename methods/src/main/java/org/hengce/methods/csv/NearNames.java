package org.hengce.methods.csv;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names that someone may have meant. */
final class NearNames {
    private static final int AT_MOST = 3;
    /** Shorter names are part of too many others. */
    private static final int TELLING = 3;

    private NearNames() {}

    /** Those that differ by a few letters, or hold what was written; the nearest first. */
    static List<String> of(String written, Collection<String> names) {
        String low = written.toLowerCase(Locale.ROOT);
        int tolerance = Math.max(1, low.length() / 3);
        return names.stream()
                .filter(name -> distance(low, name.toLowerCase(Locale.ROOT)) <= tolerance)
                .sorted(Comparator.comparingInt((String name) -> distance(low, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .distinct()
                .limit(AT_MOST)
                .toList();
    }

    /** Letters to change, add or take away (Levenshtein); 1 where one is part of the other. */
    private static int distance(String one, String other) {
        boolean telling = Math.min(one.length(), other.length()) >= TELLING;
        if (telling && (one.contains(other) || other.contains(one))) {
            return one.equals(other) ? 0 : 1;
        }
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
