package org.hengce.indicator.imports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as its sender sees it.
 *
 * @param status RECEIVING, QUEUED, COMPLETED, REJECTED; FAILED when it could not be published for a reason of ours
 * @param accepted rows that say something new
 * @param unchanged rows equal to what was known
 * @param rejected rows that cannot be stored; one of them refuses the file
 * @param vintages per indicator, its last vintage now
 * @param errors why rows were refused, the first 100
 */
public record ImportView(
        UUID id,
        String status,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable String sha256,
        long rows,
        long accepted,
        long unchanged,
        long rejected,
        Map<String, Instant> vintages,
        List<RowError> errors) {
    /** Line and column of the file, the value that stood there, and why it cannot be. */
    public record RowError(
            long line, String column, @Nullable String value, String reason) {}
}
