package org.hengce.policy.policies;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.kit.idempotency.Idempotent;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Page;
import org.hengce.kit.register.EntryAnswer;
import org.jspecify.annotations.Nullable;

/** Policies over HTTP. */
@Path("/api/v1/policies")
@Produces(MediaType.APPLICATION_JSON)
public class PolicyResource {
    @Inject
    PolicyRegister register;

    @POST
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    public Response post(@NotNull PolicyText text) {
        Policy policy = register.register(text);
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/v1/policies/" + policy.code)
                .tag(policy.asRevision().tag())
                .entity(PolicyView.of(policy))
                .build();
    }

    @PUT
    @Path("{code}")
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    public Response put(String code, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull PolicyText text) {
        return changed(register.revise(code, ifMatch, text));
    }

    @POST
    @Path("{code}/transitions")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    public Response transition(String code, @NotNull @Valid Transition step) {
        return changed(register.transition(code, step));
    }

    private static Response changed(Policy policy) {
        return Response.ok(PolicyView.of(policy)).tag(policy.asRevision().tag()).build();
    }

    @GET
    @Path("{code}")
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    public Response get(String code) {
        return EntryAnswer.ofRead(register.require(code), PolicyView::of);
    }

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    public Page<PolicyView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return register.list(limit, cursor).map(PolicyView::of);
    }
}
