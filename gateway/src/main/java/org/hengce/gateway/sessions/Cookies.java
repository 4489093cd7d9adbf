package org.hengce.gateway.sessions;

import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.NewCookie;
import java.util.List;

/** What our cookies have in common, and those of a request. */
public final class Cookies {
    // Browsers take a cookie of such a name over TLS only, from this very host and for all of it: no neighbour can
    // plant one.
    private static final String HOST_ONLY = "__Host-";

    private Cookies() {}

    /** How a cookie of ours is called. */
    public static String name(String name, boolean secure) {
        return secure ? HOST_ONLY + name : name;
    }

    /** To be set: no script can read it. */
    public static NewCookie.Builder ours(String name, boolean secure, NewCookie.SameSite site) {
        return new NewCookie.Builder(name(name, secure))
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite(site);
    }

    /** The values of all cookies with the name: one of two may have been planted, and the server keeps the last one only. */
    public static List<String> named(String name, HttpServerRequest request) {
        return request.headers().getAll(HttpHeaders.COOKIE).stream()
                .flatMap(header -> ServerCookieDecoder.STRICT.decodeAll(header).stream())
                .filter(cookie -> cookie.name().equals(name))
                .map(Cookie::value)
                .toList();
    }
}
