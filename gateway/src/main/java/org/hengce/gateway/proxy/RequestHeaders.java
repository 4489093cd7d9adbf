package org.hengce.gateway.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which headers pass the door. */
final class RequestHeaders {
    static final CharSequence FORWARDED_FOR = HttpHeaders.createOptimized("X-Forwarded-For");
    private static final CharSequence VIA = HttpHeaders.createOptimized("Via");
    private static final String FORWARDED = "X-Forwarded-";
    private static final List<CharSequence> WHERE_FROM =
            optimized("Forwarded", "X-Real-IP", "X-Client-IP", "True-Client-IP");
    // What opens the door is no business of those behind it; they get a token of their own.
    private static final List<CharSequence> CREDENTIALS = optimized("Cookie", "X-Api-Key", "X-CSRF-Token");
    // Of one connection, not of the message (RFC 9110, 7.6.1).
    private static final List<CharSequence> HOP_BY_HOP = optimized(
            "Connection",
            "Keep-Alive",
            "Proxy-Connection",
            "Proxy-Authenticate",
            "Proxy-Authorization",
            "TE",
            "Trailer",
            "Upgrade",
            "HTTP2-Settings");

    private RequestHeaders() {}

    private static List<CharSequence> optimized(String... names) {
        return List.of(names).stream().map(HttpHeaders::createOptimized).toList();
    }

    /**
     * What goes to the service: nothing that says where the request came from but what is seen here, and our token.
     *
     * @param client the client's address
     */
    static void forUpstream(MultiMap headers, HttpServerRequest request, String client, String internalToken) {
        removeHopByHop(headers);
        List<String> forwarded = new ArrayList<>(0);
        for (Map.Entry<String, String> header : headers) {
            String name = header.getKey();
            if (name.regionMatches(true, 0, FORWARDED, 0, FORWARDED.length())) {
                forwarded.add(name);
            }
        }
        forwarded.forEach(headers::remove);
        WHERE_FROM.forEach(headers::remove);
        CREDENTIALS.forEach(headers::remove);
        headers.remove(HttpHeaders.EXPECT); // answered here
        headers.set(FORWARDED_FOR, client);
        headers.add(VIA, request.version() == HttpVersion.HTTP_2 ? "2 hengce" : "1.1 hengce");
        // Last, so that nothing the client sent can take it away or stand beside it.
        headers.set(HttpHeaders.AUTHORIZATION, "Bearer " + internalToken);
    }

    /** Takes away the headers of one connection, with those that the sender names in Connection. */
    static void removeHopByHop(MultiMap headers) {
        List<String> connection = headers.getAll(HttpHeaders.CONNECTION);
        for (String value : connection) {
            for (String name : value.split(",", -1)) {
                if (!name.isBlank()) {
                    headers.remove(name.strip());
                }
            }
        }
        HOP_BY_HOP.forEach(headers::remove);
    }
}
