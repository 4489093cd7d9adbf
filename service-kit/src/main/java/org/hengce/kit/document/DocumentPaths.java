package org.hengce.kit.document;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hengce.kit.table.TablePaths;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** {@code …/report.pdf} is {@code …/report} with {@code Accept: application/pdf}: for who can only send a link. */
public class DocumentPaths {
    private static final Pattern NAMED =
            Pattern.compile("(/api/v1/(?:evaluations|indicators)/.+/(?:report|charts/[^/]+))\\.(html|pdf|md|svg|json)");

    private static final Map<String, String> TYPES = Map.of(
            "html", DocumentTypes.HTML,
            "pdf", DocumentTypes.PDF,
            "md", DocumentTypes.MARKDOWN,
            "svg", DocumentTypes.SVG,
            "json", MediaType.APPLICATION_JSON);

    @ServerRequestFilter(preMatching = true)
    public void resolve(ContainerRequestContext request) {
        Matcher named = NAMED.matcher(request.getUriInfo().getRequestUri().getRawPath());
        if (TablePaths.isRead(request) && named.matches()) {
            TablePaths.readAs(request, named.group(1), Objects.requireNonNull(TYPES.get(named.group(2))));
        }
    }
}
