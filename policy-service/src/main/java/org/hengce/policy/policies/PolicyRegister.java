package org.hengce.policy.policies;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyV1;
import org.hengce.kit.identity.Caller;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.kit.regions.RegionScope;
import org.hengce.kit.regions.RegionScopes;
import org.hengce.kit.register.Registrar;
import org.hengce.kit.register.Registrar.Kind;
import org.hengce.kit.register.Registrar.Publication;
import org.hengce.policy.search.PolicyFilter;
import org.hengce.policy.search.PolicySearch;
import org.hengce.policy.search.SearchIndex;
import org.hibernate.exception.ConstraintViolationException;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Makes policies, changes them and takes them through their life; drafts are not published. */
@ApplicationScoped
public class PolicyRegister {
    private static final Kind<Policy> POLICY =
            new Kind<>(Policy.class, new Message("policy", "政策"), Policy::new, policy -> PolicyView.of(policy));

    @Inject
    Registrar registrar;

    @Inject
    EntityManager entities;

    @Inject
    Jdbi jdbi;

    @Inject
    Caller caller;

    @Inject
    ObjectMapper json;

    @Inject
    RegionScopes scopes;

    @Inject
    SearchIndex index;

    @Inject
    PolicySearch search;

    /**
     * Registers a draft.
     *
     * @throws Problem 422 if it breaks a rule, 403 if it covers regions that are not the caller's, 409 if the code is taken
     */
    @Transactional
    public Policy register(PolicyText text) {
        PolicyRules.require(text);
        PolicyScope.requireWritable(scopes.ofCaller(), text);
        Policy policy = registrar.raised(new Policy(text.code()));
        policy.text = text;
        policy.version = 1;
        entities.persist(policy);
        try {
            entities.flush();
        } catch (ConstraintViolationException e) {
            throw Registrar.codeTaken(text.code());
        }
        keepVersion(policy);
        changed(policy, "register", null);
        return policy;
    }

    /**
     * Replaces the text; equal text changes nothing.
     *
     * @throws Problem 403, 404, 428, 412, 422; 409 once the policy is over
     */
    @Transactional
    public Policy revise(String code, @Nullable String ifMatch, PolicyText text) {
        PolicyRules.require(text);
        if (!text.code().equals(code)) {
            throw Problem.invalid(
                    "code",
                    Message.of(
                            "the body says '%s' and the path '%s'; a code never changes",
                            "正文中的代码为“%s”，路径中为“%s”；代码不可更改", text.code(), code));
        }
        RegionScope scope = scopes.ofCaller();
        Policy policy = locked(code, scope);
        PolicyScope.requireWritable(scope, text);
        policy.asRevision().requireMatch(ifMatch);
        if (policy.status.next().isEmpty()) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    Message.of("a policy that is %s is not changed any more", "状态为 %s 的政策不能再修改", policy.status));
        }
        if (text.equals(policy.text)) {
            return policy;
        }
        PolicyView before = PolicyView.of(policy);
        policy.text = text;
        policy.version++;
        registrar.raised(policy);
        keepVersion(policy);
        changed(policy, "revise", before);
        return policy;
    }

    /**
     * Takes it one step further.
     *
     * @throws Problem 403, 404; 409 that names the steps that are possible
     */
    @Transactional
    public Policy transition(String code, Transition step) {
        Policy policy = locked(code, scopes.ofCaller());
        PolicyStatus from = policy.status;
        if (!from.next().contains(step.to())) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    Message.of(
                            "from %s a policy cannot become %s; possible: %s",
                            "状态为 %s 的政策不能变为 %s；可变为：%s",
                            from,
                            step.to(),
                            from.next().stream().sorted().toList()));
        }
        PolicyView before = PolicyView.of(policy);
        policy.status = step.to();
        registrar.raised(policy);
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO policy_transition (code, from_status, to_status, reason, made_at, made_by)
                        VALUES (:code, :from, :to, :reason, :at, :by)""")
                .bind("code", code)
                .bind("from", from.name())
                .bind("to", step.to().name())
                .bind("reason", step.reason())
                .bind("at", policy.changedAt)
                .bind("by", caller.subject())
                .execute());
        changed(policy, "transition", before);
        return policy;
    }

    /** @throws Problem 404 if there is none, or only a draft that the caller may not see */
    Policy require(String code) {
        Policy policy = registrar.require(POLICY, code);
        if (!PolicyScope.isVisible(scopes.ofCaller(), policy)) {
            throw Problem.notFound(POLICY.noun(), code);
        }
        return policy;
    }

    /** A page of those that are asked for, of what the caller may see. */
    Page<Policy> list(PolicyFilter filter, @Nullable String sort, @Nullable String limit, @Nullable String cursor) {
        Page<String> codes = search.page(filter, sort, scopes.ofCaller(), limit, cursor);
        Map<String, Policy> found = new HashMap<>();
        entities.createQuery("FROM Policy WHERE code IN :codes", Policy.class)
                .setParameter("codes", codes.items())
                .getResultList()
                .forEach(policy -> found.put(policy.code, policy));
        // One that was deleted since it was found is left out.
        List<Policy> policies =
                codes.items().stream().map(found::get).filter(Objects::nonNull).toList();
        return new Page<>(policies, codes.nextCursor())
                .continuedBy(next -> list(filter, sort, PageRequest.LARGEST, next));
    }

    /** The policy, which stays as found until the open transaction ends, if the caller may change it. */
    private Policy locked(String code, RegionScope scope) {
        @Nullable Policy policy = entities.find(Policy.class, code, LockModeType.PESSIMISTIC_WRITE);
        if (policy == null || !PolicyScope.isVisible(scope, policy)) {
            throw Problem.notFound(POLICY.noun(), code);
        }
        PolicyScope.requireWritable(scope, policy.requireText());
        return policy;
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

    private void changed(Policy policy, String action, @Nullable PolicyView before) {
        entities.flush();
        index.keep(List.of(new SearchIndex.Entry(policy.revision, policy.status, policy.requireText())));
        registrar.changed(POLICY, policy, action, before, published(policy, registrar.epoch()));
    }

    /** Publishes all of them again. */
    public void publishAll(int epoch) {
        registrar.publishAll(POLICY, epoch, PolicyRegister::published);
    }

    private static @Nullable Publication published(Policy policy, int epoch) {
        if (policy.status == PolicyStatus.DRAFT) {
            return null;
        }
        return new Publication(
                Topics.POLICIES,
                policy.code,
                PolicyV1.TYPE,
                new PolicyV1(
                        epoch, policy.revision, policy.retired, policy.version, policy.status, policy.requireText()));
    }
}
