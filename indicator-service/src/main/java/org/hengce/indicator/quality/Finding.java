package org.hengce.indicator.quality;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/** A cell that a rule speaks of: a flag, not a verdict. */
@Schema(name = "QualityFinding", description = "A cell that a rule speaks of: a flag for somebody to look at.")
public record Finding(
        Rule rule,
        String region,
        String sector,
        String period,

        @Nullable @Schema(description = "The value; null where one is missing.")
        Double value,

        @Nullable @Schema(description = "What the rule expects lies from here; null: unbounded.")
        Double low,

        @Nullable @Schema(description = "To here; null: unbounded.")
        Double high,

        @Nullable @Schema(description = "The period compared with, of rules that compare two.")
        String against,

        @Nullable @Schema(description = "The modified z-score of an outlier.")
        Double score,

        LocalizedText message) {}
