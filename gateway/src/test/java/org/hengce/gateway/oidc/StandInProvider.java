package org.hengce.gateway.oidc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** A provider that signs whatever a test wants, as a real one would not: another process on a port of its own. */
public final class StandInProvider implements QuarkusTestResourceLifecycleManager {
    static final String CLIENT = "hengce-console";
    static final String AUDIENCE = "hengce-api";

    private static final List<PublicJsonWebKey> KEYS = new CopyOnWriteArrayList<>();
    private static final AtomicReference<String> TOKEN_ANSWER = new AtomicReference<>("{}");
    private static final AtomicReference<String> TOKEN_REQUEST = new AtomicReference<>("");
    private static final AtomicReference<String> FAILING = new AtomicReference<>("");
    private static HttpServer server = listen(0);

    static final PublicJsonWebKey RSA = published(newRsa("rsa-1"));
    static final PublicJsonWebKey EC = published(newEc("ec-1"));
    static final PublicJsonWebKey ED = published(newEd("ed-1"));

    static PublicJsonWebKey newRsa(String id) {
        try {
            return named(RsaJwkGenerator.generateJwk(2048), id);
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    static PublicJsonWebKey newEc(String id) {
        try {
            return named(EcJwkGenerator.generateJwk(EllipticCurves.P256), id);
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    private static PublicJsonWebKey newEd(String id) {
        try {
            return named(OkpJwkGenerator.generateJwk("Ed25519"), id);
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    private static PublicJsonWebKey named(PublicJsonWebKey key, String id) {
        key.setKeyId(id);
        return key;
    }

    static PublicJsonWebKey published(PublicJsonWebKey key) {
        KEYS.add(key);
        return key;
    }

    static String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Claims of an access token that is in order; changed as wished. */
    static JwtClaims claims(Consumer<JwtClaims> change) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer());
        claims.setAudience(AUDIENCE);
        claims.setSubject("li-wei-4711");
        claims.setClaim("realm_access", Map.of("roles", List.of("steward", "statistics-admins", "something-else")));
        claims.setStringListClaim("regions", "US-CA", "US-NV");
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(10);
        change.accept(claims);
        return claims;
    }

    static String signed(JwtClaims claims, String algorithm, PublicJsonWebKey key, Consumer<JsonWebSignature> change) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setKey(key.getPrivateKey());
        signature.setPayload(claims.toJson());
        change.accept(signature);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    static String signed(JwtClaims claims) {
        return signed(claims, "RS256", RSA, s -> {});
    }

    /** What the token endpoint answers from now on. */
    static void answersWith(JsonObject answer) {
        TOKEN_ANSWER.set(answer.encode());
    }

    /** The form that came to the token endpoint last. */
    static String tokenRequest() {
        return Objects.requireNonNull(TOKEN_REQUEST.get());
    }

    /** While one of its endpoints breaks in this way: with a status of its own, or by ending the connection without a word. */
    static void whileFailing(String path, int status, Runnable work) {
        FAILING.set(path + " " + status);
        try {
            work.run();
        } finally {
            FAILING.set("");
        }
    }

    static void whileAway(Runnable work) {
        int port = server.getAddress().getPort();
        server.stop(0);
        try {
            work.run();
        } finally {
            server = listen(port);
        }
    }

    private static HttpServer listen(int port) {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
            made.createContext("/", StandInProvider::answer);
            made.start();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        int status = 200;
        String body;
        String failing = Objects.requireNonNull(FAILING.get());
        if (failing.startsWith(exchange.getRequestURI().getPath() + " ")) {
            int broken = Integer.parseInt(failing.split(" ", 2)[1]);
            if (broken > 0) {
                exchange.sendResponseHeaders(broken, -1);
            }
            exchange.close();
            return;
        }
        switch (exchange.getRequestURI().getPath()) {
            case "/.well-known/openid-configuration" -> body = description();
            case "/jwks" ->
                body = new JsonObject()
                        .put(
                                "keys",
                                new JsonArray(KEYS.stream()
                                        .map(key -> key.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY))
                                        .toList()))
                        .encode();
            case "/userinfo" ->
                body = new JsonObject().put("sub", "li-wei-4711").encode();
            case "/token" -> {
                TOKEN_REQUEST.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                body = Objects.requireNonNull(TOKEN_ANSWER.get());
                status = body.contains("\"error\"") ? 400 : 200;
            }
            default -> {
                status = 404;
                body = "{}";
            }
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String description() {
        return new JsonObject()
                .put("issuer", issuer())
                .put("authorization_endpoint", issuer() + "/authorize")
                .put("token_endpoint", issuer() + "/token")
                .put("jwks_uri", issuer() + "/jwks")
                .put("userinfo_endpoint", issuer() + "/userinfo")
                .put("response_types_supported", new JsonArray().add("code"))
                .put("subject_types_supported", new JsonArray().add("public"))
                .put("id_token_signing_alg_values_supported", new JsonArray().add("RS256"))
                .encode();
    }

    @Override
    public Map<String, String> start() {
        return Map.of(
                "hengce.oidc.issuer", issuer(),
                "hengce.oidc.client-id", CLIENT,
                "hengce.oidc.client-secret", "test-only-secret",
                "hengce.oidc.audience", AUDIENCE,
                "hengce.oidc.roles-claim", "realm_access.roles",
                "hengce.oidc.role-mapping.\"statistics-admins\"", "admin",
                "hengce.oidc.regions-claim", "regions",
                "hengce.oidc.timeout", "2s");
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
