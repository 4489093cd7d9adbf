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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.kit.etag.Revision;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.jspecify.annotations.Nullable;

/** Users over HTTP, for administrators. */
@Path("/api/v1/users")
@Tag(name = "Users")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
public class UserResource {
    @Inject
    UserRegister register;

    @Inject
    SecurityIdentity security;

    @PUT
    @Path("{name}")
    @Operation(
            operationId = "putUser",
            summary = "Makes or changes a user",
            description =
                    "A change ends all tokens and sessions of the user within a second. The last administrator stays.")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = UserView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Changed, or equal already",
            content = @Content(schema = @Schema(implementation = UserView.class)))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = UserDraft.class),
                            examples = @ExampleObject(name = "viewer", value = """
                                    {"roles": ["viewer"], "regions": [], "password": "orchard lamp seven rivers"}""")))
    public Response put(
            String name, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull @Valid UserDraft draft) {
        AdministratorScope.requireEverywhere(security);
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
            summary = "Removes a user",
            description = "Tokens, sessions and API keys end within a second. If-Match is checked if it is sent.")
    @APIResponse(responseCode = "204", description = "Removed")
    public Response remove(String name, @HeaderParam("If-Match") @Nullable String ifMatch) {
        AdministratorScope.requireEverywhere(security);
        register.remove(name, ifMatch);
        return Response.noContent().build();
    }

    @GET
    @Path("{name}")
    @Operation(operationId = "getUser", summary = "One user")
    @APIResponse(
            responseCode = "200",
            description = "The user",
            content = @Content(schema = @Schema(implementation = UserView.class)))
    public Response get(String name) {
        User user = register.require(name);
        return Response.ok(UserView.of(user)).tag(tag(user)).build();
    }

    @GET
    @Operation(operationId = "listUsers", summary = "Users by name")
    public Page<UserView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return register.page(PageRequest.of(limit, cursor)).map(UserView::of);
    }

    private static EntityTag tag(User user) {
        return new Revision(user.revision()).tag();
    }
}
