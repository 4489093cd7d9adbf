package org.hengce.indicator.indicators;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.hengce.contracts.Frequency;
import org.hengce.contracts.indicator.Dimension;
import org.hengce.indicator.Filters;
import org.hengce.kit.paging.Asked;
import org.hengce.kit.register.Where;
import org.jspecify.annotations.Nullable;

/** Which indicators are asked for, as it stands in the address. */
public record IndicatorFilter(
        @Parameter(
                description = "Whose code or name has this in it.",
                example = "patent",
                schema = @Schema(pattern = Asked.WORD))
        @QueryParam("q")
        @Nullable
        String q,

        @Parameter(
                description = "Only of this dimension.",
                example = "INNOVATION",
                schema = @Schema(implementation = Dimension.class))
        @QueryParam("dimension")
        @Nullable
        String dimension,

        @Parameter(
                description = "Only of this frequency.",
                example = "A",
                schema = @Schema(implementation = Frequency.class))
        @QueryParam("frequency")
        @Nullable
        String frequency,

        @Parameter(
                description = "Retired ones instead of those in use.",
                schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
        @QueryParam("retired")
        @Nullable
        String retired) {
    /**
     * Those of which all holds that is said.
     *
     * @throws org.hengce.kit.problem.Problem 400 for a value that cannot be
     */
    public Where where() {
        return Filters.common(q, retired)
                .and(
                        "dimension",
                        Asked.oneOf("dimension", dimension, Dimension.values()),
                        "text->>'dimension' = :dimension")
                .and(
                        "frequency",
                        Asked.oneOf("frequency", frequency, Frequency.values()),
                        "text->>'frequency' = :frequency");
    }
}
