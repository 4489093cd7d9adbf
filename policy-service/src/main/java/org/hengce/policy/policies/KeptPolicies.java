package org.hengce.policy.policies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.Types;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.contracts.policy.PolicyV1;
import org.hengce.kit.identity.Caller;
import org.hengce.kit.outbox.Outbox;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.regions.RegionScope;
import org.hengce.kit.regions.RegionScopes;
import org.hengce.kit.register.Registrar;
import org.hengce.kit.register.Registrar.Kind;
import org.hengce.kit.register.Registrar.Publication;
import org.hengce.policy.search.SearchIndex;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Finds policies for who may see or change them, and keeps every change with its history, event, audit row and what it is found by.
 */
@ApplicationScoped
public class KeptPolicies {
    /** What a policy is told by: all of it, without what others have defined meanwhile. */
    static final Kind<Policy> POLICY =
            new Kind<>(Policy.class, new Message("policy", "政策"), Policy::new, KeptPolicies::state);

    private static final PolicyStatus LONGEST = Arrays.stream(PolicyStatus.values())
            .max(Comparator.comparingInt(status -> status.name().length()))
            .orElseThrow();

    @Inject
    Registrar registrar;

    @Inject
    EntityManager entities;

    @Inject
    Outbox outbox;

    @Inject
    SearchIndex index;

    @Inject
    Jdbi jdbi;

    @Inject
    Caller caller;

    @Inject
    RegionScopes scopes;

    /** The policy as it goes out, drafts too. */
    private static PolicyV1 asEvent(Policy policy, int epoch) {
        return new PolicyV1(
                epoch,
                policy.revision,
                policy.retired,
                policy.version,
                policy.status,
                policy.requireText(),
                policy.plans,
                policy.selfAssessments);
    }

    /** What is compared and hashed into the audit: take it before a change. */
    public static Object state(Policy policy) {
        return List.of(policy.requireText(), policy.status, policy.version, policy.plans, policy.selfAssessments);
    }

    static @Nullable Publication published(Policy policy, int epoch) {
        return policy.status == PolicyStatus.DRAFT
                ? null
                : new Publication(Topics.POLICIES, policy.code, PolicyV1.TYPE, asEvent(policy, epoch));
    }

    /**
     * The policy, for who may see it.
     *
     * @throws Problem 404 if there is none, or only a draft that the caller may not see
     */
    public Policy require(String code) {
        Policy policy = registrar.require(POLICY, code);
        if (!PolicyScope.isVisible(scopes.ofCaller(), policy)) {
            throw Problem.notFound(POLICY.noun(), code);
        }
        return policy;
    }

    /**
     * The policy, which stays as found until the open transaction ends, if the caller may change it.
     *
     * @throws Problem 404 if there is none that they may see, 403 if it covers regions that are not theirs
     */
    public Policy locked(String code) {
        RegionScope scope = scopes.ofCaller();
        @Nullable Policy policy = entities.find(Policy.class, code, LockModeType.PESSIMISTIC_WRITE);
        if (policy == null || !PolicyScope.isVisible(scope, policy)) {
            throw Problem.notFound(POLICY.noun(), code);
        }
        PolicyScope.requireWritable(scope, policy.requireText());
        return policy;
    }

    /**
     * Keeps what was changed of a policy that is {@link #locked}, or new.
     *
     * @param before its state before the change; null for a new one
     * @throws Problem 413 if it could not be sent as an event, though it may be a draft
     */
    public void changed(Policy policy, @Nullable Object before, Change change) {
        entities.flush();
        index.keep(List.of(new SearchIndex.Entry(policy.revision, policy.status, policy.requireText())));
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO policy_change (code, revision, action, made_at, made_by, reason, version, from_status,
                                                   to_status, effective_on, number)
                        VALUES (:code, :revision, :action, :at, :by, :reason, :version, :from, :to, :effectiveOn, :number)""")
                .bind("code", policy.code)
                .bind("revision", policy.revision)
                .bind("action", change.action().name())
                .bind("at", policy.changedAt)
                .bind("by", caller.subject())
                .bind("reason", change.reason())
                .bind("version", change.version())
                .bind("from", change.from() == null ? null : change.from().name())
                .bind("to", change.to() == null ? null : change.to().name())
                .bindBySqlType("effectiveOn", change.effectiveOn(), Types.DATE) // java.sql.Date has another calendar
                .bind("number", change.number())
                .execute());
        if (change.to() == null) {
            requireSendable(policy);
        }
        registrar.changed(POLICY, policy, change.action().audited(), before, published(policy, registrar.epoch()));
    }

    /**
     * Refuses what could not be sent with any number and in any state, so that no policy is stuck in the middle of its life.
     *
     * @throws Problem 413 if it is larger than an event may be
     */
    void requireSendable(Policy policy) {
        outbox.requireSendable(
                policy.code,
                new PolicyV1(
                        Integer.MAX_VALUE,
                        Long.MAX_VALUE,
                        false,
                        Integer.MAX_VALUE,
                        LONGEST,
                        policy.requireText(),
                        policy.plans,
                        policy.selfAssessments));
    }
}
