package org.hengce.indicator.observations;

import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.Codes;
import org.jspecify.annotations.Nullable;

/**
 * One value as it is sent.
 *
 * @param sector all sectors together when it is not said
 * @param status SDMX CL_OBS_STATUS; normal when it is not said
 * @param confidentiality SDMX CL_CONF_STATUS; free when it is not said
 */
@Schema(name = "ObservationToAdd", description = "One value.")
public record ObservationText(
        @NotBlank @Schema(pattern = Codes.INDICATOR, description = "Code of an indicator that exists.")
        String indicator,

        @NotBlank @Schema(pattern = Codes.CODE, description = "Code of a region that exists.")
        String region,

        @Nullable
        @Schema(
                pattern = Codes.CODE,
                description = "Code of a sector that exists; `_T`, all of them, where it is null.")
        String sector,

        @NotBlank @Schema(pattern = Codes.PERIOD, description = "Of the indicator's frequency.", examples = "2021")
        String period,

        @Nullable
        @Schema(
                implementation = Double.class,
                description =
                        "Null with the status O or Q, and only then. Stored in double precision: a number beyond it, or with"
                                + " more digits than it keeps, is refused.")
        SentNumber value,

        @Nullable
        @Schema(
                enumeration = {"A", "E", "P", "B", "O", "Q"},
                description =
                        "SDMX CL_OBS_STATUS: A normal (where it is null), E estimated, P provisional, B break, O missing, Q suppressed.")
        String status,

        @Nullable
        @Schema(
                enumeration = {"F", "C", "N"},
                description =
                        "SDMX CL_CONF_STATUS: F free (where it is null); C confidential and N not for publication are shown to"
                                + " stewards of the region alone.")
        String confidentiality) {
    String sectorCode() {
        return sector == null ? Codes.ALL_SECTORS : sector;
    }

    /** What may stand in a request or file only once. */
    List<String> key() {
        return List.of(indicator, region, sectorCode(), period);
    }

    String statusCode() {
        return status == null ? "A" : status;
    }

    String confidentialityCode() {
        return confidentiality == null ? "F" : confidentiality;
    }
}
