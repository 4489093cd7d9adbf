package org.hengce.gateway.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.jspecify.annotations.Nullable;

/** The audit over HTTP, for administrators. Reading it is no write: it is in no audit. */
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Audit", description = "Who did what. For administrators.")
public class AuditResource {
    @Inject
    JoinedAudit joined;

    @Inject
    Chains chains;

    @GET
    @Operation(
            operationId = "listAudit",
            summary = "Who did what, the newest first",
            description = "Of all services, as far as it has come here: some seconds after the act.")
    @APIResponse(responseCode = "200", description = "A page of entries.")
    public Page<AuditView> list(
            @Parameter(description = "The service in which it was done.", example = "gateway")
                    @QueryParam("service")
                    @Nullable
                    String service,
            @Parameter(description = "Who did it.", example = "admin") @QueryParam("actor") @Nullable String actor,
            @Parameter(description = "What was done; the part before the dot: all of that kind.", example = "user")
                    @QueryParam("action")
                    @Nullable
                    String action,
            @Parameter(description = "To what it was done.", example = "wang") @QueryParam("subject") @Nullable
                    String subject,
            @Parameter(
                            description = "The first instant, or a day, which means its beginning in Asia/Shanghai.",
                            example = "2026-01-01",
                            schema = @Schema(anyOf = {LocalDate.class, Instant.class}))
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(
                            description = "The last instant, or a day, which means its end in Asia/Shanghai.",
                            example = "2099-12-31",
                            schema = @Schema(anyOf = {LocalDate.class, Instant.class}))
                    @QueryParam("to")
                    @Nullable
                    String to,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageRequest request = PageRequest.of(limit, cursor);
        Page<AuditRow> page = Page.of(
                joined.list(AuditFilter.of(service, actor, action, subject, from, to), request),
                request,
                AuditRow::key);
        Map<Chains.Key, CheckedBatch> batches = chains.check(page.items());
        return page.map(row ->
                AuditView.of(row, Objects.requireNonNull(batches.get(new Chains.Key(row.service(), row.batch())))));
    }

    /** Every service's chain; few enough for one page. */
    @GET
    @Path("chains")
    @Operation(
            operationId = "listAuditChains",
            summary = "Whether the audit is as it was written, service by service",
            description = "Each service seals its entries in batches, each with the hash of the one before.")
    @APIResponse(responseCode = "200", description = "All chains.")
    public Page<ChainView> chains() {
        return new Page<>(List.copyOf(chains.all()), null);
    }
}
