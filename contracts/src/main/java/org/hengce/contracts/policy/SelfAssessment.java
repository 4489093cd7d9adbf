package org.hengce.contracts.policy;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.Codes;
import org.hengce.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What the agency itself reports (自评): shown beside the estimate, never part of it.
 *
 * @param on ISO date
 * @param by who reports
 */
@Schema(description = "What the agency itself reports, shown beside the estimate.")
public record SelfAssessment(
        @Schema(format = "date", description = "The day of the report.")
        String on,

        @Size(min = 1, max = 200) @Schema(description = "Who reports.")
        String by,

        LocalizedText text,

        @Size(max = 200) @Schema(description = "What it claims, indicator by indicator.", defaultValue = "[]")
        List<Claim> claims,

        @Size(max = 100) @Schema(description = "The evidence that came with it.", defaultValue = "[]")
        List<Attachment> attachments) {
    /** The form of a media type (RFC 6838, 4.2). */
    public static final String MEDIA_TYPE =
            "[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}";

    /** Lists that were not sent are empty. */
    @SuppressWarnings("NullAway") // read from JSON, where anything may be missing
    public SelfAssessment {
        claims = claims == null ? List.of() : List.copyOf(claims);
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }

    /**
     * A claimed effect.
     *
     * @param unit what the value is measured in; null for the indicator's own unit
     */
    @Schema(description = "A claimed effect on one indicator.")
    public record Claim(
            @Pattern(regexp = Codes.INDICATOR) String indicator,
            Double value,

            @Size(max = 100) @Nullable String unit) {}

    /**
     * What is known of an attached file; its bytes are not in the event.
     *
     * @param mediaType as {@code application/pdf}
     */
    @Schema(description = "What is known of an attached file.")
    public record Attachment(
            @Size(min = 1, max = 255) String name,

            @Pattern(regexp = MEDIA_TYPE) @Schema(examples = "application/pdf")
            String mediaType,

            @PositiveOrZero @Max(1_000_000_000_000_000L) Long bytes,

            @Pattern(regexp = "[0-9a-f]{64}") String sha256) {}
}
