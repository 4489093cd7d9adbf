package org.hengce.methods.diagnostic;

import static org.hengce.methods.diagnostic.Check.found;
import static org.hengce.methods.diagnostic.Check.percent;
import static org.hengce.methods.diagnostic.Check.percentChinese;

import java.util.List;
import org.hengce.methods.effect.Diagnostic;
import org.hengce.methods.effect.Diagnostic.Name;
import org.hengce.methods.effect.Diagnostic.Status;

/** BOUNDARY_CHANGE: whether what a unit's values are of, or how they are counted, changed within the panel. */
public final class BoundaryChanges {
    private BoundaryChanges() {}

    /** Why values before and after are not of the same. */
    public enum Kind {
        /** The unit came into being or ended. */
        VALIDITY,
        /** A value is marked as following a break. */
        STATUS_BREAK,
        /** The whole series is counted in a new way. */
        SERIES_BREAK
    }

    /**
     * One change.
     *
     * @param unit code; that of the outcome where the whole series is concerned
     * @param period the first period after it
     */
    public record Change(String unit, String period, Kind kind) {
        private String english() {
            return switch (kind) {
                case VALIDITY -> "%s %s (the unit began or ended)".formatted(unit, period);
                case STATUS_BREAK -> "%s %s (a value marked as a break)".formatted(unit, period);
                case SERIES_BREAK -> "%s %s (all units are counted anew)".formatted(unit, period);
            };
        }

        private String chinese() {
            return switch (kind) {
                case VALIDITY -> "%s %s（单位设立或撤销）".formatted(unit, period);
                case STATUS_BREAK -> "%s %s（数值标记为断点）".formatted(unit, period);
                case SERIES_BREAK -> "%s %s（全部单位口径变更）".formatted(unit, period);
            };
        }
    }

    /**
     * PASS without changes, else WARN with them.
     *
     * @param changes in the units used
     * @param units how many are used
     */
    public static Diagnostic check(List<Change> changes, int units) {
        if (changes.isEmpty()) {
            return found(
                    Name.BOUNDARY_CHANGE,
                    Status.PASS,
                    0,
                    "No unit's boundary or way of counting is known to have changed.",
                    "没有已知的区划或统计口径变更。");
        }
        boolean all = changes.stream().anyMatch(change -> change.kind() == Kind.SERIES_BREAK);
        long concerned = changes.stream().map(Change::unit).distinct().count();
        double share = all ? 1 : (double) concerned / units;
        return found(
                Name.BOUNDARY_CHANGE,
                Status.WARN,
                share,
                "Values before and after are not of the same in %s of the units: %s."
                        .formatted(
                                percent(share),
                                Listed.english(
                                        changes.stream().map(Change::english).toList())),
                "%s 的单位前后数值不可比：%s。"
                        .formatted(
                                percentChinese(share),
                                Listed.chinese(
                                        changes.stream().map(Change::chinese).toList())));
    }
}
