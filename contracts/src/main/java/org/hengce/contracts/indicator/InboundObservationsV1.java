package org.hengce.contracts.indicator;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values that a registered source sends on its own topic, {@code hengce.inbound.<source>}: what {@code POST /observations}
 * takes, all or none.
 *
 * @param observations 1 to 10,000
 */
public record InboundObservationsV1(List<Row> observations) {
    public static final String TYPE = "org.hengce.inbound-observations.v1";

    /**
     * One value.
     *
     * @param sector all sectors together where it is null
     * @param value null with the status O or Q, and only then; with the digits that were sent, for what cannot be stored as it is
     *     sent is refused
     * @param status SDMX CL_OBS_STATUS; normal where it is null
     * @param confidentiality SDMX CL_CONF_STATUS; free where it is null
     */
    public record Row(
            @Nullable String indicator,
            @Nullable String region,
            @Nullable String sector,
            @Nullable String period,
            @Nullable BigDecimal value,
            @Nullable String status,
            @Nullable String confidentiality) {}
}
