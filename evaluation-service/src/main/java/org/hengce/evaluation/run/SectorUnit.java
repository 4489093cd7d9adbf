package org.hengce.evaluation.run;

/**
 * A region in one of the sectors that a goal lists. The one place that makes and reads its name, {@code CN-GD/C26}: no code of a
 * region or sector holds a slash.
 */
public record SectorUnit(String region, String sector) {
    private static final char OF = '/';

    /** As results and files name it. */
    public String name() {
        return region + OF + sector;
    }

    /** The region of a unit, be it a region or one in a sector. */
    public static String regionOf(String unit) {
        int at = unit.indexOf(OF);
        return at < 0 ? unit : unit.substring(0, at);
    }

    /** That of this name. */
    public static SectorUnit of(String name) {
        int at = name.indexOf(OF);
        return new SectorUnit(name.substring(0, at), name.substring(at + 1));
    }
}
