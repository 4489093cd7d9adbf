package org.hengce.kit.problem;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A refusal that the caller can understand; becomes {@code application/problem+json} (RFC 9457). */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One field of the input that is wrong. */
    public record Violation(String field, Message message) {}

    private final ProblemType type;
    private final transient Message detail;
    private final transient List<Violation> violations = new ArrayList<>();
    private @Nullable Integer retryAfterSeconds;

    private Problem(ProblemType type, Message detail) {
        super(type.slug() + ": " + detail.en(), null, false, false); // a refusal needs no stack trace
        this.type = type;
        this.detail = detail;
    }

    public static Problem of(ProblemType type, Message detail) {
        return new Problem(type, detail);
    }

    /** 404 for a thing that is not there or may not be seen. */
    public static Problem notFound(Message what, String code) {
        return of(
                ProblemType.NOT_FOUND,
                new Message("there is no %s '%s'".formatted(what.en(), code), "没有%s“%s”".formatted(what.zh(), code)));
    }

    /** 422 with one violation; more may be added. */
    public static Problem invalid(String field, Message message) {
        return of(
                        ProblemType.INVALID,
                        Message.of(
                                "the input breaks a rule; 'violations' names each field",
                                "输入不符合规则，“violations”列出了每个字段"))
                .violation(field, message);
    }

    public Problem violation(String field, Message message) {
        violations.add(new Violation(field, message));
        return this;
    }

    public Problem retryAfter(int seconds) {
        retryAfterSeconds = seconds;
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public Message detail() {
        return detail;
    }

    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    public @Nullable Integer retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
