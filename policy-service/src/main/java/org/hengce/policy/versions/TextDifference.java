package org.hengce.policy.versions;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What differs between two versions of a text. */
@Schema(description = "What differs between two versions of a policy's text.")
public record TextDifference(
        @Schema(description = "The version that is compared.")
        int from,

        @Schema(description = "The version that it is compared with.")
        int to,

        @Schema(description = "Every field that differs, in the order of the text; none if they say the same.")
        List<ChangedField> changes) {
    /** Copies the list. */
    public TextDifference {
        changes = List.copyOf(changes);
    }

    /** What became of a field. */
    @Schema(name = "DifferenceKind")
    public enum Kind {
        ADD,
        REMOVE,
        REPLACE
    }

    /**
     * A field that differs.
     *
     * @param before any JSON; null where it was not there
     * @param after any JSON; null where it is gone
     */
    @Schema(description = "A field that differs.")
    public record ChangedField(
            Kind op,

            @Schema(
                    description =
                            "Where it stands, as `goals[patent-grants].weight`: an item of a list by what tells it from others, else by"
                                    + " its place.")
            String field,

            @Schema(
                    description =
                            "The same as a JSON pointer (RFC 6901), as `/goals/0/weight`: in the later text, of what was removed in"
                                    + " the earlier one.")
            String path,

            @Schema(description = "What stood there; null where nothing did.") @Nullable
            Object before,

            @Schema(description = "What stands there; null where nothing does.") @Nullable
            Object after) {}
}
