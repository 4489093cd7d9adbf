package org.hengce.methods.effect;

/** How group-time effects are averaged; the names are those on the wire in lower case. */
public enum Aggregation {
    /** All cells from treatment on, by cohort size. */
    SIMPLE,
    /** By distance from treatment; overall: distances from 0 on, each alike. */
    DYNAMIC,
    /** By cohort; overall: cohorts by size. */
    GROUP,
    /** By period; overall: periods alike. */
    CALENDAR
}
