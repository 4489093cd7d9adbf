package org.hengce.kit.problem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A refusal that the caller can understand; becomes {@code application/problem+json} (RFC 9457). */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One field of the input that is wrong. */
    public record Violation(String field, Message message) {}

    /**
     * Why a number cannot be had.
     *
     * @param code for programs, one of those of evaluations' {@code reasons}
     */
    public record Reason(String code, Message message) {}

    private final ProblemType type;
    private final transient Message detail;
    private final transient List<Violation> violations = new ArrayList<>();
    private final transient SortedMap<String, Reason> reasons = new TreeMap<>();
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

    /** Adds why what was asked for is not there, by the field that it would have had, as {@code estimate}. */
    public Problem reason(String field, String code, Message message) {
        reasons.put(field, new Reason(code, message));
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

    public SortedMap<String, Reason> reasons() {
        return Collections.unmodifiableSortedMap(reasons);
    }

    public @Nullable Integer retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
