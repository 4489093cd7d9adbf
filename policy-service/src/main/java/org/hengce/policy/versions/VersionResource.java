package org.hengce.policy.versions;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.contracts.Codes;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.paging.TableTypes;
import org.hengce.policy.policies.Numbered;
import org.hengce.policy.policies.PolicyExamples;
import org.jspecify.annotations.Nullable;

/** Versions and history of policies over HTTP. */
@Path("/api/v1/policies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Versions", description = "What a policy said before, and what was ever done with it.")
@RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
public class VersionResource {
    @Inject
    PolicyVersions versions;

    @GET
    @Path("{code}/versions")
    @Produces({MediaType.APPLICATION_JSON, TableTypes.CSV, TableTypes.XLSX, TableTypes.JSON_LINES})
    @Operation(
            operationId = "listPolicyVersions",
            summary = "List the versions of a policy's text",
            description = "Oldest first.",
            extensions = @Extension(name = "x-hengce-needs", value = "registerPolicy"))
    @APIResponse(responseCode = "200", description = "A page of them, without their texts.")
    public Page<VersionLine> list(
            @Parameter(
                            description = "Code of the policy.",
                            example = PolicyExamples.CODE,
                            schema = @Schema(pattern = Codes.CODE))
                    @PathParam("code")
                    String code,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return versions.list(code, PageRequest.of(limit, cursor));
    }

    @GET
    @Path("{code}/versions/{number}")
    @Operation(
            operationId = "getPolicyVersion",
            summary = "Read what a policy said in one version",
            extensions = @Extension(name = "x-hengce-needs", value = "registerPolicy"))
    @APIResponse(responseCode = "200", description = "The version with its text.")
    public PolicyVersion get(
            @Parameter(
                            description = "Code of the policy.",
                            example = PolicyExamples.CODE,
                            schema = @Schema(pattern = Codes.CODE))
                    @PathParam("code")
                    String code,
            @Parameter(description = "Which version, from 1.", example = "1", schema = @Schema(pattern = Numbered.FORM))
                    @PathParam("number")
                    String number) {
        return versions.one(code, Numbered.of("number", number));
    }

    @GET
    @Path("{code}/versions/{number}/diff/{other}")
    @Operation(
            operationId = "comparePolicyVersions",
            summary = "See what differs between two versions of a policy",
            description =
                    "Field by field, with what stood there and what stands there. An item of a list is the same one if what it is"
                            + " about is: a coverage of the same region, a goal on the same series; the order of lists says"
                            + " nothing.",
            extensions = @Extension(name = "x-hengce-needs", value = "registerPolicy"))
    @APIResponse(responseCode = "200", description = "What differs.")
    public TextDifference compare(
            @Parameter(
                            description = "Code of the policy.",
                            example = PolicyExamples.CODE,
                            schema = @Schema(pattern = Codes.CODE))
                    @PathParam("code")
                    String code,
            @Parameter(
                            description = "The version that is compared.",
                            example = "1",
                            schema = @Schema(pattern = Numbered.FORM))
                    @PathParam("number")
                    String number,
            @Parameter(
                            description = "The version that it is compared with.",
                            example = "1",
                            schema = @Schema(pattern = Numbered.FORM))
                    @PathParam("other")
                    String other) {
        return versions.difference(code, Numbered.of("number", number), Numbered.of("other", other));
    }

    @GET
    @Path("{code}/history")
    @Produces({MediaType.APPLICATION_JSON, TableTypes.CSV, TableTypes.XLSX, TableTypes.JSON_LINES})
    @Operation(
            operationId = "getPolicyHistory",
            summary = "List what was ever done with a policy",
            description = "Newest first: every text, step, plan and self-assessment, with who, when and why.",
            extensions = @Extension(name = "x-hengce-needs", value = "registerPolicy"))
    @APIResponse(responseCode = "200", description = "A page of it.")
    public Page<HistoryEntry> history(
            @Parameter(
                            description = "Code of the policy.",
                            example = PolicyExamples.CODE,
                            schema = @Schema(pattern = Codes.CODE))
                    @PathParam("code")
                    String code,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return versions.history(code, PageRequest.of(limit, cursor));
    }
}
