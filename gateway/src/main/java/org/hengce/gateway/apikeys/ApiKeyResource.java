package org.hengce.gateway.apikeys;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.eclipse.microprofile.openapi.annotations.links.Link;
import org.eclipse.microprofile.openapi.annotations.links.LinkParameter;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.gateway.users.AdministratorScope;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** API keys: administrators make them and see all; everybody sees and revokes those that act for them. */
@Path("/api/v1/keys")
@Tag(name = "Keys", description = "API keys, for machines.")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ApiKeyResource {
    private static final String EXAMPLE_ID = "Zm9yIGV4YW1wbGU";

    @Inject
    ApiKeyRegister register;

    @Inject
    SecurityIdentity caller;

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "createKey",
            summary = "Makes an API key",
            description =
                    "The secret is in this answer and nowhere else. A key acts for its owner and never has more rights than the owner has at the moment.",
            extensions = @Extension(name = "x-hengce-needs", value = "putUser"))
    @APIResponse(
            responseCode = "201",
            description = "Made.",
            headers =
                    @Header(
                            name = "Location",
                            description = "The key.",
                            required = true,
                            schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = ApiKeyView.class)),
            links = {
                @Link(
                        name = "key",
                        operationId = "getKey",
                        description = "The key, without its secret.",
                        parameters = @LinkParameter(name = "id", expression = "$response.body#/id")),
                @Link(
                        name = "revocation",
                        operationId = "revokeKey",
                        description = "Its end.",
                        parameters = @LinkParameter(name = "id", expression = "$response.body#/id"))
            })
    @APIResponse(responseCode = "409", description = "The owner has too many keys.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ApiKeyDraft.class),
                            examples = @ExampleObject(name = "reader", value = """
                                    {"name": "nightly export", "roles": ["viewer"], "regions": []}""")))
    public Response make(@NotNull @Valid ApiKeyDraft draft) {
        AdministratorScope.requireEverywhere(caller);
        AdministratorScope.requirePerson(caller);
        ApiKeyRegister.Made made = register.make(draft, caller.getPrincipal().getName());
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/v1/keys/" + made.key().id())
                .entity(ApiKeyView.withSecret(made.key(), made.secret()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Operation(
            operationId = "listKeys",
            summary = "API keys, the newest first",
            description = "One's own; for administrators all, or those of 'owner'. Revoked and expired ones too.",
            extensions = @Extension(name = "x-hengce-needs", value = "createKey"))
    @APIResponse(responseCode = "200", description = "A page of keys.")
    public Page<ApiKeyView> list(
            @Parameter(description = "For whom they act.", example = "admin") @QueryParam("owner") @Nullable
                    String owner,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        String own = caller.getPrincipal().getName();
        if (!caller.hasRole(Roles.ADMIN) && owner != null && !owner.equals(own)) {
            throw Problem.of(
                    ProblemType.FORBIDDEN,
                    Message.of("only an administrator sees other users' keys", "只有管理员可以查看其他用户的密钥"));
        }
        return register.page(caller.hasRole(Roles.ADMIN) ? owner : own, PageRequest.of(limit, cursor))
                .map(ApiKeyView::of);
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "getKey",
            summary = "One API key, without its secret",
            extensions = @Extension(name = "x-hengce-needs", value = "createKey"))
    @APIResponse(
            responseCode = "200",
            description = "The key.",
            content = @Content(schema = @Schema(implementation = ApiKeyView.class)))
    public ApiKeyView get(@Parameter(description = "The key's id.", example = EXAMPLE_ID) @PathParam("id") String id) {
        return ApiKeyView.of(register.require(id, visibleOwner()));
    }

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "revokeKey",
            summary = "Revokes an API key",
            description = "It is refused within a second, and stays in the list.",
            extensions = @Extension(name = "x-hengce-needs", value = "createKey"))
    @APIResponse(responseCode = "204", description = "Revoked, now or before.")
    public Response revoke(@Parameter(description = "The key's id.", example = EXAMPLE_ID) @PathParam("id") String id) {
        ApiKey key = register.require(id, visibleOwner());
        String name = caller.getPrincipal().getName();
        if (!key.owner().equals(name)) {
            AdministratorScope.requireEverywhere(caller);
        }
        register.revoke(key, name);
        return Response.noContent().build();
    }

    /** Null: anybody's. */
    private @Nullable String visibleOwner() {
        return caller.hasRole(Roles.ADMIN) ? null : caller.getPrincipal().getName();
    }
}
