package org.hengce.policy.definitions;

import java.util.List;
import org.hengce.kit.hash.Sha256;

/**
 * What a text waits for, or what others have made wrong in it by defining what it names.
 *
 * @param pending codes that are not defined yet, in the order in which they are named
 * @param contradicted target effects whose sign goes against the direction of their indicator, as {@code goals[0].targetEffect}
 */
public record Unsettled(List<PendingCode> pending, List<String> contradicted) {
    private static final int TAG_LENGTH = 16;

    /** Copies the lists. */
    public Unsettled {
        pending = List.copyOf(pending);
        contradicted = List.copyOf(contradicted);
    }

    /** Differs when others have defined something; empty where nothing is unsettled. */
    public String tag() {
        return pending.isEmpty() && contradicted.isEmpty()
                ? ""
                : Sha256.hex(pending.toString() + contradicted).substring(0, TAG_LENGTH);
    }
}
