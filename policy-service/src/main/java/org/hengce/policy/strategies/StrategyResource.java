package org.hengce.policy.strategies;

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
import org.hengce.contracts.strategy.StrategyText;
import org.hengce.kit.idempotency.Idempotent;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.TableTypes;
import org.jspecify.annotations.Nullable;

/** Strategies over HTTP. */
@Path("/api/v1/strategies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Strategies",
        description = "Strategies: their goals, key areas and paths, and the policies that carry them out.")
public class StrategyResource {
    @Inject
    StrategyRegister register;

    @Inject
    StrategyMeaning meaning;

    @POST
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    @Operation(
            operationId = "registerStrategy",
            summary = "Register a strategy",
            description =
                    "As a draft. Codes of policies, indicators, sectors and regions need not exist yet; those of key areas and"
                            + " paths are the strategy's own.",
            extensions = @Extension(name = "x-hengce-needs", value = "registerPolicy"))
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
            content = @Content(schema = @Schema(implementation = StrategyView.class)))
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
                                                        value = StrategyExamples.STRATEGY),
                                                @ExampleObject(
                                                        name = "shortest",
                                                        summary = "With what must be said",
                                                        value = StrategyExamples.SHORTEST)
                                            }))
                    @NotNull
                    StrategyText text) {
        Strategy strategy = register.register(text);
        return answer(strategy)
                .status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/v1/strategies/" + strategy.code)
                .build();
    }

    @PUT
    @Path("{code}")
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    @Operation(
            operationId = "reviseStrategy",
            summary = "Replace the text of a strategy",
            description = "Every text stays kept as a version; equal text changes nothing.",
            extensions = @Extension(name = "x-hengce-needs", value = "registerStrategy"))
    @APIResponse(
            responseCode = "200",
            description = "The strategy as it is now.",
            content = @Content(schema = @Schema(implementation = StrategyView.class)))
    @APIResponse(responseCode = "404", description = "There is no such strategy; register it with POST.")
    @APIResponse(responseCode = "409", description = "It has ended or was repealed.")
    public Response put(
            @Parameter(
                            description = "Code of the strategy.",
                            example = StrategyExamples.CODE,
                            schema = @Schema(pattern = Codes.CODE))
                    @PathParam("code")
                    String code,
            @Parameter(example = "\"1\"") @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(name = "whole", value = StrategyExamples.STRATEGY)))
                    @NotNull
                    StrategyText text) {
        return answer(register.revise(code, ifMatch, text)).build();
    }

    @POST
    @Path("{code}/transitions")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    @Operation(
            operationId = "moveStrategy",
            summary = "Take a strategy one step further in its life",
            description = "DRAFT → PUBLISHED → IN_FORCE → ENDED or REPEALED.",
            extensions = @Extension(name = "x-hengce-needs", value = "registerStrategy reviseStrategy"))
    @APIResponse(
            responseCode = "200",
            description = "The strategy as it is now.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = StrategyView.class)))
    @APIResponse(
            responseCode = "409",
            description = "The step is not possible from where it stands; `detail` says which are.")
    public Response transition(
            @Parameter(
                            description = "Code of the strategy.",
                            example = StrategyExamples.CODE,
                            schema = @Schema(pattern = Codes.CODE))
                    @PathParam("code")
                    String code,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "publish", value = StrategyExamples.STEP)))
                    @NotNull
                    @Valid
                    StrategyTransition step) {
        return answer(register.transition(code, step)).build();
    }

    /** With its tag, which says what is unsettled as well. */
    private Response.ResponseBuilder answer(Strategy strategy) {
        StrategyView view = meaning.view(strategy);
        return Response.ok(view).tag(strategy.asRevision().tag(view.unsettled().tag()));
    }

    @GET
    @Path("{code}")
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "getStrategy",
            summary = "Read a strategy",
            extensions = @Extension(name = "x-hengce-needs", value = "registerStrategy"))
    @APIResponse(
            responseCode = "200",
            description = "The strategy.",
            content = @Content(schema = @Schema(implementation = StrategyView.class)))
    public Response get(
            @Parameter(
                            description = "Code of the strategy.",
                            example = StrategyExamples.CODE,
                            schema = @Schema(pattern = Codes.CODE))
                    @PathParam("code")
                    String code) {
        return answer(register.require(code)).build();
    }

    @DELETE
    @Path("{code}")
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    @Operation(
            operationId = "deleteStrategy",
            summary = "Delete the draft of a strategy",
            description =
                    "That it was there, and who deleted it, stays in the audit. What was published is never deleted.",
            extensions = {
                @Extension(name = "x-hengce-needs", value = "registerStrategy"),
                @Extension(name = "x-hengce-ends", value = "true", parseValue = true)
            })
    @APIResponse(responseCode = "204", description = "Deleted.")
    @APIResponse(responseCode = "409", description = "It is no draft any more.")
    public Response delete(
            @Parameter(
                            description = "Code of the strategy.",
                            example = StrategyExamples.DRAFT,
                            schema = @Schema(pattern = Codes.CODE))
                    @PathParam("code")
                    String code,
            @Parameter(example = "\"1\"") @HeaderParam("If-Match") @Nullable String ifMatch) {
        register.discard(code, ifMatch);
        return Response.noContent().build();
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableTypes.CSV, TableTypes.XLSX, TableTypes.JSON_LINES})
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "listStrategies",
            summary = "List strategies",
            description = "With words, by relevance, else in the order of their codes.",
            extensions = @Extension(name = "x-hengce-needs", value = "registerStrategy"))
    @APIResponse(responseCode = "200", description = "A page of strategies.")
    public Page<StrategyView> list(
            @BeanParam StrategyFilter filter,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return meaning.views(register.list(filter, limit, cursor));
    }
}
