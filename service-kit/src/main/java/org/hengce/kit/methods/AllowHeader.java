package org.hengce.kit.methods;

import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Says with every 405 and every answer to OPTIONS what a path takes. The framework says nothing with a 405, and to OPTIONS
 * what any path of the class takes.
 */
public class AllowHeader {
    @Inject
    ResourcePaths paths;

    @ServerResponseFilter
    public void add(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getMethod().equals(HttpMethod.OPTIONS)
                || response.getStatus() == Response.Status.METHOD_NOT_ALLOWED.getStatusCode()) {
            response.getHeaders()
                    .putSingle(
                            HttpHeaders.ALLOW,
                            String.join(
                                    ", ", paths.methodsOf(request.getUriInfo().getPath())));
        }
    }
}
