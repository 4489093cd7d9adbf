package org.hengce.contracts;

/** The level of a policy or of a region. */
public enum Level {
    NATIONAL,
    PROVINCIAL,
    MUNICIPAL
}
