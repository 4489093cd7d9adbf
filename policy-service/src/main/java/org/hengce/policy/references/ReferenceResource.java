package org.hengce.policy.references;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.contracts.Codes;
import org.hengce.kit.idempotency.Idempotent;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.TableTypes;
import org.hengce.kit.register.EntryAnswer;
import org.hengce.kit.register.Registrar.Added;
import org.jspecify.annotations.Nullable;

/** The catalogue over HTTP. */
@Path("/api/v1/references")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "References",
        description =
                "What reports cite: terms, policy documents, cases, institutions and reports, in Chinese and English.")
public class ReferenceResource {
    /** What is sent: at most 1,000 entries, all or nothing. */
    @Schema(name = "ReferencesToAdd", description = "Entries to be made, all or none.")
    public record Batch(
            @NotNull @NotEmpty @Size(max = 1_000) @Schema(description = "Each with its code.")
            List<@NotNull @Valid ReferenceText> references) {}

    @Inject
    ReferenceRegister register;

    @PUT
    @Path("{code}")
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    @Operation(
            operationId = "putReference",
            summary = "Make or replace an entry",
            description =
                    "Equal content changes nothing. With `retired` it is not to be cited any more; without, it is taken up"
                            + " again.")
    @APIResponse(
            responseCode = "200",
            description = "Replaced, or equal to what was there.",
            content = @Content(schema = @Schema(implementation = ReferenceText.class)))
    @APIResponse(
            responseCode = "201",
            description = "Made.",
            content = @Content(schema = @Schema(implementation = ReferenceText.class)))
    public Response put(
            @Parameter(description = "Its code.", example = ReferenceExamples.CODE)
                    @Pattern(regexp = Codes.CODE)
                    @PathParam("code")
                    String code,
            @Parameter(example = "\"1\"") @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "term", value = ReferenceExamples.TERM)))
                    @NotNull
                    @Valid
                    ReferenceText text) {
        return EntryAnswer.ofWrite(register.put(code, ifMatch, text), Reference::requireText);
    }

    @GET
    @Path("{code}")
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "getReference",
            summary = "Read an entry",
            extensions = @Extension(name = "x-hengce-needs", value = "putReference"))
    @APIResponse(
            responseCode = "200",
            description = "The entry.",
            content = @Content(schema = @Schema(implementation = ReferenceText.class)))
    public Response get(
            @Parameter(
                            description = "Its code.",
                            example = ReferenceExamples.CODE,
                            schema = @Schema(pattern = Codes.CODE))
                    @PathParam("code")
                    String code) {
        return EntryAnswer.ofRead(register.require(code), Reference::requireText);
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    @Operation(
            operationId = "addReferences",
            summary = "Make many entries",
            description =
                    "All or nothing. Those that are there with the same content are left; one that is there with other content"
                            + " refuses the request (409): change it with PUT and `If-Match`.")
    @APIResponse(
            responseCode = "201",
            description = "All of them are there.",
            content = @Content(schema = @Schema(implementation = Added.class)))
    public Response add(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(name = "glossary", value = ReferenceExamples.LIST)))
                    @NotNull
                    @Valid
                    Batch batch) {
        return Response.status(Response.Status.CREATED)
                .entity(register.add(batch.references()))
                .build();
    }

    @DELETE
    @Path("{code}")
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    @Operation(
            operationId = "retireReference",
            summary = "Retire an entry",
            description = "It is not to be cited any more; what cites it can still be read. A PUT takes it up again.",
            extensions = @Extension(name = "x-hengce-needs", value = "addReferences"))
    @APIResponse(
            responseCode = "200",
            description = "As it is now, retired.",
            content = @Content(schema = @Schema(implementation = ReferenceText.class)))
    public Response retire(
            @Parameter(
                            description = "Its code.",
                            example = ReferenceExamples.ANOTHER_CODE,
                            schema = @Schema(pattern = Codes.CODE))
                    @PathParam("code")
                    String code,
            @Parameter(example = "\"1\"") @HeaderParam("If-Match") @Nullable String ifMatch) {
        return EntryAnswer.ofWrite(register.retire(code, ifMatch), Reference::requireText);
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableTypes.CSV, TableTypes.XLSX, TableTypes.JSON_LINES})
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "listReferences",
            summary = "List entries of the catalogue",
            description =
                    "With words, by relevance, else in the order of their codes; those in use, unless retired ones are asked for.",
            extensions = @Extension(name = "x-hengce-needs", value = "putReference"))
    @APIResponse(responseCode = "200", description = "A page of them.")
    public Page<ReferenceText> list(
            @BeanParam ReferenceFilter filter,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return register.list(filter, limit, cursor).map(Reference::requireText);
    }
}
