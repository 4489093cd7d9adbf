package org.hengce.policy.versions;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A version of a policy's text, without the text.
 *
 * @param reason null where none was given
 */
@Schema(description = "A version of a policy's text, without the text.")
public record VersionLine(
        @Schema(description = "As evaluations quote it.") int version,
        @Schema(description = "When it was made.") Instant madeAt,
        @Schema(description = "Who made it.") String madeBy,

        @Schema(description = "Why; null where nobody said.") @Nullable
        String reason) {}
