package org.hengce.evaluation.compare;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.evaluation.evaluations.EvaluationIds;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.regions.RegionScopes;
import org.hengce.presentation.json.ComparisonDocument;

/** What moved, over HTTP. */
@Path("/api/v1/evaluations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Evaluations")
@RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
public class CompareResource {
    private static final String ID = "3b1f4a52-6f5e-4f0b-8a6e-9c1f2d7e4b10";

    @Inject
    Comparisons comparisons;

    @Inject
    RegionScopes scopes;

    @GET
    @Path("{id}/compare/{other}")
    @Operation(
            operationId = "compareEvaluations",
            summary = "Say what moved between two evaluations",
            description =
                    "The difference of the two, split by its causes along a fixed path: the older one's inputs under today's"
                            + " software, then the newer policy, specification, revised values, regions and periods in this order."
                            + " The parts sum to the difference; another order would give other parts. `movers` are the changed"
                            + " values that do most on their own. Goals that rest on values that are not for the caller are not in"
                            + " it, nor is the score of a policy that has any.",
            extensions = @Extension(name = "x-hengce-needs", value = "listEvaluations"))
    @APIResponse(
            responseCode = "200",
            description = "The split.",
            content = @Content(schema = @Schema(implementation = ComparisonDocument.class)))
    @APIResponse(responseCode = "409", description = "One was made before what it was made from was kept.")
    @APIResponse(responseCode = "422", description = "They are evaluations of two policies.")
    @APIResponse(responseCode = "503", description = "Others are being compared; ask again.")
    public ComparisonDocument compare(
            @Parameter(description = "Id of the older evaluation.", example = ID) @PathParam("id") String id,
            @Parameter(description = "Id of the newer evaluation.", example = ID) @PathParam("other") String other) {
        return comparisons.between(
                EvaluationIds.require(id), EvaluationIds.require(other), scopes.ofHiddenValues()::covers);
    }
}
