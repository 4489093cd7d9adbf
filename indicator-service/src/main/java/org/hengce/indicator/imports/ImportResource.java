package org.hengce.indicator.imports;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hengce.indicator.imports.ImportReception.Received;
import org.hengce.kit.hash.Sha256;
import org.hengce.kit.idempotency.Claim;
import org.hengce.kit.idempotency.Idempotency;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.problem.Language;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Imports over HTTP: the file is the body, what became of it stands at the Location. */
@Path("/api/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {
    @Inject
    ImportReception reception;

    @Inject
    ImportQuery query;

    @Inject
    Idempotency idempotency;

    @POST
    @Consumes("text/csv")
    @RolesAllowed({Roles.STEWARD, Roles.ADMIN})
    public Response receive(InputStream file, @QueryParam("columns") @Nullable String columns) throws IOException {
        ColumnMapping mapping = ColumnMapping.parse(columns);
        Claim claim = idempotency.claim();
        if (claim.isDone()) {
            return claim.replay(fingerprint(columns, Sha256.hex(file)));
        }
        try {
            Received received = reception.receive(
                    file,
                    mapping,
                    claim::renew,
                    it -> claim.keep(fingerprint(columns, it.sha256()), accepted(it.id())));
            return accepted(received.id());
        } catch (IOException | RuntimeException e) {
            claim.release();
            throw e;
        }
    }

    private String fingerprint(@Nullable String columns, String sha256) {
        return idempotency.fingerprint(Arrays.asList(columns, sha256));
    }

    private static Response accepted(UUID id) {
        return Response.accepted(Map.of("id", id, "status", "QUEUED"))
                .header(HttpHeaders.LOCATION, "/api/v1/imports/" + id)
                .build();
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN})
    public ImportView get(String id, @QueryParam("lang") @Nullable String lang, @Context HttpHeaders headers) {
        return uuid(id).flatMap(known ->
                        query.byId(known, Language.of(lang, headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))))
                .orElseThrow(() -> Problem.notFound(new Message("import", "导入任务"), id));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
