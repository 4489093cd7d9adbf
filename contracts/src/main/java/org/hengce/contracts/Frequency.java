package org.hengce.contracts;

/** How often a series is observed: the SDMX code list CL_FREQ, as far as periods of {@link Period} exist for it. */
public enum Frequency {
    /** Annual. */
    A,
    /** Quarterly. */
    Q,
    /** Monthly. */
    M,
    /** Weekly (ISO 8601). */
    W,
    /** Daily. */
    D
}
