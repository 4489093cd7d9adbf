package org.hengce.evaluation.bundle;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.evaluation.evaluations.EvaluationIds;
import org.hengce.kit.hash.Sha256;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.regions.RegionScopes;

/** What an auditor takes away. */
@Path("/api/v1/evaluations")
@Tag(name = "Evaluations")
@RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
public class BundleResource {
    static final String ZIP = "application/zip";

    @Inject
    Bundles bundles;

    @Inject
    RegionScopes scopes;

    @GET
    @Path("{id}/bundle")
    @Produces(ZIP)
    @Operation(
            operationId = "getEvaluationBundle",
            summary = "Download an evaluation with all that checks it",
            description =
                    "A ZIP: `panel.csv` (the panel of each goal whose values are for the caller), `specification.json`,"
                            + " `result.json` (the evaluation), `report.html`, `README`, and `verify.R`, which recomputes"
                            + " estimates, errors and score with base R alone and says what differs. Of goals that rest on values"
                            + " that are not for the caller there is nothing. The same evaluation gives the same caller the same"
                            + " bytes, until values that it rests on are hidden.",
            extensions = @Extension(name = "x-hengce-needs", value = "listEvaluations"))
    @APIResponse(
            responseCode = "200",
            description = "The file.",
            content = @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "You have it already.")
    @APIResponse(responseCode = "409", description = "A release made it that did not keep what it was made from.")
    public Response download(
            @Parameter(description = "Id of the evaluation.", example = "3b1f4a52-6f5e-4f0b-8a6e-9c1f2d7e4b10")
                    @PathParam("id")
                    String id) {
        UUID known = EvaluationIds.require(id);
        byte[] zip = bundles.of(known, scopes.ofHiddenValues()::covers);
        return Response.ok(zip)
                .tag(new EntityTag(Sha256.hex(zip)))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"evaluation-%s.zip\"".formatted(known))
                .build();
    }
}
