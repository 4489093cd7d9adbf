package org.hengce.evaluation.report;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.hengce.kit.problem.Language;

/** In which language and format somebody asks for something. */
final class Asked {
    static final String CONTENT_POLICY = "Content-Security-Policy";

    static final String VARY = HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE;

    private Asked() {}

    static org.hengce.presentation.Language language(UriInfo uri, HttpHeaders headers) {
        return org.hengce.presentation.Language.of(Language.of(
                uri.getQueryParameters().getFirst("lang"), headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    /** What the caller likes best of these; the first one where he says nothing. That one will do, the framework has made sure of. */
    static String type(HttpHeaders headers, String... offered) {
        for (MediaType accepted : headers.getAcceptableMediaTypes()) {
            for (String type : offered) {
                if (accepted.isCompatible(MediaType.valueOf(type))) {
                    return type;
                }
            }
        }
        return offered[0];
    }
}
