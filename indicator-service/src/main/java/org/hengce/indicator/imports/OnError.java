package org.hengce.indicator.imports;

import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** What wrong rows do to a file. */
enum OnError {
    /** One refuses all of it. */
    REJECT_FILE,
    /** Each is left out. */
    REJECT_ROWS;

    /** @throws Problem 400 for anything else */
    static OnError parse(@Nullable String text) {
        if (text == null) {
            return REJECT_FILE;
        }
        for (OnError onError : values()) {
            if (onError.name().equals(text)) {
                return onError;
            }
        }
        throw Problem.of(
                ProblemType.MALFORMED,
                Message.of(
                        "onError is REJECT_FILE or REJECT_ROWS, not '%s'",
                        "onError 应为 REJECT_FILE 或 REJECT_ROWS，而不是“%s”", text));
    }
}
