package org.hengce.indicator.observations;

import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.hengce.contracts.Codes;
import org.jspecify.annotations.Nullable;

/**
 * One value as it is sent.
 *
 * @param sector all sectors together when it is not said
 * @param status SDMX CL_OBS_STATUS; normal when it is not said
 * @param confidentiality SDMX CL_CONF_STATUS; free when it is not said
 */
public record ObservationText(
        @NotBlank String indicator,
        @NotBlank String region,
        @Nullable String sector,
        @NotBlank String period,
        @Nullable Double value,
        @Nullable String status,
        @Nullable String confidentiality) {
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
