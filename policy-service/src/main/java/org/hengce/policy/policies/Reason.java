package org.hengce.policy.policies;

import org.hengce.contracts.Blank;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Why a text or a plan is replaced, as it comes with the request: {@code ?reason=}. */
public final class Reason {
    public static final String DESCRIPTION = "Why; kept for ever in the policy's history.";
    public static final String EXAMPLE = "the budget was doubled";
    /** Characters; as an address each may take twelve, and the gateway takes addresses of 16 kB. */
    public static final int LONGEST = 250;

    private Reason() {}

    /**
     * The reason; null where none was given.
     *
     * @throws Problem 400 if it is endless
     */
    public static @Nullable String of(@Nullable String reason) {
        if (reason == null || Blank.is(reason)) {
            return null;
        }
        if (reason.codePointCount(0, reason.length()) > LONGEST) {
            throw Problem.of(
                    ProblemType.MALFORMED,
                    Message.of(
                            "reason is longer than %d characters; say it in a sentence",
                            "reason 超过 %d 个字符；请用一句话说明", LONGEST));
        }
        return reason;
    }
}
