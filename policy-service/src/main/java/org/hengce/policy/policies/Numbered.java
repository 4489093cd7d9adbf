package org.hengce.policy.policies;

import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;

/** The number of a version, a plan or a self-assessment, in a path. */
public final class Numbered {
    public static final String FORM = "[1-9][0-9]{0,8}";

    private Numbered() {}

    /**
     * The number.
     *
     * @throws Problem 400 if it is none
     */
    public static int of(String name, String text) {
        if (!text.matches(FORM)) {
            throw Problem.of(
                    ProblemType.MALFORMED,
                    Message.of("%s is '%s'; they are counted from 1", "%s 为“%s”；编号从 1 开始", name, text));
        }
        return Integer.parseInt(text);
    }
}
