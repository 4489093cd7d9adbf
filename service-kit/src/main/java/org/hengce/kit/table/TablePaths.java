package org.hengce.kit.table;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Map;
import org.hengce.kit.paging.TableTypes;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** {@code /api/v1/regions.csv} is {@code /api/v1/regions} with {@code Accept: text/csv}: for who can only send a link. */
public class TablePaths {
    private static final Map<String, String> TYPES =
            Map.of(".csv", TableTypes.CSV, ".xlsx", TableTypes.XLSX, ".jsonl", TableTypes.JSON_LINES);

    @ServerRequestFilter(preMatching = true)
    public void resolve(ContainerRequestContext request) {
        String path = request.getUriInfo().getRequestUri().getRawPath();
        TYPES.forEach((suffix, type) -> {
            if (isRead(request) && path.endsWith(suffix)) {
                readAs(request, path.substring(0, path.length() - suffix.length()), type);
            }
        });
    }

    /** Has the request answered as if this path had been asked for with this {@code Accept}. */
    public static void readAs(ContainerRequestContext request, String path, String type) {
        URI uri = request.getUriInfo().getRequestUri();
        request.setRequestUri(UriBuilder.fromUri(uri).replacePath(path).build());
        request.getHeaders().putSingle(HttpHeaders.ACCEPT, type);
    }

    /** Whether a path may be another name for something to be read. */
    public static boolean isRead(ContainerRequestContext request) {
        return request.getMethod().equals(HttpMethod.GET) || request.getMethod().equals(HttpMethod.HEAD);
    }
}
