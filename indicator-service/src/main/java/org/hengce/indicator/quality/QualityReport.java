package org.hengce.indicator.quality;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How often each rule of an indicator found something.
 *
 * @param vintage the last one that was looked at; null where there is none
 * @param day on which it was computed: what is due depends on it
 * @param checked cells looked at
 */
@Schema(
        name = "QualityReport",
        description = "How often each rule of an indicator found something that the reader may see.")
public record QualityReport(
        String indicator,

        @Nullable @Schema(description = "The last vintage that was looked at; null where there is none.")
        Instant vintage,

        @Schema(description = "The day for which it holds: what is due depends on it.")
        LocalDate day,

        @Schema(description = "Cells looked at.") long checked,

        @Schema(description = "By rule, as far as the indicator has rules.")
        List<Count> counts) {
    /** How often a rule found something. */
    @Schema(name = "QualityCount", description = "How often a rule found something.")
    public record Count(Rule rule, long findings) {}
}
