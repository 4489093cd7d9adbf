package org.hengce.indicator.freshness;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.Frequency;
import org.hengce.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * How far the published values of an indicator reach, and how far they should.
 *
 * @param lastPeriod the last one of which anything was published; null where nothing was
 * @param received its last vintage; null where there is none
 * @param duePeriod the last one whose values are due; null where its rules say of none that they are
 * @param overdue whether of that one and all later ones nothing was published
 */
@Schema(
        name = "IndicatorFreshness",
        description = "How far the published values of an indicator reach, and how far they should.")
public record IndicatorFreshness(
        String indicator,
        LocalizedText name,
        @Schema(description = "How often there is a value.") Frequency frequency,

        @Nullable
        @Schema(
                description =
                        "The last period of which anything was published, be it that a value is missing or hidden; null where"
                                + " nothing was. What waits for its release does not count.",
                examples = "2024")
        String lastPeriod,

        @Nullable
        @Schema(description = "When something new was published last: its last vintage; null where there is none.")
        Instant received,

        @Nullable
        @Schema(
                description =
                        "The last period whose values are due today by the rule `expected`; null where there is no such rule,"
                                + " or nothing is due yet.",
                examples = "2025")
        String duePeriod,

        @Schema(
                description =
                        "Whether nothing was published of the period that is due or a later one. Which regions lack a value"
                                + " the findings of the rule MISSING say.")
        boolean overdue) {}
