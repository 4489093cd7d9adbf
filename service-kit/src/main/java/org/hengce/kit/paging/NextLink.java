package org.hengce.kit.paging;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Says where the next page is, as {@code Link: <…>; rel="next"}, relative to the door the caller came through. */
public class NextLink {
    @ServerResponseFilter
    public void add(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Page<?> page
                && page.nextCursor() != null
                && !Whole.is(request.getUriInfo(), response.getMediaType())) {
            UriInfo asked = request.getUriInfo();
            String next = UriBuilder.fromUri(asked.getRequestUri())
                    .replaceQueryParam("cursor", page.nextCursor())
                    .build()
                    .getRawQuery();
            response.getHeaders().add(HttpHeaders.LINK, "<%s?%s>; rel=\"next\"".formatted(asked.getPath(), next));
        }
    }
}
