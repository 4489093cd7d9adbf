package org.hengce.gateway.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.jspecify.annotations.Nullable;

/** The audit over HTTP, for administrators. Reading it is no write: it is in no audit. */
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
public class AuditResource {
    @Inject
    JoinedAudit joined;

    @Inject
    Chains chains;

    @GET
    public Page<AuditView> list(
            @QueryParam("service") @Nullable String service,
            @QueryParam("actor") @Nullable String actor,
            @QueryParam("action") @Nullable String action,
            @QueryParam("subject") @Nullable String subject,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
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
    public Page<ChainView> chains() {
        return new Page<>(List.copyOf(chains.all()), null);
    }
}
