package org.hengce.kit.idempotency;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.hengce.kit.json.RawJson;
import org.jspecify.annotations.Nullable;

/** An answer as it was given: status, two headers and the body's text. */
record KeptAnswer(
        int status,
        @Nullable String location,
        @Nullable String etag,
        @Nullable String body) {
    static final String REPLAYED = "Idempotency-Replayed";

    /** The same answer, saying that it is one. */
    Response again() {
        Response.ResponseBuilder answer = Response.status(status).header(REPLAYED, "true");
        if (location != null) {
            answer.header(HttpHeaders.LOCATION, location);
        }
        if (etag != null) {
            answer.header(HttpHeaders.ETAG, etag);
        }
        if (body != null) {
            answer.entity(new RawJson(body));
        }
        return answer.build();
    }
}
