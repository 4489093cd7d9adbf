package org.hengce.gateway.apikeys;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hengce.gateway.identity.Secret;
import org.hengce.gateway.users.User;
import org.hengce.gateway.users.UserRemoved;
import org.hengce.gateway.users.Users;
import org.hengce.kit.audit.Audit;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Makes and revokes API keys; row and audit row commit together. */
@ApplicationScoped
public class ApiKeyRegister {
    // One per machine: whoever has more does not know any more which is which.
    private static final int MOST = 100;

    @Inject
    ApiKeys keys;

    @Inject
    Users users;

    @Inject
    Audit audit;

    @Inject
    ApiKeyConfig config;

    @Inject
    Clock clock;

    /** A key with the secret that is nowhere else. */
    record Made(ApiKey key, Secret secret) {}

    /**
     * Makes a key.
     *
     * @param creator an administrator, whose rights end nowhere
     * @throws Problem 422 if the draft breaks a rule, 409 if the owner has too many
     */
    Made make(ApiKeyDraft draft, String creator) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String ownerName = draft.owner() == null ? creator : draft.owner();
        Instant expires = (draft.expiresAt() == null ? now.plus(config.life()) : draft.expiresAt())
                .truncatedTo(ChronoUnit.MICROS);
        Secret secret = Secret.random();
        ApiKey key = new ApiKey(
                secret.id(),
                0,
                draft.name().strip(),
                ownerName,
                draft.roles(),
                draft.regions() == null ? List.of() : draft.regions(),
                secret.sha256(),
                now,
                creator,
                expires,
                null,
                null);
        QuarkusTransaction.requiringNew().run(() -> {
            User owner = users.find(ownerName).orElseThrow(() -> unknown(ownerName));
            ApiKeyRules.check(key, owner, now.plus(config.longestLife()));
            if (keys.count(ownerName) >= MOST) {
                throw Problem.of(
                        ProblemType.CONFLICT,
                        Message.of(
                                "'%s' has %d keys already; revoke one that is no longer used",
                                "“%s”已有 %d 个密钥；请先撤销不再使用的密钥", ownerName, MOST));
            }
            keys.insert(key);
            audit.record(creator, "key.create", key.id(), null, ApiKeyView.of(key));
        });
        return new Made(key, secret);
    }

    private static Problem unknown(String owner) {
        return Problem.invalid("owner", Message.of("there is no user '%s'", "没有用户“%s”", owner));
    }

    /** @throws Problem 404 if there is none, or it is of somebody else than {@code owner} (null: of anybody) */
    ApiKey require(String id, @Nullable String owner) {
        return keys.find(id)
                .filter(key -> owner == null || key.owner().equals(owner))
                .orElseThrow(() -> Problem.notFound(new Message("key", "密钥"), id));
    }

    Page<ApiKey> page(@Nullable String owner, PageRequest page) {
        return Page.of(keys.page(owner, page), page, key -> Long.toString(key.number()));
    }

    /** Revokes a key; one that was revoked before stays as it is. */
    void revoke(ApiKey key, String actor) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (keys.revoke(key.id(), clock.instant().truncatedTo(ChronoUnit.MICROS))) {
                audit.record(actor, "key.revoke", key.id(), ApiKeyView.of(key), null);
            }
        });
    }

    /** In the transaction of the removal: whoever gets the name later must not inherit keys. */
    void revokeAll(@Observes UserRemoved removed) {
        keys.revokeAll(removed.name(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
