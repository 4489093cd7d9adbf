package org.hengce.gateway.openapi;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** The OpenAPI document of everything that is offered here, for everybody. */
@Path("/")
@PermitAll
public class DocumentResource {
    private static final MediaType YAML = new MediaType("application", "yaml"); // RFC 9512
    private static final List<Variant> NOTATIONS =
            Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, YAML).build();

    @Inject
    PublicDocument document;

    @GET
    @Path("openapi")
    @Operation(hidden = true)
    public Response asked(@QueryParam("format") @Nullable String format, @Context Request request) {
        if (format != null) {
            return switch (format) {
                case "json" -> json(request);
                case "yaml" -> yaml(request);
                default ->
                    throw Problem.of(
                            ProblemType.MALFORMED,
                            Message.of("format is json or yaml, not '%s'", "format 应为 json 或 yaml，而不是“%s”", format));
            };
        }
        @Nullable Variant best = request.selectVariant(NOTATIONS);
        if (best == null) {
            throw Problem.of(
                    ProblemType.NOT_ACCEPTABLE,
                    Message.of(
                            "the document comes as application/json or application/yaml; ask for one of them",
                            "该文档提供 application/json 和 application/yaml 两种格式；请选择其一"));
        }
        return best.getMediaType().isCompatible(YAML) ? yaml(request) : json(request);
    }

    @GET
    @Path("openapi.json")
    @Operation(hidden = true)
    public Response json(@Context Request request) {
        return answer(request, document.json(), MediaType.APPLICATION_JSON_TYPE);
    }

    @GET
    @Path("openapi.yaml")
    @Operation(hidden = true)
    public Response yaml(@Context Request request) {
        return answer(request, document.yaml(), YAML);
    }

    private static Response answer(Request request, PublicDocument.Notation notation, MediaType type) {
        Response.@Nullable ResponseBuilder unchanged = request.evaluatePreconditions(notation.tag());
        Response.ResponseBuilder answer =
                unchanged != null ? unchanged : Response.ok(notation.bytes(), type.withCharset("UTF-8"));
        return answer.tag(notation.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache") // asked again each time, and mostly answered by 304
                .build();
    }
}
