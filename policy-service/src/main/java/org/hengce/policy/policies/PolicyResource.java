package org.hengce.policy.policies;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.contracts.Codes;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.kit.idempotency.Idempotent;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.TableTypes;
import org.hengce.policy.search.PolicyFilter;
import org.hengce.policy.search.Sort;
import org.jspecify.annotations.Nullable;

/** Policies over HTTP. */
@Path("/api/v1/policies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policies", description = "Policies, their text and their life from draft to repeal.")
public class PolicyResource {
    @Inject
    PolicyRegister register;

    @Inject
    KeptPolicies kept;

    @Inject
    PolicyMeaning meaning;

    @POST
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    @Operation(
            operationId = "registerPolicy",
            summary = "Register a policy",
            description =
                    "As a draft: only published policies are evaluated. Codes of indicators, regions and sectors need"
                            + " not exist yet: `pending` names those that do not, and an evaluation says which it lacks.",
            extensions = @Extension(name = "x-hengce-needs", value = "putRegion putSector putIndicator"))
    @APIResponse(
            responseCode = "201",
            description = "Registered.",
            headers = {
                @Header(
                        name = "Location",
                        description = "Where it is.",
                        required = true,
                        schema = @Schema(implementation = String.class)),
                @Header(name = "ETag", ref = "ETag")
            },
            content = @Content(schema = @Schema(implementation = PolicyView.class)))
    @APIResponse(responseCode = "409", description = "The code is taken.")
    public Response post(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = {
                                                @ExampleObject(
                                                        name = "whole",
                                                        summary = "With all that can be said",
                                                        value = PolicyExamples.POLICY),
                                                @ExampleObject(
                                                        name = "shortest",
                                                        summary = "With what must be said",
                                                        value = PolicyExamples.SHORTEST),
                                                @ExampleObject(
                                                        name = "ahead",
                                                        summary = "That begins later, so that a plan can be sealed",
                                                        value = PolicyExamples.AHEAD)
                                            }))
                    @NotNull
                    PolicyText text) {
        Policy policy = register.register(text);
        return answer(policy)
                .status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/v1/policies/" + policy.code)
                .build();
    }

    @PUT
    @Path("{code}")
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    @Operation(
            operationId = "revisePolicy",
            summary = "Replace the text of a policy",
            description =
                    "Every text stays kept as a version (see `versions`); equal text changes nothing. Of what was published"
                            + " this is an amendment.",
            extensions = @Extension(name = "x-hengce-needs", value = "registerPolicy"))
    @APIResponse(
            responseCode = "200",
            description = "The policy as it is now.",
            content = @Content(schema = @Schema(implementation = PolicyView.class)))
    @APIResponse(responseCode = "404", description = "There is no such policy; register it with POST.")
    @APIResponse(responseCode = "409", description = "It has ended or was repealed.")
    public Response put(
            @Parameter(
                            description = "Code of the policy.",
                            example = PolicyExamples.CODE,
                            schema = @Schema(pattern = Codes.CODE))
                    @PathParam("code")
                    String code,
            @Parameter(example = "\"1\"") @HeaderParam("If-Match") @Nullable String ifMatch,
            @Parameter(
                            description = Reason.DESCRIPTION,
                            example = Reason.EXAMPLE,
                            schema = @Schema(maxLength = Reason.LONGEST))
                    @QueryParam("reason")
                    @Nullable
                    String reason,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "whole", value = PolicyExamples.POLICY)))
                    @NotNull
                    PolicyText text) {
        return answer(register.revise(code, ifMatch, Reason.of(reason), text)).build();
    }

    @POST
    @Path("{code}/transitions")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    @Operation(
            operationId = "movePolicy",
            summary = "Take a policy one step further in its life",
            description =
                    "DRAFT → PUBLISHED → IN_FORCE → ENDED or REPEALED, each with its reason and, where it is another than"
                            + " today, the day from which it holds.",
            extensions = @Extension(name = "x-hengce-needs", value = "registerPolicy revisePolicy addObservations"))
    @APIResponse(
            responseCode = "200",
            description = "The policy as it is now.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = PolicyView.class)))
    @APIResponse(
            responseCode = "409",
            description = "The step is not possible from where it stands; `detail` says which are.")
    public Response transition(
            @Parameter(
                            description = "Code of the policy.",
                            example = PolicyExamples.CODE,
                            schema = @Schema(pattern = Codes.CODE))
                    @PathParam("code")
                    String code,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "publish", value = PolicyExamples.STEP)))
                    @NotNull
                    @Valid
                    Transition step) {
        return answer(register.transition(code, step)).build();
    }

    /** With its tag, which says what is unsettled as well. */
    private Response.ResponseBuilder answer(Policy policy) {
        PolicyView view = meaning.view(policy);
        return Response.ok(view).tag(policy.asRevision().tag(view.unsettled().tag()));
    }

    @DELETE
    @Path("{code}")
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    @Operation(
            operationId = "deletePolicy",
            summary = "Delete a draft",
            description =
                    "With all its versions; the audit says who did. Its code is free again: nobody has heard of it.",
            extensions = @Extension(name = "x-hengce-needs", value = "registerPolicy"))
    @APIResponse(responseCode = "204", description = "It is gone.")
    @APIResponse(responseCode = "409", description = "It was published: end or repeal it.")
    public void delete(
            @Parameter(
                            description = "Code of the policy.",
                            example = PolicyExamples.SHORTEST_CODE,
                            schema = @Schema(pattern = Codes.CODE))
                    @PathParam("code")
                    String code,
            @Parameter(example = "\"1\"") @HeaderParam("If-Match") @Nullable String ifMatch) {
        register.delete(code, ifMatch);
    }

    @GET
    @Path("{code}")
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "getPolicy",
            summary = "Read a policy",
            extensions = @Extension(name = "x-hengce-needs", value = "registerPolicy"))
    @APIResponse(
            responseCode = "200",
            description = "The policy.",
            content = @Content(schema = @Schema(implementation = PolicyView.class)))
    public Response get(
            @Parameter(
                            description = "Code of the policy.",
                            example = PolicyExamples.CODE,
                            schema = @Schema(pattern = Codes.CODE))
                    @PathParam("code")
                    String code) {
        return answer(kept.require(code)).build();
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableTypes.CSV, TableTypes.XLSX, TableTypes.JSON_LINES})
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "listPolicies",
            summary = "List policies",
            description =
                    "Those that are asked for, of what the caller may see. With words, by relevance; where more than 5,000"
                            + " match, by date.",
            extensions = @Extension(name = "x-hengce-needs", value = "registerPolicy"))
    @APIResponse(responseCode = "200", description = "A page of policies.")
    public Page<PolicyView> list(
            @BeanParam PolicyFilter filter,
            @Parameter(
                            description = "By relevance where there is `q`, else by code, if nothing is said.",
                            schema = @Schema(implementation = Sort.class))
                    @QueryParam("sort")
                    @Nullable
                    String sort,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return meaning.views(register.list(filter, sort, limit, cursor));
    }
}
