package org.hengce.gateway.openapi;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;

/** The page that shows the document, with all that it needs: nothing is fetched from elsewhere. */
@Path("/docs")
@PermitAll
public class DocsResource {
    // Swagger UI draws its arrows as data: images; nothing else is laxer than on any other page.
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Inject
    DocsFiles files;

    @GET
    @Operation(hidden = true)
    public Response page() {
        return file(DocsFiles.PAGE);
    }

    @GET
    @Path("{file}")
    @Operation(hidden = true)
    public Response file(String file) {
        DocsFiles.Content content =
                files.find(file).orElseThrow(() -> Problem.notFound(new Message("file", "文件"), file));
        return Response.ok(content.bytes(), content.type())
                .header("Content-Security-Policy", POLICY)
                .header(HttpHeaders.CACHE_CONTROL, "max-age=3600")
                .build();
    }
}
