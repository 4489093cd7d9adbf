package org.hengce.policy.definitions;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A code that is not defined yet. */
@Schema(description = "A code that is not defined yet; what it stands in counts as soon as it is.")
public record PendingCode(
        @Schema(description = "Where it stands, as `goals[0].indicator`.")
        String field,

        String code) {
    public static PendingCode of(Mention mention) {
        return new PendingCode(mention.field(), mention.code());
    }
}
