package org.hengce.policy.search;

/** In which order policies are listed. */
public enum Sort {
    /** By their codes. */
    CODE,
    /** Those that have the words in more important places first. */
    RELEVANCE,
    /** By the day of announcement, the newest first; those without one last. */
    DATE
}
