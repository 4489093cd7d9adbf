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
     * The day from which a step holds; null where it is not said.
     *
     * @param before the day from which the step before it holds; null where that is not known
     * @throws Problem 422 if it is none, or one that cannot be
     */
    static @Nullable LocalDate effectiveOn(Transition step, PolicyText text, @Nullable LocalDate before) {
        TextCheck check = new TextCheck();
        @Nullable LocalDate day = check.day(FIELD, step.effectiveOn());
        if (day != null) {
            if (before != null && day.isBefore(before)) {
                check.wrong(FIELD, "%s is before the last step, which holds from %s", "%s 早于上一步的生效日 %s", day, before);
            }
            @Nullable String announced = text.announcedOn();
            if (announced != null && day.isBefore(LocalDate.parse(announced))) {
                check.wrong(FIELD, "%s is before the policy was announced, on %s", "%s 早于政策公布日 %s", day, announced);
            }
            @Nullable String said = said(step.to(), text);
            if (said != null && !said.equals(day.toString())) {
                check.wrong(
                        FIELD,
                        "the text says %s, not %s; send that day, or revise the text first",
                        "政策内容写明为 %s，而非 %s；请使用该日期，或先修改内容",
                        said,
                        day);
            }
        }
        check.refuse(Message.of("the step cannot hold from that day", "该步骤不能自该日起生效"));
        return day;
    }

    private static @Nullable String said(PolicyStatus to, PolicyText text) {
        return switch (to) {
            case IN_FORCE -> text.inForceOn();
            case ENDED, REPEALED -> text.endedOn();
            case DRAFT, PUBLISHED -> null;
        };
    }
}
