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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Page;
import org.hengce.kit.register.EntryAnswer;
import org.hengce.kit.table.TableTypes;
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

    @Inject
    RegionRegister register;

    @PUT
    @Path("{code}")
    @RolesAllowed({Roles.STEWARD, Roles.ADMIN})
    @Operation(
            operationId = "putRegion",
            summary = "Make or replace a region",
            description = "Equal content changes nothing. The parent may come later.")
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

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableTypes.CSV, TableTypes.XLSX})
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "listRegions",
            summary = "List regions",
            description = "In the order of their codes.",
            extensions = @Extension(name = "x-hengce-needs", value = "putRegion"))
    @APIResponse(responseCode = "200", description = "A page of them.")
    public Page<RegionText> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return register.list(limit, cursor).map(Region::requireText);
    }
}
