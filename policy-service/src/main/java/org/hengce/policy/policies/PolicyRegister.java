package org.hengce.policy.policies;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.kit.audit.Audit;
import org.hengce.kit.clock.DayOrInstant;
import org.hengce.kit.identity.Caller;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.kit.regions.RegionScopes;
import org.hengce.kit.register.RegisterPages;
import org.hengce.kit.register.Registrar;
import org.hengce.policy.search.PolicyFilter;
import org.hengce.policy.search.PolicySearch;
import org.hengce.policy.search.SearchIndex;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Makes policies, changes them and takes them through their life; drafts are not published. */
@ApplicationScoped
public class PolicyRegister {
    @Inject
    Registrar registrar;

    @Inject
    KeptPolicies kept;

    @Inject
    PolicyMeaning meaning;

    @Inject
    EntityManager entities;

    @Inject
    Jdbi jdbi;

    @Inject
    Caller caller;

    @Inject
    Audit audit;

    @Inject
    ObjectMapper json;

    @Inject
    RegionScopes scopes;

    @Inject
    SearchIndex index;

    @Inject
    PolicySearch search;

    @Inject
    RegisterPages pages;

    @Inject
    Clock clock;

    /**
     * Registers a draft.
     *
     * @throws Problem 422 if it breaks a rule, 403 if it covers regions that are not the caller's, 409 if the code is taken
     */
    @Transactional
    public Policy register(PolicyText text) {
        PolicyRules.require(text);
        PolicyScope.requireWritable(scopes.ofCaller(), text);
        meaning.require(text);
        Policy policy = new Policy(text.code());
        policy.text = text;
        policy.version = 1;
        registrar.insert(policy);
        keepVersion(policy);
        kept.changed(policy, null, Change.ofText(1, null));
        return policy;
    }

    /**
     * Replaces the text; equal text changes nothing.
     *
     * @param reason why; null where nobody says
     * @throws Problem 403, 404, 428, 412, 422; 409 once the policy is over
     */
    @Transactional
    public Policy revise(String code, @Nullable String ifMatch, @Nullable String reason, PolicyText text) {
        PolicyRules.require(text);
        if (!text.code().equals(code)) {
            throw Problem.invalid(
                    "code",
                    Message.of(
                            "the body says '%s' and the path '%s'; a code never changes",
                            "正文中的代码为“%s”，路径中为“%s”；代码不可更改", text.code(), code));
        }
        Policy policy = kept.locked(code);
        PolicyScope.requireWritable(scopes.ofCaller(), text);
        policy.asRevision().requireMatch(ifMatch);
        if (policy.status.next().isEmpty()) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    Message.of("a policy that is %s is not changed any more", "状态为 %s 的政策不能再修改", policy.status));
        }
        if (text.equals(policy.text)) {
            return policy;
        }
        meaning.require(text);
        Object before = KeptPolicies.state(policy);
        policy.text = text;
        policy.version++;
        registrar.raised(policy);
        keepVersion(policy);
        kept.changed(policy, before, Change.ofText(policy.version, reason));
        return policy;
    }

    /**
     * Takes it one step further.
     *
     * @throws Problem 403, 404; 422 also for a draft whose goals go against indicators; 409 that names the steps that are possible
     */
    @Transactional
    public Policy transition(String code, Transition step) {
        Policy policy = kept.locked(code);
        PolicyStatus from = policy.status;
        TransitionRules.requirePossible(from, step.to());
        if (from == PolicyStatus.DRAFT) {
            meaning.require(policy.requireText()); // indicators may have been defined since it was written
        }
        @Nullable
        LocalDate effectiveOn =
                TransitionRules.effectiveOn(step, policy.requireText(), lastStep(code), DayOrInstant.today(clock));
        Object before = KeptPolicies.state(policy);
        policy.status = step.to();
        registrar.raised(policy);
        kept.changed(policy, before, Change.ofStatus(from, step.to(), step.reason(), effectiveOn));
        return policy;
    }

    private @Nullable LocalDate lastStep(String code) {
        return jdbi.withHandle(h -> h.createQuery("SELECT max(effective_on) FROM policy_change WHERE code = :code")
                .bind("code", code)
                .map((row, context) -> row.getObject(1, LocalDate.class))
                .findOne()
                .orElse(null));
    }

    /**
     * Takes a draft away, of which nobody else has heard; the audit says who did.
     *
     * @throws Problem 403, 404, 428, 412; 409 for what was published: it is never gone
     */
    @Transactional
    public void delete(String code, @Nullable String ifMatch) {
        Policy policy = kept.locked(code);
        policy.asRevision().requireMatch(ifMatch);
        if (policy.status != PolicyStatus.DRAFT) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    Message.of(
                            "only a draft can be deleted, and this policy is %s; end or repeal it with a transition",
                            "只能删除草案，而该政策状态为 %s；请通过状态变更将其终止或废止", policy.status));
        }
        audit.record(caller.subject(), "policy.delete", code, KeptPolicies.state(policy), null);
        jdbi.useHandle(h -> List.of("policy_change", "policy_version", "policy_transition")
                .forEach(table -> h.createUpdate("DELETE FROM %s WHERE code = :code".formatted(table))
                        .bind("code", code)
                        .execute()));
        index.forget(code);
        entities.remove(policy);
    }

    /** A page of those that are asked for, of what the caller may see. */
    Page<Policy> list(PolicyFilter filter, @Nullable String sort, @Nullable String limit, @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        return pages.of(KeptPolicies.POLICY, search.oneMore(filter, sort, scopes.ofCaller(), page), page)
                .continuedBy(next -> list(filter, sort, PageRequest.LARGEST, next));
    }

    private void keepVersion(Policy policy) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO policy_version (code, version, text, made_at, made_by)
                        VALUES (:code, :version, cast(:text AS jsonb), :at, :by)""")
                .bind("code", policy.code)
                .bind("version", policy.version)
                .bind("text", write(policy.requireText()))
                .bind("at", policy.changedAt)
                .bind("by", caller.subject())
                .execute());
    }

    private String write(PolicyText text) {
        try {
            return json.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("policy " + text.code() + " cannot be written as JSON", e);
        }
    }

    /** Publishes all of them again. */
    public void publishAll(int epoch) {
        registrar.publishAll(KeptPolicies.POLICY, epoch, KeptPolicies::published);
    }
}
