package org.hengce.indicator.quality;

/** What values are checked for. */
enum Rule {
    /** A value outside its range. */
    RANGE,
    /** A change against the value before that is too large a share of it. */
    JUMP,
    /** Regions that do not make up the one that they are parts of. */
    REGION_BALANCE,
    /** Sectors that do not make up the one that they are parts of. */
    SECTOR_BALANCE,
    /** An expected value that is not there. */
    MISSING,
    /** A change against the year before that is far from what is usual in its series. */
    OUTLIER
}
