package org.hengce.gateway.apikeys;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.hengce.gateway.identity.Identity;
import org.hengce.gateway.identity.Refusals;
import org.hengce.gateway.identity.Scheme;
import org.hengce.gateway.identity.Secret;
import org.hengce.gateway.users.UserStandings;

/** {@code X-Api-Key: hk_…}. */
@ApplicationScoped
public class ApiKeyScheme implements Scheme {
    static final String HEADER = "X-Api-Key";
    /** By which scanners for leaked secrets know a key of ours. */
    static final String PREFIX = "hk_";

    @Inject
    ApiKeyStandings keys;

    @Inject
    UserStandings users;

    @Override
    public boolean isIn(HttpServerRequest request) {
        return request.headers().contains(HEADER);
    }

    @Override
    public Future<Identity> identify(HttpServerRequest request) {
        List<String> sent = request.headers().getAll(HEADER);
        Optional<Secret> secret = sent.size() == 1 && sent.get(0).startsWith(PREFIX)
                ? Secret.of(sent.get(0).substring(PREFIX.length()))
                : Optional.empty();
        return secret.map(this::identify).orElseGet(ApiKeyScheme::refused);
    }

    private Future<Identity> identify(Secret secret) {
        return keys.of(secret.id()).compose(found -> found.filter(key -> secret.fits(key.secretSha256()))
                .map(this::identify)
                .orElseGet(ApiKeyScheme::refused));
    }

    private Future<Identity> identify(ApiKey key) {
        return users.of(key.owner(), 0).compose(owner -> owner.flatMap(key::actingFor)
                .map(Future::succeededFuture)
                .orElseGet(ApiKeyScheme::refused));
    }

    @Override
    public void used(Identity identity) {
        keys.used(identity.credential().substring(ApiKey.CREDENTIAL.length()));
    }

    private static Future<Identity> refused() {
        return Future.failedFuture(Refusals.unauthenticated());
    }
}
