package org.hengce.gateway.oidc;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jose4j.http.Get;
import org.jose4j.jwk.HttpsJwks;
import org.jspecify.annotations.Nullable;

/** What the provider says of itself: where its endpoints are, and its keys. All calls may wait for it. */
@ApplicationScoped
public class Provider {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Duration DESCRIPTION_KEPT = Duration.ofHours(1);
    // While it is away each caller would wait out the timeout.
    private static final Duration NO_NEW_TRY = Duration.ofSeconds(5);
    // Made-up key ids each ask for the keys to be read again.
    private static final Duration KEYS_KEPT_AT_LEAST = Duration.ofSeconds(10);
    private static final int CALLS_AT_A_TIME = 8;
    private static final int RETRY_AFTER_SECONDS = 5;

    private final OidcConfig config;
    private final Semaphore calls = new Semaphore(CALLS_AT_A_TIME);
    private @Nullable OIDCProviderMetadata description;
    private @Nullable HttpsJwks keys;
    private long readAgainAt = System.nanoTime();

    @Inject
    Provider(OidcConfig config) {
        this.config = config;
        config.issuer().ifPresent(Provider::requireSafe);
    }

    private static void requireSafe(URI issuer) {
        boolean loopback = "http".equals(issuer.getScheme()) && LOOPBACK.contains(String.valueOf(issuer.getHost()));
        if (!loopback && !"https".equals(issuer.getScheme())) {
            throw new IllegalArgumentException(
                    "hengce.oidc.issuer is '%s'; whoever can change what it answers can sign in as anybody: https is needed"
                            .formatted(issuer));
        }
    }

    /** @throws Problem 404 if none is configured */
    URI requireIssuer() {
        return config.issuer()
                .orElseThrow(() -> Problem.of(
                        ProblemType.NOT_FOUND,
                        Message.of(
                                "no identity provider is configured here (hengce.oidc.issuer); sign in with a name and a password",
                                "此处未配置身份提供方（hengce.oidc.issuer）；请使用用户名和密码登录")));
    }

    /** @throws Problem 503 if it is not known and the provider does not answer */
    synchronized OIDCProviderMetadata description() {
        URI issuer = requireIssuer();
        if (System.nanoTime() - readAgainAt >= 0) {
            try {
                int millis = (int) config.timeout().toMillis();
                description = OIDCProviderMetadata.resolve(new Issuer(issuer), millis, millis);
                readAgainAt = System.nanoTime() + DESCRIPTION_KEPT.toNanos();
            } catch (GeneralException | IOException e) {
                readAgainAt = System.nanoTime() + NO_NEW_TRY.toNanos();
                Log.warnf("identity provider cannot be read issuer=%s cause=%s", issuer, e);
            }
        }
        if (description == null) {
            throw away();
        }
        return description;
    }

    /** @throws Problem 503 if it is not known where they are and the provider does not answer */
    synchronized HttpsJwks keys() {
        String location = description().getJWKSetURI().toString();
        if (keys == null || !keys.getLocation().equals(location)) {
            Get get = new Get();
            get.setConnectTimeout((int) config.timeout().toMillis());
            get.setReadTimeout((int) config.timeout().toMillis());
            get.setRetries(1);
            HttpsJwks read = new HttpsJwks(location);
            read.setSimpleHttpGet(get);
            read.setDefaultCacheDuration(config.keysFor().toSeconds());
            read.setRetainCacheOnErrorDuration(config.keysWhileAway().toSeconds());
            read.setRefreshReprieveThreshold(KEYS_KEPT_AT_LEAST.toMillis());
            keys = read;
        }
        return keys;
    }

    /**
     * Makes a call to the provider, some at a time.
     *
     * @throws Problem 503 if it does not answer
     */
    <T> T call(Callable<T> call) {
        if (!calls.tryAcquire()) {
            throw away();
        }
        try {
            return call.call();
        } catch (Problem e) {
            throw e;
        } catch (Exception e) {
            Log.warnf("identity provider does not answer cause=%s", e);
            throw away();
        } finally {
            calls.release();
        }
    }

    static Problem away() {
        return Problem.of(
                        ProblemType.UNAVAILABLE,
                        Message.of(
                                "the identity provider does not answer at the moment; try again in some seconds",
                                "身份提供方暂时没有应答；请几秒后重试"))
                .retryAfter(RETRY_AFTER_SECONDS);
    }
}
