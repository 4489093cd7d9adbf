package org.hengce.presentation.json;

/** What an evaluation counts for. */
public enum Standing {
    /** Made on a date that a sealed plan names: counts. */
    READING,
    /** Made between the readings of a plan: no change of rating is announced on it. */
    PROVISIONAL,
    /** Made without a plan. */
    EXPLORATORY
}
