package org.hengce.evaluation.evaluations;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.json.RawJson;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.presentation.json.EvaluationStatus;
import org.jspecify.annotations.Nullable;

/** Evaluations over HTTP, byte for byte as they were stored. */
@Path("/api/v1/evaluations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
public class EvaluationResource {
    @Inject
    EvaluationStore store;

    @GET
    @Path("{id}")
    public Response get(String id) {
        String document =
                uuid(id).flatMap(store::byId).orElseThrow(() -> Problem.notFound(new Message("evaluation", "评价"), id));
        EntityTag tag = new EntityTag(id); // never changes
        return Response.ok(new RawJson(document)).tag(tag).build();
    }

    @GET
    public Page<RawJson> list(
            @QueryParam("policy") @Nullable String policy,
            @QueryParam("status") @Nullable String status,
            @QueryParam("latest") @Nullable String latest,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        return Page.of(
                        store.list(policy, knownStatus(status), flag(latest), page),
                        page,
                        stored -> Long.toString(stored.seq()))
                .map(stored -> new RawJson(stored.document()));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String knownStatus(@Nullable String status) {
        if (status == null
                || Arrays.stream(EvaluationStatus.values())
                        .anyMatch(s -> s.name().equals(status))) {
            return status;
        }
        throw Problem.of(
                ProblemType.MALFORMED,
                Message.of(
                        "status '%s' is none of %s",
                        "状态“%s”不在 %s 之中", status, Arrays.toString(EvaluationStatus.values())));
    }

    private static boolean flag(@Nullable String latest) {
        if (latest == null || latest.equals("false")) {
            return false;
        }
        if (latest.equals("true")) {
            return true;
        }
        throw Problem.of(
                ProblemType.MALFORMED,
                Message.of("latest is true or false, not '%s'", "latest 应为 true 或 false，而不是“%s”", latest));
    }
}
