package org.hengce.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hengce.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/** The body of an error answer (RFC 9457), in the caller's language. */
public record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String traceId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldViolation> violations,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, Reason> reasons) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** A wrong field, as {@code observations[3].period}. */
    public record FieldViolation(String field, String message) {}

    /** Why a number cannot be had: the shape that results have, in both languages. */
    public record Reason(String code, LocalizedText message) {}

    public static ProblemDocument of(Problem problem, Locale locale, String instance, @Nullable String traceId) {
        return new ProblemDocument(
                problem.type().uri().toString(),
                problem.type().title().in(locale),
                problem.type().status(),
                problem.detail().in(locale),
                instance,
                traceId == null ? "" : traceId,
                problem.violations().stream()
                        .map(v -> new FieldViolation(v.field(), v.message().in(locale)))
                        .toList(),
                reasons(problem));
    }

    private static SortedMap<String, Reason> reasons(Problem problem) {
        SortedMap<String, Reason> reasons = new TreeMap<>();
        problem.reasons()
                .forEach((field, reason) -> reasons.put(
                        field,
                        new Reason(
                                reason.code(),
                                new LocalizedText(
                                        reason.message().zh(), reason.message().en()))));
        return reasons;
    }
}
