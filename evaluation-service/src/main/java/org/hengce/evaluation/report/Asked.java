package org.hengce.evaluation.report;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.regex.Pattern;
import org.hengce.kit.problem.Language;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;

/** In which language and format somebody asks for something. */
final class Asked {
    static final String CONTENT_POLICY = "Content-Security-Policy";

    static final String VARY = HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE;

    private static final Pattern NEVER = Pattern.compile("0(\\.0*)?");

    private Asked() {}

    static org.hengce.presentation.Language language(UriInfo uri, HttpHeaders headers) {
        return org.hengce.presentation.Language.of(Language.of(
                uri.getQueryParameters().getFirst("lang"), headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    /**
     * What the caller likes best of these; the first one where he says nothing.
     *
     * @throws Problem 406 that names them, if none will do: the framework, which would refuse it too, does not say what there is
     */
    static String type(HttpHeaders headers, String... offered) {
        for (MediaType accepted : headers.getAcceptableMediaTypes()) {
            if (NEVER.matcher(accepted.getParameters().getOrDefault("q", "1")).matches()) {
                continue;
            }
            for (String type : offered) {
                if (accepted.isCompatible(MediaType.valueOf(type))) {
                    return type;
                }
            }
        }
        throw Problem.of(
                ProblemType.NOT_ACCEPTABLE,
                Message.of(
                        "it comes as %s; name one of them in Accept, or leave Accept out",
                        "可提供的格式为 %s；请在 Accept 中写明其中之一，或不写 Accept", String.join(", ", offered)));
    }
}
