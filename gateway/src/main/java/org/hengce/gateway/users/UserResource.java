package org.hengce.gateway.users;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.hengce.kit.etag.Revision;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.jspecify.annotations.Nullable;

/** Users over HTTP, for administrators. */
@Path("/api/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
public class UserResource {
    @Inject
    UserRegister register;

    @PUT
    @Path("{name}")
    public Response put(
            String name, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull @Valid UserDraft draft) {
        UserRegister.Written written = register.put(name, ifMatch, draft);
        return Response.status(written.created() ? Response.Status.CREATED : Response.Status.OK)
                .entity(UserView.of(written.user()))
                .tag(tag(written.user()))
                .build();
    }

    @GET
    @Path("{name}")
    public Response get(String name) {
        User user = register.require(name);
        return Response.ok(UserView.of(user)).tag(tag(user)).build();
    }

    @GET
    public Page<UserView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return register.page(PageRequest.of(limit, cursor)).map(UserView::of);
    }

    private static EntityTag tag(User user) {
        return new Revision(user.revision()).tag();
    }
}
