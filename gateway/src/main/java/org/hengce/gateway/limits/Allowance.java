package org.hengce.gateway.limits;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.concurrent.TimeUnit;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;

/**
 * What was left of a rate after a request asked for its share.
 *
 * @param granted whether it got it
 * @param waitNanos until it would get it; 0 if it did
 * @param resetNanos until all is there again
 */
public record Allowance(Rate rate, boolean granted, long remaining, long waitNanos, long resetNanos) {
    private static final CharSequence LIMIT = HttpHeaders.createOptimized("RateLimit-Limit");
    private static final CharSequence REMAINING = HttpHeaders.createOptimized("RateLimit-Remaining");
    private static final CharSequence RESET = HttpHeaders.createOptimized("RateLimit-Reset");
    private static final CharSequence POLICY = HttpHeaders.createOptimized("RateLimit-Policy");

    public boolean isTighterThan(Allowance other) {
        return granted == other.granted ? remaining < other.remaining : !granted;
    }

    /** As the IETF's drafts on rate limit headers say. */
    public void tell(MultiMap headers) {
        headers.set(LIMIT, Long.toString(rate.tokens()));
        headers.set(REMAINING, Long.toString(remaining));
        headers.set(RESET, Long.toString(seconds(resetNanos)));
        headers.set(POLICY, rate.tokens() + ";w=" + rate.per().toSeconds());
    }

    /** For the one that did not get its share. */
    public Problem refusal() {
        return Problem.of(
                        ProblemType.TOO_MANY,
                        Message.of(
                                "there are %d requests in %d seconds, and they are used up; wait as long as Retry-After says",
                                "每 %2$d 秒限 %1$d 次请求，额度已用完；请按 Retry-After 等待后重试",
                                rate.tokens(),
                                rate.per().toSeconds()))
                .retryAfter((int) Math.max(1, seconds(waitNanos)));
    }

    /** Rounded up: who comes at that time must not come too early. */
    private static long seconds(long nanos) {
        return (nanos + TimeUnit.SECONDS.toNanos(1) - 1) / TimeUnit.SECONDS.toNanos(1);
    }
}
