package org.hengce.methods.grouptime;

/**
 * An estimate with its influence.
 *
 * @param key cohort, period or event time, by index; 0 of an overall average
 * @param att the estimate
 * @param influence as a combination of coordinates
 * @param showsSpread whether it has an error: not so where it rests on single units or base periods alone
 * @param treatedUnits behind it
 */
record Target(int key, double att, Form influence, boolean showsSpread, int treatedUnits) {}
