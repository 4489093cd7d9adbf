package org.hengce.contracts.indicator;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.Codes;

/**
 * An entry of an indicator's release calendar: when the value of a period becomes public.
 *
 * @param period of the indicator's frequency
 * @param on a day in the installation's zone, which means its beginning, or an instant
 */
@Schema(name = "PlannedRelease", description = "When the values of a period become public.")
public record PlannedRelease(
        @NotNull
        @Pattern(regexp = Codes.PERIOD)
        @Schema(description = "Of the indicator's frequency.", examples = "2026")
        String period,

        @NotNull
        @Schema(
                description = "A day, which means its beginning in Asia/Shanghai, or an instant.",
                examples = "2027-03-31")
        String on) {}
