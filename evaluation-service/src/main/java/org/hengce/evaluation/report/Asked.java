package org.hengce.evaluation.report;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.hengce.kit.problem.Language;

/** In which language somebody asks for something. */
final class Asked {
    private Asked() {}

    static org.hengce.presentation.Language language(UriInfo uri, HttpHeaders headers) {
        return org.hengce.presentation.Language.of(Language.of(
                uri.getQueryParameters().getFirst("lang"), headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
    }
}
