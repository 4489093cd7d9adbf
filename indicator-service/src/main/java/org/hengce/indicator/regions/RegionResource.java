package org.hengce.indicator.regions;

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
import org.hengce.contracts.Level;
import org.hengce.kit.idempotency.Idempotent;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Asked;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.TableTypes;
import org.hengce.kit.register.EntryAnswer;
import org.hengce.kit.register.Registrar.Added;
import org.jspecify.annotations.Nullable;

/** Regions over HTTP. */
@Path("/api/v1/regions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Regions", description = "Regions and their hierarchy.")
public class RegionResource {
    private static final String EXAMPLE_CODE = "CN-GD";
    /** Stands in the OpenAPI document; the acceptance tests send it. */
    private static final String EXAMPLE = """
            {
              "name": {"zh": "广东省", "en": "Guangdong"},
              "level": "PROVINCIAL",
              "parent": "CN",
              "validFrom": null,
              "validTo": null,
              "neighbours": ["CN-GX", "CN-HN"]
            }""";

    private static final String ANOTHER_CODE = "CN-440300";
    /** Stands in the OpenAPI document; the acceptance tests send it. */
    private static final String LIST_EXAMPLE = """
            {
              "regions": [
                {"code": "CN-440300", "name": {"zh": "深圳市", "en": "Shenzhen"}, "level": "MUNICIPAL", "parent": "CN-GD", "validFrom": null, "validTo": null},
                {"code": "CN-441900", "name": {"zh": "东莞市", "en": "Dongguan"}, "level": "MUNICIPAL", "parent": "CN-GD", "neighbours": ["CN-440300"]}
              ]
            }""";

    /** What is sent: at most 1,000 regions, all or nothing. */
    @Schema(name = "RegionsToAdd", description = "Regions to be made, all or none.")
    public record Batch(
            @NotNull @NotEmpty @Size(max = 1_000) @Schema(description = "Each with its code.")
            List<@NotNull @Valid RegionText> regions) {}

    @Inject
    RegionRegister register;

    @PUT
    @Path("{code}")
    @RolesAllowed({Roles.STEWARD, Roles.ADMIN})
    @Operation(
            operationId = "putRegion",
            summary = "Make or replace a region",
            description =
                    "Equal content changes nothing. Parent and neighbours may come later; those that are there must fit:"
                            + " no circles, no part that is of a higher level or exists longer than the whole, no neighbour of another"
                            + " time. With `retired` it takes no new observations; without, it is taken up again.")
    @APIResponse(
            responseCode = "200",
            description = "Replaced, or equal to what was there.",
            content = @Content(schema = @Schema(implementation = RegionText.class)))
    @APIResponse(
            responseCode = "201",
            description = "Made.",
            content = @Content(schema = @Schema(implementation = RegionText.class)))
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
                    RegionText text) {
        return EntryAnswer.ofWrite(register.put(code, ifMatch, text), Region::requireText);
    }

    @GET
    @Path("{code}")
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "getRegion",
            summary = "Read a region",
            extensions = @Extension(name = "x-hengce-needs", value = "putRegion"))
    @APIResponse(
            responseCode = "200",
            description = "What is known of it.",
            content = @Content(schema = @Schema(implementation = RegionText.class)))
    public Response get(
            @Parameter(description = "Its code.", example = EXAMPLE_CODE, schema = @Schema(pattern = Codes.CODE))
                    @PathParam("code")
                    String code) {
        return EntryAnswer.ofRead(register.require(code), Region::requireText);
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.STEWARD, Roles.ADMIN})
    @Operation(
            operationId = "addRegions",
            summary = "Make many regions",
            description =
                    "All or nothing; parents may stand anywhere in the list. Those that are there with the same content are"
                            + " left; one that is there with other content refuses the request (409): change it with PUT and"
                            + " `If-Match`.",
            extensions = @Extension(name = "x-hengce-needs", value = "putRegion"))
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
                .entity(register.add(batch.regions()))
                .build();
    }

    @DELETE
    @Path("{code}")
    @RolesAllowed({Roles.STEWARD, Roles.ADMIN})
    @Operation(
            operationId = "retireRegion",
            summary = "Retire a region",
            description = "It takes no new observations; it and its values stay readable. A PUT takes it up again.",
            extensions = @Extension(name = "x-hengce-needs", value = "addRegions"))
    @APIResponse(
            responseCode = "200",
            description = "As it is now, retired.",
            content = @Content(schema = @Schema(implementation = RegionText.class)))
    @APIResponse(responseCode = "422", description = "Regions in use lie below it.")
    public Response retire(
            @Parameter(description = "Its code.", example = ANOTHER_CODE, schema = @Schema(pattern = Codes.CODE))
                    @PathParam("code")
                    String code,
            @Parameter(example = "\"1\"") @HeaderParam("If-Match") @Nullable String ifMatch) {
        return EntryAnswer.ofWrite(register.retire(code, ifMatch), Region::requireText);
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableTypes.CSV, TableTypes.XLSX})
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "listRegions",
            summary = "List regions",
            description = "In the order of their codes; those in use, unless retired ones are asked for.",
            extensions = @Extension(name = "x-hengce-needs", value = "putRegion"))
    @APIResponse(responseCode = "200", description = "A page of them.")
    public Page<RegionText> list(
            @Parameter(
                            description = "Whose code or name has this in it.",
                            example = "CN",
                            schema = @Schema(pattern = Asked.WORD))
                    @QueryParam("q")
                    @Nullable
                    String q,
            @Parameter(
                            description = "Only of this level.",
                            example = "PROVINCIAL",
                            schema = @Schema(implementation = Level.class))
                    @QueryParam("level")
                    @Nullable
                    String level,
            @Parameter(
                            description = "Only those that are part of this region.",
                            example = "CN",
                            schema = @Schema(pattern = Codes.CODE))
                    @QueryParam("parent")
                    @Nullable
                    String parent,
            @Parameter(
                            description = "Only those below this region, however far.",
                            example = "CN",
                            schema = @Schema(pattern = Codes.CODE))
                    @QueryParam("under")
                    @Nullable
                    String under,
            @Parameter(
                            description = "Only those that border on this region, whichever of the two says so.",
                            example = "CN-GX",
                            schema = @Schema(pattern = Codes.CODE))
                    @QueryParam("neighbourOf")
                    @Nullable
                    String neighbourOf,
            @Parameter(
                            description = "Only those that exist on this day.",
                            example = "2010-12-31",
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
                            example = "CN-GD",
                            schema = @Schema(pattern = Asked.CODES))
                    @QueryParam("code")
                    @Nullable
                    String code,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return register.list(
                        RegionFilter.of(q, level, parent, under, neighbourOf, validOn, retired)
                                .ofCodes("code", Asked.codes("code", code)),
                        limit,
                        cursor)
                .map(Region::requireText);
    }
}
