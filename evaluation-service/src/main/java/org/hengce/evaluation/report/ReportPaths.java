package org.hengce.evaluation.report;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** {@code …/report.pdf} is {@code …/report} with {@code Accept: application/pdf}: for who can only send a link. */
public class ReportPaths {
    private static final Pattern NAMED =
            Pattern.compile("(/api/v1/evaluations/.+/(?:report|charts/[^/]+))\\.(html|pdf|md|svg|json)");

    private static final Map<String, String> TYPES = Map.of(
            "html", ReportResource.HTML,
            "pdf", ReportResource.PDF,
            "md", ReportResource.MARKDOWN,
            "svg", "image/svg+xml",
            "json", "application/json");

    @ServerRequestFilter(preMatching = true)
    public void resolve(ContainerRequestContext request) {
        boolean reads = request.getMethod().equals(HttpMethod.GET)
                || request.getMethod().equals(HttpMethod.HEAD);
        URI uri = request.getUriInfo().getRequestUri();
        Matcher named = NAMED.matcher(uri.getRawPath());
        if (reads && named.matches()) {
            request.setRequestUri(
                    UriBuilder.fromUri(uri).replacePath(named.group(1)).build());
            request.getHeaders().putSingle(HttpHeaders.ACCEPT, TYPES.get(named.group(2)));
        }
    }
}
