package org.hengce.gateway.users;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
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
import org.hengce.kit.etag.Revision;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.jspecify.annotations.Nullable;

/** Users over HTTP, for administrators. */
@Path("/api/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users", description = "Who may sign in with a password, and what for. For administrators.")
@RolesAllowed(Roles.ADMIN)
public class UserResource {
    private static final String EXAMPLE_NAME = "wang";
    /** Stands in the OpenAPI document; the acceptance tests send it. */
    private static final String EXAMPLE = """
            {"roles": ["viewer", "steward"], "regions": ["CN-GD"], "password": "evening rain over 7 rivers"}""";

    @Inject
    UserRegister register;

    @Inject
    SecurityIdentity security;

    @PUT
    @Path("{name}")
    @Operation(
            operationId = "putUser",
            summary = "Make or change a user",
            description =
                    "A new user needs a password. On a change, a `password` or `regions` that is null keeps what is"
                            + " there. Every change ends the user's tokens. Not with an API key.",
            extensions = @Extension(name = "x-hengce-needs", value = "putRegion"))
    @APIResponse(
            responseCode = "200",
            description = "Changed, or equal to what was there.",
            content = @Content(schema = @Schema(implementation = UserView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Made.",
            content = @Content(schema = @Schema(implementation = UserView.class)))
    @APIResponse(responseCode = "409", description = "It would leave no administrator.")
    public Response put(
            @Parameter(description = "The user's name.", example = EXAMPLE_NAME, schema = @Schema(pattern = Codes.CODE))
                    @PathParam("name")
                    String name,
            @Parameter(example = "\"1\"") @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = EXAMPLE_NAME, value = EXAMPLE)))
                    @NotNull
                    @Valid
                    UserDraft draft) {
        AdministratorScope.requireEverywhere(security);
        AdministratorScope.requirePerson(security);
        UserRegister.Written written = register.put(name, ifMatch, draft);
        return Response.status(written.created() ? Response.Status.CREATED : Response.Status.OK)
                .entity(UserView.of(written.user()))
                .tag(tag(written.user()))
                .build();
    }

    @DELETE
    @Path("{name}")
    @Operation(
            operationId = "deleteUser",
            summary = "Remove a user",
            description = "Tokens, sessions and API keys end within a second. If-Match is checked if it is sent.",
            extensions = @Extension(name = "x-hengce-needs", value = "putUser"))
    @APIResponse(responseCode = "204", description = "Removed.")
    @APIResponse(responseCode = "409", description = "It would leave no administrator.")
    public Response remove(
            @Parameter(description = "The user's name.", example = EXAMPLE_NAME, schema = @Schema(pattern = Codes.CODE))
                    @PathParam("name")
                    String name,
            @Parameter(example = "\"1\"") @HeaderParam("If-Match") @Nullable String ifMatch) {
        AdministratorScope.requireEverywhere(security);
        register.remove(name, ifMatch);
        return Response.noContent().build();
    }

    @GET
    @Path("{name}")
    @Operation(
            operationId = "getUser",
            summary = "Read a user",
            extensions = @Extension(name = "x-hengce-needs", value = "putUser"))
    @APIResponse(
            responseCode = "200",
            description = "The user, never with the password.",
            content = @Content(schema = @Schema(implementation = UserView.class)))
    public Response get(
            @Parameter(description = "The user's name.", example = EXAMPLE_NAME, schema = @Schema(pattern = Codes.CODE))
                    @PathParam("name")
                    String name) {
        User user = register.require(name);
        return Response.ok(UserView.of(user)).tag(tag(user)).build();
    }

    @GET
    @Operation(
            operationId = "listUsers",
            summary = "List users",
            description = "In the order of their names.",
            extensions = @Extension(name = "x-hengce-needs", value = "putUser"))
    @APIResponse(responseCode = "200", description = "A page of users.")
    public Page<UserView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return register.page(PageRequest.of(limit, cursor)).map(UserView::of);
    }

    private static EntityTag tag(User user) {
        return new Revision(user.revision()).tag();
    }
}
