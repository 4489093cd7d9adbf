package org.hengce.gateway.users;

import com.password4j.AlgorithmFinder;
import com.password4j.Argon2Function;
import com.password4j.Password;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Hashes and checks passwords, a few at a time: each costs 19 MiB and a core for some tenths of a second, on purpose. */
@ApplicationScoped
public class Passwords {
    private static final int THREADS = 2;
    // Whoever waits longer than this queue takes is better told to come again.
    private static final int WAITING = 32;
    private static final int RANDOM_BYTES = 24;

    private final SecureRandom random = new SecureRandom();
    private final ThreadPoolExecutor pool = new ThreadPoolExecutor(
            THREADS, THREADS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), Passwords::thread);
    // Checked in place of an unknown user's, so that both refusals take the same time.
    private final Future<String> decoy = pool.submit(() -> hashNow(random()));

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "passwords");
        thread.setDaemon(true);
        return thread;
    }

    /** A password that nobody guesses, in 32 letters, digits, hyphens and underscores. */
    String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String hash(String password) {
        return onPool(() -> hashNow(password));
    }

    private static String hashNow(String password) {
        return Password.hash(composed(password))
                .addRandomSalt()
                .with(AlgorithmFinder.getArgon2Instance())
                .getResult();
    }

    /** The same password from whatever keyboard: composed or not, full or half width (NFKC, as NIST SP 800-63B advises). */
    static String composed(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    /**
     * Whether the password is the one that was hashed.
     *
     * @param hash null where there is no such user or no password; takes as long and is false
     */
    public boolean matches(@Nullable String hash, String password) {
        return onPool(() -> {
            String against = hash == null ? decoy.get() : hash;
            boolean fits =
                    Password.check(composed(password), against).with(Argon2Function.getInstanceFromHash(against));
            return fits && hash != null;
        });
    }

    private <T> T onPool(Callable<T> work) {
        try {
            return pool.submit(work).get();
        } catch (RejectedExecutionException e) {
            throw Problem.of(
                            ProblemType.UNAVAILABLE,
                            Message.of(
                                    "too many passwords are being checked; try again in a second", "正在核对的密码过多；请一秒后重试"))
                    .retryAfter(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a password was hashed", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a password could not be hashed", e);
        }
    }

    @PreDestroy
    void stop() {
        pool.shutdownNow();
    }
}
