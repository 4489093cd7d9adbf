package org.hengce.policy.definitions;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.kit.hash.Sha256;

/**
 * What a text waits for, or what others have made wrong in it by defining what it names.
 *
 * @param pending in the order in which they are named
 */
public record Unsettled(
        @Schema(
                description =
                        "Codes that it names and that are not defined yet; of a strategy or a policy: that is not published yet.")
        List<PendingCode> pending,

        @Schema(
                description =
                        "Target effects whose sign goes against the direction of their indicator, which was defined or changed"
                                + " later; as `goals[0].targetEffect`.")
        List<String> contradicted) {
    private static final int TAG_LENGTH = 16;

    /** Copies the lists. */
    public Unsettled {
        pending = List.copyOf(pending);
        contradicted = List.copyOf(contradicted);
    }

    /** Differs when others have defined something; empty where nothing is unsettled. */
    @JsonIgnore
    public String tag() {
        return pending.isEmpty() && contradicted.isEmpty()
                ? ""
                : Sha256.hex(pending.toString() + contradicted).substring(0, TAG_LENGTH);
    }
}
