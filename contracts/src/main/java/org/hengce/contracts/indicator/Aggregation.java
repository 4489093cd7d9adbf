package org.hengce.contracts.indicator;

/** How values of parts make the value of the whole. */
public enum Aggregation {
    SUM,
    MEAN,
    LAST,
    NONE
}
