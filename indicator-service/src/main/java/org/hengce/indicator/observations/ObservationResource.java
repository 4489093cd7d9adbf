package org.hengce.indicator.observations;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.hengce.kit.idempotency.Idempotent;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.jspecify.annotations.Nullable;

/** Observations over HTTP. */
@Path("/api/v1/observations")
@Produces(MediaType.APPLICATION_JSON)
public class ObservationResource {
    @Inject
    ObservationRegister register;

    @Inject
    ObservationQuery query;

    /** What is sent: at most 10,000 values, all or nothing. */
    public record Batch(
            @NotNull @NotEmpty @Size(max = 10_000) List<@NotNull @Valid ObservationText> observations) {}

    @POST
    @Idempotent
    @RolesAllowed({Roles.STEWARD, Roles.ADMIN})
    public Response add(@NotNull @Valid Batch batch) {
        return Response.status(Response.Status.CREATED)
                .entity(register.add(batch.observations()))
                .build();
    }

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    public Page<ObservationView> list(
            @QueryParam("indicator") @Nullable String indicator,
            @QueryParam("region") @Nullable String region,
            @QueryParam("sector") @Nullable String sector,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("asOf") @Nullable String asOf,
            @QueryParam("history") @Nullable String history,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return query.list(
                ObservationFilter.of(indicator, region, sector, from, to, asOf, history),
                PageRequest.of(limit, cursor));
    }
}
