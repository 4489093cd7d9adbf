package org.hengce.presentation.json;

/** What the outcome was turned into before the effect was estimated. */
public enum Transform {
    /** As it was observed. */
    LEVEL,
    /** Natural logarithm: effects are in log points. */
    LOG,
    /** Divided by the population. */
    PER_CAPITA,
    /** Change since the period before. */
    GROWTH,
    /** In constant prices. */
    DEFLATED
}
