package org.hengce.acceptance.walk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A request, to be varied.
 *
 * @param path with its parameters filled in, encoded
 * @param query by name, not encoded
 * @param body empty: none
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Call(String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body) {
    static final byte[] NOTHING = {};

    Call {
        query = new TreeMap<>(query);
        headers = new TreeMap<>(headers);
    }

    /** Without parameters and body. */
    static Call of(String method, String path, Map<String, String> headers) {
        return new Call(method, path, Map.of(), headers, NOTHING);
    }

    String target() {
        return query.isEmpty()
                ? path
                : path + "?"
                        + query.entrySet().stream()
                                .map(p -> encoded(p.getKey()) + "=" + encoded(p.getValue()))
                                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    Call with(String parameter, String value) {
        Map<String, String> changed = new TreeMap<>(query);
        changed.put(parameter, value);
        return new Call(method, path, changed, headers, body);
    }

    Call without(String parameter) {
        Map<String, String> changed = new TreeMap<>(query);
        changed.remove(parameter);
        return new Call(method, path, changed, headers, body);
    }

    Call withHeader(String name, String value) {
        Map<String, String> changed = new TreeMap<>(headers);
        changed.put(name, value);
        return new Call(method, path, query, changed, body);
    }

    Call withoutHeader(String name) {
        Map<String, String> changed = new TreeMap<>(headers);
        changed.remove(name);
        return new Call(method, path, query, changed, body);
    }

    /** As nobody. */
    Call anonymous() {
        return withoutHeader("Authorization").withoutHeader("Cookie").withoutHeader("X-CSRF-Token");
    }

    Call withBody(String text) {
        return withBody(text.getBytes(StandardCharsets.UTF_8));
    }

    Call withBody(byte[] bytes) {
        return new Call(method, path, query, headers, bytes);
    }

    Call withPath(String other) {
        return new Call(method, other, query, headers, body);
    }

    Call withMethod(String other) {
        return new Call(other, path, query, headers, body);
    }

    @Override
    public String toString() {
        Map<String, String> shown = new TreeMap<>(headers);
        shown.computeIfPresent("Authorization", (name, value) -> "Bearer …");
        shown.computeIfPresent("Cookie", (name, value) -> "…");
        String text = new String(body, StandardCharsets.UTF_8);
        return "%s %s %s %s"
                .formatted(method, target(), shown, text.length() <= 1000 ? text : text.substring(0, 1000) + "…");
    }
}
