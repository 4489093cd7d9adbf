package org.hengce.methods.synthetic;

/**
 * Some periods, by name, both ends included.
 *
 * @param from the first; empty for the panel's first
 * @param to the last; empty for the last before the treatment
 */
public record PeriodRange(String from, String to) {
    /** All periods before the treatment. */
    static final PeriodRange ALL = new PeriodRange("", "");
}
