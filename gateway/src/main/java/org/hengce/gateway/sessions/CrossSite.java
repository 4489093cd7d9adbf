package org.hengce.gateway.sessions;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hengce.gateway.identity.Secret;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * A browser sends the cookie with whatever any page makes it ask for. What changes something must therefore show that our own
 * page asked: by a token that only it could read, and by where the browser says that the request comes from.
 */
@ApplicationScoped
public class CrossSite {
    static final String TOKEN = "X-CSRF-Token";
    private static final String ALGORITHM = "HmacSHA256";
    private static final Set<HttpMethod> SAFE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

    @Inject
    PublicAddress address;

    /** The token of a session: only who has the cookie's value can compute it, and nothing more need be stored. */
    static String token(Secret session) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(session.value().getBytes(StandardCharsets.US_ASCII), ALGORITHM));
            byte[] token = mac.doFinal("csrf".getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** Why the request is refused, if it is. */
    Optional<Problem> fault(HttpServerRequest request, Secret session) {
        if (SAFE.contains(request.method())) {
            return Optional.empty();
        }
        if (!isOurOrigin(request)) {
            return Optional.of(foreign());
        }
        List<String> sent = request.headers().getAll(TOKEN);
        boolean right = sent.size() == 1
                && MessageDigest.isEqual(
                        sent.get(0).getBytes(StandardCharsets.UTF_8),
                        token(session).getBytes(StandardCharsets.UTF_8));
        return right
                ? Optional.empty()
                : Optional.of(Problem.of(
                        ProblemType.FORBIDDEN,
                        Message.of(
                                "a change with the session's cookie needs the header %s; GET /api/v1/auth/session says its value",
                                "使用会话 Cookie 进行修改时需要请求头 %s；其值见 GET /api/v1/auth/session", TOKEN)));
    }

    /** Refuses a page of somebody else; a client that is no browser says nothing of this kind. */
    void refuseForeign(HttpServerRequest request) {
        boolean browser = request.headers().contains(HttpHeaders.ORIGIN)
                || request.headers().contains("Sec-Fetch-Site");
        if (browser && !isOurOrigin(request)) {
            throw foreign();
        }
    }

    private boolean isOurOrigin(HttpServerRequest request) {
        @Nullable String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
        }
        return address.origin(request).equals(Optional.of(origin.toLowerCase(Locale.ROOT)));
    }

    private static Problem foreign() {
        return Problem.of(
                ProblemType.FORBIDDEN,
                Message.of(
                        "with the session's cookie only pages of this address may ask for a change: the header Origin must name it",
                        "使用会话 Cookie 时仅本站页面可发起修改：请求头 Origin 必须为本站地址"));
    }
}
