package org.hengce.gateway.sessions;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.gateway.identity.Identity;
import org.hengce.gateway.users.AdministratorScope;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** All browsers in which one is signed in; an administrator sees and ends everybody's. */
@Path("/api/v1/auth/sessions")
@Tag(name = "Sign-in", description = "Who is calling.")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class SessionsResource {
    @Inject
    SessionRegister register;

    @Inject
    SecurityIdentity caller;

    @GET
    @Operation(
            operationId = "listSessions",
            summary = "One's own sessions, the newest first",
            description = "With 'user', for administrators, another user's.",
            extensions = @Extension(name = "x-hengce-needs", value = "beginSession"))
    @APIResponse(responseCode = "200", description = "A page of sessions.")
    public Page<SessionView> list(
            @Parameter(description = "Whose.", example = "wang") @QueryParam("user") @Nullable String user,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Identity identity = Identity.of(caller);
        if (user != null && !user.equals(identity.name()) && !isAdministrator()) {
            throw Problem.of(
                    ProblemType.FORBIDDEN,
                    Message.of("only an administrator sees other users' sessions", "只有管理员可以查看其他用户的会话"));
        }
        String current = identity.credential().startsWith(SessionScheme.PREFIX)
                ? identity.credential().substring(SessionScheme.PREFIX.length())
                : "";
        return register.page(user == null ? identity.name() : user, PageRequest.of(limit, cursor))
                .map(session -> SessionView.of(session, current));
    }

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "endOneSession",
            summary = "Ends a session of one's own; for administrators, of anybody",
            extensions = @Extension(name = "x-hengce-needs", value = "beginSession"))
    @APIResponse(responseCode = "204", description = "Ended.")
    public Response end(
            @Parameter(description = "The session's id.", example = "Zm9yIGV4YW1wbGU") @PathParam("id") String id) {
        String name = caller.getPrincipal().getName();
        register.end(id, isAdministrator() ? null : name, name);
        return Response.noContent().build();
    }

    private boolean isAdministrator() {
        return caller.hasRole(Roles.ADMIN) && AdministratorScope.isEverywhere(caller);
    }
}
