package org.hengce.indicator.observations;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.hengce.contracts.Codes;
import org.jspecify.annotations.Nullable;

/** Which cells are asked for, as it stands in the address; {@link ObservationFilter} says what of it can be. */
public record CellParameters(
        @Parameter(
                required = true,
                description = "Code of the indicator.",
                example = "patent-grants",
                schema = @Schema(pattern = Codes.INDICATOR))
        @QueryParam("indicator")
        @Nullable
        String indicator,

        @Parameter(
                description = "Only this region, or these: codes with commas between.",
                example = "CN-GD",
                schema = @Schema(pattern = ObservationFilter.CODES))
        @QueryParam("region")
        @Nullable
        String region,

        @Parameter(
                description = "Only this sector, or these: codes with commas between.",
                example = "_T",
                schema = @Schema(pattern = ObservationFilter.CODES))
        @QueryParam("sector")
        @Nullable
        String sector,

        @Parameter(description = "The first period.", example = "2020", schema = @Schema(pattern = Codes.PERIOD))
        @QueryParam("from")
        @Nullable
        String from,

        @Parameter(description = "The last period.", example = "2022", schema = @Schema(pattern = Codes.PERIOD))
        @QueryParam("to")
        @Nullable
        String to) {}
