package org.hengce.gateway.signin;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hengce.gateway.limits.ClientAddress;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Slows down those who guess passwords, in the database, so that all replicas agree and its clock decides.
 *
 * <p>An attempt counts as failed until it has succeeded: of many at once, no more than allowed get to try. Three counts:
 * user at address, address, and user. The last one is for guessers with many addresses, and does not hold where the user has
 * signed in before: nobody can lock somebody else out of the usual place. Every lock ends by itself. Whether there is such a
 * user makes no difference.
 */
@ApplicationScoped
public class Throttle {
    private final Jdbi jdbi;
    private final SignInConfig config;

    @Inject
    Throttle(Jdbi jdbi, SignInConfig config) {
        this.jdbi = jdbi;
        this.config = config;
    }

    private enum Scope {
        ADDRESS,
        USER,
        USER_AT_ADDRESS
    }

    private record Count(Scope scope, String key, int free) {}

    /** Thrown to take back what a refused attempt has counted so far. */
    private static final class Locked extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int seconds;

        Locked(int seconds) {
            super(null, null, false, false);
            this.seconds = seconds;
        }
    }

    /**
     * One attempt that may be made.
     *
     * @param locks whether another one would have to wait if this fails
     */
    record Attempt(String user, String address, boolean locks) {}

    /**
     * Lets an attempt be made and counts it.
     *
     * @throws Problem 429 if it must wait; it is not counted then
     */
    Attempt admit(String user, String address) {
        String network = ClientAddress.block(address);
        try {
            boolean locks = jdbi.inTransaction(h -> {
                boolean any = false;
                // Always in this order, so that two attempts never wait for each other.
                for (Count count : counts(h, user, network)) {
                    any |= count(h, count);
                }
                return any;
            });
            return new Attempt(user, network, locks);
        } catch (Locked e) {
            throw Problem.of(
                            ProblemType.TOO_MANY,
                            Message.of(
                                    "too many attempts to sign in have failed; try again in %d s",
                                    "登录失败次数过多；请在 %d 秒后重试", e.seconds))
                    .retryAfter(e.seconds);
        }
    }

    private List<Count> counts(Handle handle, String user, String network) {
        List<Count> counts = new ArrayList<>();
        counts.add(new Count(Scope.ADDRESS, key(network), config.freeAttemptsPerAddress()));
        if (!isFamiliar(handle, user, network)) {
            counts.add(new Count(Scope.USER, key(user), config.freeAttemptsPerUser()));
        }
        counts.add(new Count(Scope.USER_AT_ADDRESS, key(user, network), config.freeAttempts()));
        return counts;
    }

    private boolean isFamiliar(Handle handle, String user, String network) {
        return handle.createQuery("""
                        SELECT count(*) FROM sign_in_familiar
                         WHERE key = :key AND last_at > now() - make_interval(secs => :seconds)""")
                        .bind("key", key(user, network))
                        .bind("seconds", seconds(config.familiarFor()))
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** Counts one more unless it is locked; tells whether the next one must wait. */
    private boolean count(Handle handle, Count count) {
        Optional<Boolean> counted = handle.createQuery("""
                        INSERT INTO sign_in_attempt AS a (scope, key, failures, last_at, locked_until)
                        VALUES (:scope, :key, 1, now(), CASE WHEN :free > 1 THEN now() ELSE now() + make_interval(secs => :first) END)
                        ON CONFLICT (scope, key) DO UPDATE SET
                            failures = CASE WHEN a.last_at < now() - make_interval(secs => :forget) THEN 1 ELSE a.failures + 1 END,
                            last_at = now(),
                            locked_until = CASE
                                WHEN a.last_at < now() - make_interval(secs => :forget) OR a.failures + 1 < :free THEN now()
                                -- 2^20 s are longer than any lock: no number grows without bound
                                ELSE now() + make_interval(secs => least(:longest, :first * 2 ^ least(a.failures + 1 - :free, 20))) END
                        WHERE a.locked_until <= now()
                        RETURNING locked_until > now()""")
                .bind("scope", count.scope.name())
                .bind("key", count.key)
                .bind("free", count.free)
                .bind("forget", seconds(config.forgetAfter()))
                .bind("first", seconds(config.firstLock()))
                .bind("longest", seconds(config.longestLock()))
                .mapTo(Boolean.class)
                .findOne();
        return counted.orElseThrow(() -> new Locked(secondsLeft(handle, count)));
    }

    private static int secondsLeft(Handle handle, Count count) {
        return handle.createQuery("""
                        SELECT coalesce(max(greatest(1, ceil(extract(epoch FROM locked_until - now())))), 1)
                          FROM sign_in_attempt WHERE scope = :scope AND key = :key""")
                .bind("scope", count.scope.name())
                .bind("key", count.key)
                .mapTo(Integer.class)
                .one();
    }

    /** Takes the attempt back, forgets those before it from this address, and remembers the address. */
    void succeeded(Attempt attempt) {
        jdbi.useTransaction(h -> {
            takeBack(h, Scope.ADDRESS, key(attempt.address));
            takeBack(h, Scope.USER, key(attempt.user));
            h.createUpdate("DELETE FROM sign_in_attempt WHERE scope = 'USER_AT_ADDRESS' AND key = :key")
                    .bind("key", key(attempt.user, attempt.address))
                    .execute();
            // Once a day is exact enough, and saves a write of most sign-ins.
            h.createUpdate("""
                            INSERT INTO sign_in_familiar AS f (key, last_at) VALUES (:key, now())
                            ON CONFLICT (key) DO UPDATE SET last_at = now() WHERE f.last_at < now() - interval '1 day'""").bind("key", key(attempt.user, attempt.address)).execute();
        });
    }

    /** Takes an attempt back that nobody could judge. */
    void withdrawn(Attempt attempt) {
        jdbi.useTransaction(h -> {
            takeBack(h, Scope.ADDRESS, key(attempt.address));
            takeBack(h, Scope.USER, key(attempt.user));
            takeBack(h, Scope.USER_AT_ADDRESS, key(attempt.user, attempt.address));
        });
    }

    private static void takeBack(Handle handle, Scope scope, String key) {
        handle.createUpdate("""
                        UPDATE sign_in_attempt SET failures = greatest(failures - 1, 0), locked_until = now()
                         WHERE scope = :scope AND key = :key""").bind("scope", scope.name()).bind("key", key).execute();
    }

    @Scheduled(every = "1h", delayed = "10m")
    void prune() {
        jdbi.useHandle(h -> {
            h.createUpdate("DELETE FROM sign_in_attempt WHERE last_at < now() - make_interval(secs => :seconds)")
                    .bind("seconds", Math.max(seconds(config.forgetAfter()), seconds(config.longestLock())))
                    .execute();
            h.createUpdate("DELETE FROM sign_in_familiar WHERE last_at < now() - make_interval(secs => :seconds)")
                    .bind("seconds", seconds(config.familiarFor()))
                    .execute();
        });
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static String key(String... parts) {
        try {
            String text = String.join("\n", parts).toLowerCase(Locale.ROOT);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
