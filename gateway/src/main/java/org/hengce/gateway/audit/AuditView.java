package org.hengce.gateway.audit;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.audit.AuditV1;
import org.jspecify.annotations.Nullable;

/**
 * Who did what, when and from where.
 *
 * @param address the client's; null for what a service did by itself
 * @param requestId the request's {@code X-Request-Id}
 * @param beforeSha256 of the state before; null where there was none
 */
@Schema(name = "AuditEntry", description = "Who did what, when and from where.")
public record AuditView(
        String service,
        long id,
        Instant at,
        String actor,
        String action,
        String subject,

        @Nullable @Schema(description = "The client's; null for what a service did by itself.")
        String address,

        @Nullable @Schema(description = "The request's `X-Request-Id`.")
        String requestId,

        @Nullable @Schema(description = "Of the state before; null where there was none.")
        String beforeSha256,

        @Nullable @Schema(description = "Of the state after; null where there is none.")
        String afterSha256,

        Place chain) {
    /**
     * Where it stands in its service's chain.
     *
     * @param sha256 of the batch, as it was sealed
     * @param state whether the batch agrees with its hash, and follows on the one before
     */
    @Schema(name = "AuditPlace", description = "Where an entry stands in its service's chain.")
    public record Place(long batch, int position, String sha256, ChainState state) {}

    static AuditView of(AuditRow row, CheckedBatch batch) {
        AuditV1.Entry entry = row.entry();
        return new AuditView(
                row.service(),
                entry.id(),
                entry.at(),
                entry.actor(),
                entry.action(),
                entry.subject(),
                entry.address(),
                entry.requestId(),
                entry.beforeSha256(),
                entry.afterSha256(),
                new Place(row.batch(), row.position(), batch.sha256(), batch.state()));
    }
}
