package org.hengce.policy.definitions;

/**
 * A code that a text names.
 *
 * @param field where it stands, as {@code goals[0].indicator}
 */
public record Mention(String field, Kind kind, String code) {
    /** What is defined elsewhere than in the text. */
    public enum Kind {
        REGION,
        SECTOR,
        INDICATOR,
        STRATEGY,
        POLICY
    }
}
