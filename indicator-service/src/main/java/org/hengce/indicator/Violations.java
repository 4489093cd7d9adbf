package org.hengce.indicator;

import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What is wrong with an input, collected so that its sender is told all of it at once. */
public final class Violations {
    private final String prefix;
    private final Whole whole;

    /** Of an input and of all its parts. */
    private static final class Whole {
        private @Nullable Problem problem;
    }

    private Violations(String prefix, Whole whole) {
        this.prefix = prefix;
        this.whole = whole;
    }

    public static Violations none() {
        return new Violations("", new Whole());
    }

    /** Those of one item of a list, which go to the same whole. */
    public Violations item(String list, int index) {
        return new Violations("%s%s[%d].".formatted(prefix, list, index), whole);
    }

    /** Those of one part, which go to the same whole. */
    public Violations part(String name) {
        return new Violations(prefix + name + ".", whole);
    }

    public void add(String field, Message message) {
        if (whole.problem == null) {
            whole.problem = Problem.invalid(prefix + field, message);
        } else {
            whole.problem.violation(prefix + field, message);
        }
    }

    /**
     * Goes on if there are none.
     *
     * @throws Problem 422 that names every field
     */
    public void refuse() {
        if (whole.problem != null) {
            throw whole.problem;
        }
    }
}
