package org.hengce.indicator.sectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
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
import org.hengce.kit.paging.Asked;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.TableTypes;
import org.hengce.kit.register.EntryAnswer;
import org.hengce.kit.register.Registrar.Added;
import org.jspecify.annotations.Nullable;

/** Sectors over HTTP. */
@Path("/api/v1/sectors")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sectors", description = "Sectors of the economy; `_T`, all of them together, always exists.")
public class SectorResource {
    private static final String EXAMPLE_CODE = "QUANTUM";
    /** Stands in the OpenAPI document; the acceptance tests send it. */
    private static final String EXAMPLE = """
            {"name": {"zh": "量子计算", "en": "Quantum computing"}, "parent": null}""";

    private static final String ANOTHER_CODE = "C39";
    /** Stands in the OpenAPI document; the acceptance tests send it. */
    private static final String LIST_EXAMPLE = """
            {
              "sectors": [
                {"code": "C", "name": {"zh": "制造业", "en": "Manufacturing"}, "parent": "_T", "classification": "GB/T 4754-2017", "level": 1, "validFrom": "2017-10-01", "validTo": null},
                {"code": "C39", "name": {"zh": "计算机、通信和其他电子设备制造业", "en": "Computers, communication and other electronic equipment"}, "parent": "C", "classification": "GB/T 4754-2017", "level": 2, "validFrom": "2017-10-01"}
              ]
            }""";

    /** What is sent: at most 1,000 sectors, all or nothing. */
    @Schema(name = "SectorsToAdd", description = "Sectors to be made, all or none.")
    public record Batch(
            @NotNull @NotEmpty @Size(max = 1_000) @Schema(description = "Each with its code.")
            List<@NotNull @Valid SectorText> sectors) {}

    @Inject
    SectorRegister register;

    @PUT
    @Path("{code}")
    @RolesAllowed({Roles.STEWARD, Roles.ADMIN})
    @Operation(
            operationId = "putSector",
            summary = "Make or replace a sector",
            description =
                    "Equal content changes nothing. The parent may come later; one that is there must fit: no circles, no"
                            + " part that exists longer than the whole or is not deeper in the same classification. With `retired` it"
                            + " takes no new observations; without, it is taken up again.")
    @APIResponse(
            responseCode = "200",
            description = "Replaced, or equal to what was there.",
            content = @Content(schema = @Schema(implementation = SectorText.class)))
    @APIResponse(
            responseCode = "201",
            description = "Made.",
            content = @Content(schema = @Schema(implementation = SectorText.class)))
    public Response put(
            @Parameter(description = "Its code.", example = EXAMPLE_CODE)
                    @Pattern(regexp = Codes.CODE)
                    @PathParam("code")
                    String code,
            @Parameter(example = "\"1\"") @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = EXAMPLE_CODE, value = EXAMPLE)))
                    @NotNull
                    @Valid
                    SectorText text) {
        return EntryAnswer.ofWrite(register.put(code, ifMatch, text), Sector::requireText);
    }

    @GET
    @Path("{code}")
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "getSector",
            summary = "Read a sector",
            extensions = @Extension(name = "x-hengce-needs", value = "putSector"))
    @APIResponse(
            responseCode = "200",
            description = "What is known of it.",
            content = @Content(schema = @Schema(implementation = SectorText.class)))
    public Response get(
            @Parameter(description = "Its code.", example = EXAMPLE_CODE, schema = @Schema(pattern = Codes.CODE))
                    @PathParam("code")
                    String code) {
        return EntryAnswer.ofRead(register.require(code), Sector::requireText);
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.STEWARD, Roles.ADMIN})
    @Operation(
            operationId = "addSectors",
            summary = "Make many sectors",
            description =
                    "All or nothing; parents may stand anywhere in the list. Those that are there with the same content are"
                            + " left; one that is there with other content refuses the request (409): change it with PUT and"
                            + " `If-Match`.")
    @APIResponse(
            responseCode = "201",
            description = "All of them are there.",
            content = @Content(schema = @Schema(implementation = Added.class)))
    public Response add(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = ANOTHER_CODE, value = LIST_EXAMPLE)))
                    @NotNull
                    @Valid
                    Batch batch) {
        return Response.status(Response.Status.CREATED)
                .entity(register.add(batch.sectors()))
                .build();
    }

    @DELETE
    @Path("{code}")
    @RolesAllowed({Roles.STEWARD, Roles.ADMIN})
    @Operation(
            operationId = "retireSector",
            summary = "Retire a sector",
            description = "It takes no new observations; it and its values stay readable. A PUT takes it up again.",
            extensions = @Extension(name = "x-hengce-needs", value = "addSectors"))
    @APIResponse(
            responseCode = "200",
            description = "As it is now, retired.",
            content = @Content(schema = @Schema(implementation = SectorText.class)))
    @APIResponse(responseCode = "422", description = "Sectors in use lie below it, or it is `_T`.")
    public Response retire(
            @Parameter(description = "Its code.", example = ANOTHER_CODE, schema = @Schema(pattern = Codes.CODE))
                    @PathParam("code")
                    String code,
            @Parameter(example = "\"1\"") @HeaderParam("If-Match") @Nullable String ifMatch) {
        return EntryAnswer.ofWrite(register.retire(code, ifMatch), Sector::requireText);
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableTypes.CSV, TableTypes.XLSX})
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "listSectors",
            summary = "List sectors",
            description = "In the order of their codes; those in use, unless retired ones are asked for.",
            extensions = @Extension(name = "x-hengce-needs", value = "putSector"))
    @APIResponse(responseCode = "200", description = "A page of them.")
    public Page<SectorText> list(
            @Parameter(
                            description = "Whose code or name has this in it.",
                            example = "quantum",
                            schema = @Schema(pattern = Asked.WORD))
                    @QueryParam("q")
                    @Nullable
                    String q,
            @Parameter(
                            description = "Only of this classification.",
                            example = "GB/T 4754-2017",
                            schema = @Schema(pattern = SectorText.CLASSIFICATION))
                    @QueryParam("classification")
                    @Nullable
                    String classification,
            @Parameter(
                            description = "Only of this depth.",
                            example = "1",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "9"))
                    @QueryParam("level")
                    @Nullable
                    String level,
            @Parameter(
                            description = "Only those that are part of this sector.",
                            example = "C",
                            schema = @Schema(pattern = Codes.CODE))
                    @QueryParam("parent")
                    @Nullable
                    String parent,
            @Parameter(
                            description = "Only those below this sector, however far.",
                            example = "C",
                            schema = @Schema(pattern = Codes.CODE))
                    @QueryParam("under")
                    @Nullable
                    String under,
            @Parameter(
                            description = "Only those that exist on this day.",
                            example = "2020-12-31",
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    @QueryParam("validOn")
                    @Nullable
                    String validOn,
            @Parameter(
                            description = "Retired ones instead of those in use.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("retired")
                    @Nullable
                    String retired,
            @Parameter(
                            description = "Only these: up to 50 codes, a comma between them.",
                            example = "QUANTUM",
                            schema = @Schema(pattern = Asked.CODES))
                    @QueryParam("code")
                    @Nullable
                    String code,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return register.list(
                        SectorFilter.of(q, classification, level, parent, under, validOn, retired)
                                .ofCodes("code", Asked.codes("code", code)),
                        limit,
                        cursor)
                .map(Sector::requireText);
    }
}
