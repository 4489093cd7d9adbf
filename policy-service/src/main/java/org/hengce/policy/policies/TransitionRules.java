package org.hengce.policy.policies;

import java.time.LocalDate;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Which step may follow, and from which day it may hold. */
final class TransitionRules {
    private static final String FIELD = "effectiveOn";

    private TransitionRules() {}

    /** @throws Problem 409 that names the steps that are possible */
    static void requirePossible(PolicyStatus from, PolicyStatus to) {
        if (!from.next().contains(to)) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    Message.of(
                            "from %s a policy cannot become %s; possible: %s",
                            "状态为 %s 的政策不能变为 %s；可变为：%s",
                            from,
                            to,
                            from.next().stream().sorted().toList()));
        }
    }

    /**
     * The day from which a step holds: as it was sent, else as the text says; null where neither does, and it holds from the day
     * on which it is taken.
     *
     * @param before the day from which the step before it holds; null where that is not known
     * @param today the day on which it is taken
     * @throws Problem 422 if it is none, or one that cannot be
     */
    static @Nullable LocalDate effectiveOn(
            Transition step, PolicyText text, @Nullable LocalDate before, LocalDate today) {
        TextCheck check = new TextCheck();
        @Nullable LocalDate sent = check.day(FIELD, step.effectiveOn());
        @Nullable LocalDate said = said(step.to(), text);
        @Nullable LocalDate day = sent == null ? said : sent;
        if (check.passed()) {
            afterTheStepBefore(day == null ? today : day, before, check);
            afterItWasAnnounced(day, text, check);
            if (sent != null && said != null && !said.equals(sent)) {
                check.wrong(
                        FIELD,
                        "the text says %s, not %s; send that day, or revise the text first",
                        "政策内容写明为 %s，而非 %s；请使用该日期，或先修改内容",
                        said,
                        sent);
            }
        }
        check.refuse(Message.of("the step cannot hold from that day", "该步骤不能自该日起生效"));
        return day;
    }

    private static void afterTheStepBefore(LocalDate day, @Nullable LocalDate before, TextCheck check) {
        if (before != null && day.isBefore(before)) {
            check.wrong(
                    FIELD,
                    "%s is before the last step, which holds from %s; say from which day on this one does",
                    "%s 早于上一步的生效日 %s；请写明该步骤自何日起生效",
                    day,
                    before);
        }
    }

    private static void afterItWasAnnounced(@Nullable LocalDate day, PolicyText text, TextCheck check) {
        @Nullable String announced = text.announcedOn();
        if (day != null && announced != null && day.isBefore(LocalDate.parse(announced))) {
            check.wrong(FIELD, "%s is before the policy was announced, on %s", "%s 早于政策公布日 %s", day, announced);
        }
    }

    private static @Nullable LocalDate said(PolicyStatus to, PolicyText text) {
        @Nullable
        String day =
                switch (to) {
                    case IN_FORCE -> text.inForceOn();
                    case ENDED, REPEALED -> text.endedOn();
                    case DRAFT, PUBLISHED -> null;
                };
        return day == null ? null : LocalDate.parse(day);
    }
}
