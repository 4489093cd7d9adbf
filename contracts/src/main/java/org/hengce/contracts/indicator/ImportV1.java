package org.hengce.contracts.indicator;

import java.time.Instant;
import java.util.Map;

/**
 * An import that finished, on {@code hengce.imports}.
 *
 * @param by who sent it
 * @param status COMPLETED, REJECTED or FAILED
 * @param vintages per indicator, the vintage it made; empty where nothing changed
 */
public record ImportV1(
        String id,
        String by,
        String status,
        long rows,
        long accepted,
        long unchanged,
        long rejected,
        Map<String, Instant> vintages) {
    public static final String TYPE = "org.hengce.import.v1";
}
