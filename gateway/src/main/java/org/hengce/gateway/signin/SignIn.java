package org.hengce.gateway.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.hengce.gateway.users.Passwords;
import org.hengce.gateway.users.User;
import org.hengce.gateway.users.Users;
import org.hengce.kit.audit.Audit;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;

/** Checks a name and a password; tells neither which of the two was wrong nor whether there is such a user. */
@ApplicationScoped
public class SignIn {
    // Whoever is not known has no name to be written down; what was typed may be a password.
    private static final String NOBODY = "anonymous";

    @Inject
    Users users;

    @Inject
    Passwords passwords;

    @Inject
    Throttle throttle;

    @Inject
    Audit audit;

    /**
     * The user with this name and password.
     *
     * @param address of the client
     * @throws Problem 401 if there is none, 429 after too many failures, whatever the password
     */
    public User signIn(String name, String password, String address) {
        return check(name, password, address)
                .orElseThrow(() -> Problem.of(
                        ProblemType.UNAUTHENTICATED, Message.of("the user name or the password is wrong", "用户名或密码错误")));
    }

    /**
     * The user who asks to change the present password.
     *
     * @throws Problem 422 if it is another one, 429 after too many failures
     */
    User confirm(String name, String password, String address) {
        return check(name, password, address)
                .orElseThrow(
                        () -> Problem.invalid("current", Message.of("this is not your present password", "这不是您当前的密码")));
    }

    private Optional<User> check(String name, String password, String address) {
        Throttle.Attempt attempt = throttle.admit(name, address);
        // PostgreSQL refuses NUL; no name has a question mark.
        Optional<User> found = users.find(name.replace("\0", "?"));
        // Unknown user and wrong password must not be told apart, not even by time.
        if (matches(attempt, found, password)) {
            throttle.succeeded(attempt);
            return found;
        }
        // As many as the brakes let through: an attacker cannot fill the audit.
        audit.record(
                NOBODY,
                attempt.locks() ? "sign-in.lock" : "sign-in.refuse",
                found.map(User::name).orElse(NOBODY),
                null,
                null);
        return Optional.empty();
    }

    private boolean matches(Throttle.Attempt attempt, Optional<User> found, String password) {
        try {
            return passwords.matches(found.map(User::passwordHash).orElse(null), password);
        } catch (Problem e) { // too many at once: nobody's failure
            throttle.withdrawn(attempt);
            throw e;
        }
    }
}
