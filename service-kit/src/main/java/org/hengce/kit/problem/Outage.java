package org.hengce.kit.problem;

import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * A database that is away, or in which others hold what is needed, is neither the caller's mistake nor a bug of ours: whoever
 * asks again later may well be answered.
 */
final class Outage {
    private static final int RETRY_AFTER_SECONDS = 5;

    private static final Set<String> HELD = Set.of(
            "55P03", // waited for a lock for longer than its transaction allows
            "40P01", // deadlock
            "40001"); // could not be put in any order with others' changes

    private Outage() {}

    /** What is said where the database could not be reached, stopped, or had no room for one more; else null. */
    static @Nullable Problem behind(Throwable thrown) {
        return behind(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    /** A commit that failed keeps its reason among what it suppressed. */
    private static @Nullable Problem behind(Throwable thrown, Set<Throwable> seen) {
        for (@Nullable Throwable cause = thrown; cause != null && seen.add(cause); cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isHeld(sql.getSQLState())) {
                return held();
            }
            // Whatever the driver says of a connection that could not be had.
            if (cause instanceof ConnectionException
                    || isGivenUp(cause)
                    || (cause instanceof SQLException sql && isOutage(sql.getSQLState()))) {
                return away();
            }
            for (Throwable suppressed : cause.getSuppressed()) {
                @Nullable Problem outage = behind(suppressed, seen);
                if (outage != null) {
                    return outage;
                }
            }
        }
        return null;
    }

    /** The pool interrupts whoever makes a connection for too long, while the password for it is asked for. */
    private static boolean isGivenUp(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() instanceof InterruptedException;
    }

    /** Whether others hold what is needed: the transaction was rolled back for it. */
    private static boolean isHeld(@Nullable String state) {
        return state != null && HELD.contains(state);
    }

    private static boolean isOutage(@Nullable String state) {
        return state == null // of the pool, which had no connection to give
                || state.startsWith("08") // connection exception
                || state.startsWith("53") // insufficient resources
                || state.startsWith("57P"); // shut down, crashed, not up yet
    }

    private static Problem held() {
        return Problem.of(
                        ProblemType.UNAVAILABLE,
                        Message.of(
                                "others are writing to the same at the moment, so nothing was changed; send this again a little later",
                                "其他人正在写入同一内容，因此没有任何修改；请稍后重新提交"))
                .retryAfter(RETRY_AFTER_SECONDS);
    }

    private static Problem away() {
        return Problem.of(
                        ProblemType.UNAVAILABLE,
                        Message.of(
                                "the database does not answer at the moment; whether a change was made is not known: read before you repeat it",
                                "数据库暂时没有应答；所请求的修改是否已生效尚不确定，请读取后再重试"))
                .retryAfter(RETRY_AFTER_SECONDS);
    }
}
