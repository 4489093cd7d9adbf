package org.hengce.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The body of an error answer (RFC 9457), in the caller's language. */
public record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String traceId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldViolation> violations) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** A wrong field, as {@code observations[3].period}. */
    public record FieldViolation(String field, String message) {}

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
                        .toList());
    }
}
