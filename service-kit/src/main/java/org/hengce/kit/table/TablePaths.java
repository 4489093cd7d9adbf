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
        boolean reads = request.getMethod().equals(HttpMethod.GET)
                || request.getMethod().equals(HttpMethod.HEAD);
        URI uri = request.getUriInfo().getRequestUri();
        TYPES.forEach((suffix, type) -> {
            String path = uri.getRawPath();
            if (reads && path.endsWith(suffix)) {
                String list = path.substring(0, path.length() - suffix.length());
                request.setRequestUri(UriBuilder.fromUri(uri).replacePath(list).build());
                request.getHeaders().putSingle(HttpHeaders.ACCEPT, type);
            }
        });
    }
}
