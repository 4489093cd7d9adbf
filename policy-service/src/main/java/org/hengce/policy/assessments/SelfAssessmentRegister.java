package org.hengce.policy.assessments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.contracts.policy.SelfAssessment;
import org.hengce.kit.clock.DayOrInstant;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.kit.register.Registrar;
import org.hengce.policy.definitions.Definitions;
import org.hengce.policy.definitions.Mention;
import org.hengce.policy.definitions.PendingCode;
import org.hengce.policy.policies.Change;
import org.hengce.policy.policies.KeptPolicies;
import org.hengce.policy.policies.Policy;

/** Receives what agencies report of their own policies; what was reported stays as it was. */
@ApplicationScoped
class SelfAssessmentRegister {
    private static final int MOST = 200;
    private static final Message NOUN = new Message("self-assessment of policy", "自评，政策");

    @Inject
    KeptPolicies kept;

    @Inject
    Registrar registrar;

    @Inject
    Definitions definitions;

    @Inject
    Clock clock;

    /**
     * Receives one; whoever has to mend it sends another.
     *
     * @throws Problem 403, 404, 413, 422; 409 for a draft, of which nothing can have come yet
     */
    @Transactional
    SelfAssessmentView receive(String code, SelfAssessment assessment) {
        Policy policy = kept.locked(code);
        SelfAssessmentRules.require(assessment, policy.requireText(), DayOrInstant.today(clock));
        if (policy.status == PolicyStatus.DRAFT) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    Message.of(
                            "the policy is a draft, of which nothing can have come yet; publish it first",
                            "该政策仍为草案，尚不可能有成效；请先发布"));
        }
        if (policy.selfAssessments.size() >= MOST) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    Message.of("a policy has at most %d self-assessments", "每项政策最多 %d 份自评", MOST));
        }
        Object before = KeptPolicies.state(policy);
        List<SelfAssessment> all = new ArrayList<>(policy.selfAssessments);
        all.add(assessment);
        policy.selfAssessments = List.copyOf(all);
        registrar.raised(policy);
        kept.changed(policy, before, Change.ofPart(Change.Action.SELF_ASSESSED, all.size(), null));
        return view(policy, all.size());
    }

    /** @throws Problem 404 if there is none with this number */
    SelfAssessmentView one(String code, int number) {
        Policy policy = kept.require(code);
        if (number < 1 || number > policy.selfAssessments.size()) {
            throw Problem.notFound(NOUN, "%s/%d".formatted(code, number));
        }
        return view(policy, number);
    }

    /** A page of them, oldest first. */
    Page<SelfAssessmentView> list(String code, PageRequest page) {
        List<SelfAssessment> received = kept.require(code).selfAssessments;
        long after = Math.max(0, Math.min(received.size(), page.afterNumber().orElse(0)));
        List<Integer> numbers = IntStream.rangeClosed((int) after + 1, received.size())
                .limit(page.limit() + 1L)
                .boxed()
                .toList();
        return Page.of(numbers, page, number -> Integer.toString(number))
                .mapTogether(some -> views(received, some))
                .continuedBy(next -> list(code, PageRequest.of(PageRequest.LARGEST, next)));
    }

    /** Asking once for all what is pending. */
    private List<SelfAssessmentView> views(List<SelfAssessment> received, List<Integer> numbers) {
        Set<Mention> pending = definitions.unknown(numbers.stream()
                .flatMap(number -> SelfAssessmentRules.mentions(received.get(number - 1)).stream())
                .toList());
        return numbers.stream().map(number -> view(received, number, pending)).toList();
    }

    private SelfAssessmentView view(Policy policy, int number) {
        return views(policy.selfAssessments, List.of(number)).get(0);
    }

    private static SelfAssessmentView view(List<SelfAssessment> received, int number, Set<Mention> pending) {
        SelfAssessment assessment = received.get(number - 1);
        return new SelfAssessmentView(
                number,
                assessment,
                SelfAssessmentRules.mentions(assessment).stream()
                        .filter(pending::contains)
                        .map(PendingCode::of)
                        .toList());
    }
}
