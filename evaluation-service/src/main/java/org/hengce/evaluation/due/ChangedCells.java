package org.hengce.evaluation.due;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which cells of an indicator changed, so that policies are left alone that look at none of them.
 *
 * @param regions null where it may be any
 * @param sectors null where it may be any
 */
public record ChangedCells(
        @Nullable Set<String> regions, @Nullable Set<String> sectors) {
    /** Whatever is not known to have stayed as it was. */
    public static final ChangedCells ANY = new ChangedCells(null, null);

    // With more of them hardly a policy on the indicator is not touched, and finding out costs more than looking.
    private static final int MOST = 50;

    /** In these regions and sectors; many are as good as any. */
    public static ChangedCells of(Collection<String> regions, Collection<String> sectors) {
        return new ChangedCells(few(regions), few(sectors));
    }

    /** In these regions, whatever the sector. */
    public static ChangedCells in(Collection<String> regions) {
        return new ChangedCells(few(regions), null);
    }

    private static @Nullable Set<String> few(Collection<String> codes) {
        Set<String> distinct = Set.copyOf(codes);
        return distinct.size() > MOST ? null : distinct;
    }
}
