package org.hengce.gateway.console;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hengce.kit.paging.AnyParameters;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** The console: the same page at each of its addresses, and files that a browser keeps. */
@Path("/")
@AnyParameters
@PermitAll
public class ConsoleResource {
    // Named by what is in them: under that name there will never be anything else.
    private static final Pattern NAMED_BY_CONTENT = Pattern.compile(".+-[A-Z0-9]{8}\\.\\w+");
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String AN_HOUR = "public, max-age=3600";
    private static final String ASK_AGAIN = "no-cache";

    @Inject
    ConsoleFiles files;

    @GET
    @Operation(hidden = true)
    public Response start(@Context Request request) {
        return page(request);
    }

    @GET
    @Path("{page: " + ConsolePages.PAGES + "}")
    @Operation(hidden = true)
    public Response page(@Context Request request) {
        return answer(files.page(), ASK_AGAIN, request);
    }

    @GET
    @Path(ConsolePages.ASSETS + "{file}")
    @Operation(hidden = true)
    public Response file(String file, @Context Request request) {
        ConsoleFiles.Content content =
                files.find(file).orElseThrow(() -> Problem.notFound(new Message("file", "文件"), file));
        return answer(content, NAMED_BY_CONTENT.matcher(file).matches() ? FOR_EVER : AN_HOUR, request);
    }

    private static Response answer(ConsoleFiles.Content content, String caching, Request request) {
        EntityTag tag = new EntityTag(content.tag());
        Response.@Nullable ResponseBuilder known = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer =
                known == null ? Response.ok(content.bytes(), content.type()).tag(tag) : known;
        return answer.header(HttpHeaders.CACHE_CONTROL, caching).build();
    }
}
