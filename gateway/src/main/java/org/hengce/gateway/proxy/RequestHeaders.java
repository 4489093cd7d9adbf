package org.hengce.gateway.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which headers pass the door. */
final class RequestHeaders {
    static final String FORWARDED_FOR = "X-Forwarded-For";
    // What let the client in is for the door alone: a service could use it in the client's name.
    private static final List<String> CREDENTIALS = List.of("Cookie", "X-Api-Key", "X-CSRF-Token");
    private static final Set<String> WHERE_FROM = Set.of("forwarded", "x-real-ip", "x-client-ip", "true-client-ip");
    // Of one connection, not of the message (RFC 9110, 7.6.1).
    private static final List<String> HOP_BY_HOP = List.of(
            "Connection",
            "Keep-Alive",
            "Proxy-Connection",
            "Proxy-Authenticate",
            "Proxy-Authorization",
            "TE",
            "Trailer",
            "Upgrade");

    private RequestHeaders() {}

    /** What goes to the service: nothing that says where the request came from but what is seen here, and our token. */
    static void forUpstream(MultiMap headers, HttpServerRequest request, String internalToken) {
        removeHopByHop(headers);
        for (String name : List.copyOf(headers.names())) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("x-forwarded-") || WHERE_FROM.contains(lower)) {
                headers.remove(name);
            }
        }
        CREDENTIALS.forEach(headers::remove);
        headers.remove(HttpHeaders.EXPECT); // answered here
        headers.set(FORWARDED_FOR, clientAddress(request));
        // Last, so that nothing the client sent can take it away or stand beside it.
        headers.set(HttpHeaders.AUTHORIZATION, "Bearer " + internalToken);
    }

    /** As it is seen here. */
    static String clientAddress(HttpServerRequest request) {
        return request.remoteAddress().hostAddress();
    }

    /** Takes away the headers of one connection, with those that the sender names in Connection. */
    static void removeHopByHop(MultiMap headers) {
        List<String> named = new ArrayList<>();
        for (String value : headers.getAll(HttpHeaders.CONNECTION)) {
            for (String name : value.split(",", -1)) {
                named.add(name.strip());
            }
        }
        named.stream().filter(name -> !name.isEmpty()).forEach(headers::remove);
        HOP_BY_HOP.forEach(headers::remove);
    }
}
