package org.hengce.kit.json;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Refuses JSON that says of itself that it is in another character set: it would be read as UTF-8 all the same. */
public class Utf8Only {
    @ServerRequestFilter
    public void check(ContainerRequestContext request) {
        @Nullable MediaType type = request.getMediaType();
        @Nullable String charset = type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (type != null
                && type.getSubtype().toLowerCase(Locale.ROOT).endsWith("json")
                && charset != null
                && !charset.equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
            throw Problem.of(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    Message.of(
                            "JSON is sent in UTF-8 here, not in '%s'; convert it, or say no character set",
                            "此处的 JSON 须为 UTF-8，而不是“%s”；请转换编码，或不注明字符集", charset));
        }
    }
}
