package org.hengce.methods.its;

/** How several treated units become one series. */
public enum UnitAggregate {
    /** Their mean, each unit alike: the effect is that on the average unit. */
    MEAN,
    /** Their sum, for indicators that add up: the effect is that on all of them together. */
    SUM
}
