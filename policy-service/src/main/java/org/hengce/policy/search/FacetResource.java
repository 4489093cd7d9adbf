package org.hengce.policy.search;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.regions.RegionScopes;

/** How many policies there are of which kind, over HTTP. */
@Path("/api/v1/policy-facets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policies")
@RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
public class FacetResource {
    @Inject
    Facets facets;

    @Inject
    RegionScopes scopes;

    @GET
    @Operation(
            operationId = "countPolicies",
            summary = "Count policies by category, status, sector …",
            description = "Of those that the same parameters of the list of policies find.",
            extensions = @Extension(name = "x-hengce-needs", value = "registerPolicy"))
    @APIResponse(responseCode = "200", description = "The counts.")
    public PolicyFacets count(@BeanParam PolicyFilter filter) {
        return facets.of(filter, scopes.ofCaller());
    }
}
