package org.hengce.methods.panel;

/** How often a panel is observed, as far as its periods' names tell. */
public enum Frequency {
    /** {@code 2021}. */
    ANNUAL(1),
    /** {@code 2021-Q3}. */
    QUARTERLY(4),
    /** {@code 2021-07}. */
    MONTHLY(12),
    /** {@code 2021-W05}. */
    WEEKLY(52),
    /** {@code 2021-07-15}. */
    DAILY(7),
    /** The names are numbers or texts that are not dates: their order is all that is known. */
    UNDATED(1);

    private final int seasonalCycle;

    Frequency(int seasonalCycle) {
        this.seasonalCycle = seasonalCycle;
    }

    /** Periods after which a season returns: a year, for days a week; 1 where there are no seasons. */
    public int seasonalCycle() {
        return seasonalCycle;
    }
}
