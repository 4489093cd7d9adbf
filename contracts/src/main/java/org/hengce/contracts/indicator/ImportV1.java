package org.hengce.contracts.indicator;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An import that finished, on {@code hengce.imports}. Of one with values that are not for everybody, or that waited for their
 * release, the counts are null: the topic has no caller whose rights could be asked.
 *
 * @param by who sent it
 * @param status COMPLETED, REJECTED or FAILED
 * @param vintages per indicator, the vintage it made; empty where nothing changed
 */
public record ImportV1(
        String id,
        String by,
        String status,
        @Nullable Long rows,
        @Nullable Long accepted,
        @Nullable Long unchanged,
        @Nullable Long rejected,
        Map<String, Instant> vintages) {
    /** What may be told of an import whose values are not for everybody. */
    public static ImportV1 withoutCounts(String id, String by, String status, Map<String, Instant> vintages) {
        return new ImportV1(id, by, status, null, null, null, null, vintages);
    }

    public static final String TYPE = "org.hengce.import.v1";
}
