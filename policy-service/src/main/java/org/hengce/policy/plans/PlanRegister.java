package org.hengce.policy.plans;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hengce.contracts.Period;
import org.hengce.contracts.policy.PlanText;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.kit.clock.DayOrInstant;
import org.hengce.kit.etag.Revision;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.kit.register.Registrar;
import org.hengce.policy.policies.Change;
import org.hengce.policy.policies.KeptPolicies;
import org.hengce.policy.policies.Policy;
import org.jspecify.annotations.Nullable;

/** Seals plans. A seal is for ever: to amend a plan is to seal another, and evaluations know both. */
@ApplicationScoped
class PlanRegister {
    private static final int MOST_VERSIONS = 100;
    private static final Message NOUN = new Message("plan of policy", "评估方案，政策");

    @Inject
    KeptPolicies kept;

    @Inject
    Registrar registrar;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    /** A sealed plan, and whether it was sealed just now. */
    record Sealed(SealedPlan plan, boolean now) {}

    /**
     * Seals a plan; one that says what the last one says changes nothing.
     *
     * @param ifMatch the tag of the last one, where there is one
     * @throws Problem 403, 404, 412, 422, 428; 409 if the first period after the policy's start is over and no plan was sealed
     *     before that
     */
    @Transactional
    Sealed seal(String code, @Nullable String ifMatch, @Nullable String reason, PlanDraft draft) {
        PlanForm.require(draft);
        Policy policy = kept.locked(code);
        PolicyText text = policy.requireText();
        List<PlanText> sealed = policy.plans;
        requireMatch(sealed, ifMatch);
        String sha256 = CanonicalPlan.sha256(draft, json);
        if (!sealed.isEmpty() && last(sealed).sha256().equals(sha256)) {
            return new Sealed(view(last(sealed), text), false);
        }
        PlanRules.require(draft, text, sealed, DayOrInstant.today(clock));
        if (sealed.size() >= MOST_VERSIONS) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    Message.of("a plan is amended at most %d times", "方案最多修订 %d 次", MOST_VERSIONS - 1));
        }
        Object before = KeptPolicies.state(policy);
        registrar.raised(policy);
        requireInTime(draft, text, sealed, policy.changedAt);
        PlanText plan = new PlanText(sealed.size() + 1, policy.changedAt, sha256, draft.goals(), draft.readings());
        List<PlanText> all = new ArrayList<>(sealed);
        all.add(plan);
        policy.plans = List.copyOf(all);
        kept.changed(policy, before, Change.ofPart(Change.Action.PLAN_SEALED, plan.version(), reason));
        return new Sealed(view(plan, text), true);
    }

    private static void requireMatch(List<PlanText> sealed, @Nullable String ifMatch) {
        if (!sealed.isEmpty()) {
            new Revision(last(sealed).version()).requireMatch(ifMatch);
        } else if (ifMatch != null && !ifMatch.isBlank()) {
            throw Revision.nothingToMatch();
        }
    }

    /** An amendment may come later, and is called late; a policy whose every plan came later has none that counts. */
    private static void requireInTime(PlanDraft draft, PolicyText policy, List<PlanText> sealed, Instant now) {
        Period first = SealTime.first(draft.readings().get(0), policy);
        if (SealTime.isLate(now, first) && sealed.stream().allMatch(earlier -> SealTime.isLate(earlier, policy))) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    Message.of(
                            "%s, the first period after the policy's start, was over on %s, and whoever has seen it may choose the"
                                    + " plan by it; the policy is evaluated without one, as EXPLORATORY",
                            "政策开始后的首期 %s 已于 %s 结束，看过该期数据者可能据此选择方案；该政策将在没有方案的情况下作为探索性（EXPLORATORY）评估",
                            first,
                            first.last()));
        }
    }

    /** @throws Problem 404 if there is none */
    SealedPlan newest(String code) {
        Policy policy = kept.require(code);
        if (policy.plans.isEmpty()) {
            throw Problem.notFound(NOUN, code);
        }
        return view(last(policy.plans), policy.requireText());
    }

    /**
     * One that was sealed.
     *
     * @throws Problem 404 if there is none with this number
     */
    SealedPlan version(String code, int version) {
        Policy policy = kept.require(code);
        if (version < 1 || version > policy.plans.size()) {
            throw Problem.notFound(NOUN, "%s/%d".formatted(code, version));
        }
        return view(policy.plans.get(version - 1), policy.requireText());
    }

    private static SealedPlan view(PlanText plan, PolicyText policy) {
        return new SealedPlan(plan, SealTime.isLate(plan, policy));
    }

    private static PlanText last(List<PlanText> sealed) {
        return sealed.get(sealed.size() - 1);
    }
}
