package org.hengce.indicator.regions;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.hengce.contracts.Codes;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Page;
import org.hengce.kit.register.EntryAnswer;
import org.jspecify.annotations.Nullable;

/** Regions over HTTP. */
@Path("/api/v1/regions")
@Produces(MediaType.APPLICATION_JSON)
public class RegionResource {
    @Inject
    RegionRegister register;

    @PUT
    @Path("{code}")
    @RolesAllowed({Roles.STEWARD, Roles.ADMIN})
    public Response put(
            @Pattern(regexp = Codes.CODE) String code,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid RegionText text) {
        return EntryAnswer.ofWrite(register.put(code, ifMatch, text), Region::requireText);
    }

    @GET
    @Path("{code}")
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    public Response get(String code) {
        return EntryAnswer.ofRead(register.require(code), Region::requireText);
    }

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    public Page<RegionText> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return register.list(limit, cursor).map(Region::requireText);
    }
}
