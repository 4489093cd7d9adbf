package org.hengce.gateway.users;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hengce.kit.audit.Audit;
import org.hengce.kit.etag.Revision;
import org.hengce.kit.identity.Caller;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Makes, changes and removes users; row and audit row commit together. */
@ApplicationScoped
public class UserRegister {
    private static final Message WHAT = new Message("user", "用户");

    @Inject
    Users users;

    @Inject
    Passwords passwords;

    @Inject
    Audit audit;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    @Inject
    Event<UserRemoved> removals;

    /** What became of a PUT. */
    record Written(User user, boolean created) {}

    /** @throws Problem 404 if there is no such user */
    User require(String name) {
        Optional<User> found = UserRules.isName(name) ? users.find(name) : Optional.empty();
        return found.orElseThrow(() -> Problem.notFound(WHAT, name));
    }

    Page<User> page(PageRequest page) {
        return Page.of(users.page(page), page, User::name);
    }

    /**
     * Makes or changes a user; equal content without a password changes nothing and ends no token.
     *
     * @throws Problem 422 if the draft breaks a rule, 428 or 412 if the user exists and {@code ifMatch} does not name the
     *     revision, 409 if no administrator would be left
     */
    Written put(String name, @Nullable String ifMatch, UserDraft draft) {
        UserRules.check(name, draft);
        // Before the transaction: hashing takes long, and a row would be locked meanwhile.
        @Nullable String hash = draft.password() == null ? null : passwords.hash(draft.password());
        return QuarkusTransaction.requiringNew().call(() -> {
            // First and in one order, so that two who change each other neither block nor both succeed.
            List<String> admins = users.lockAdmins();
            takeOverSubject(name, draft.subject());
            @Nullable User found = users.lock(name).orElse(null);
            return found == null || found.isRemoved()
                    ? new Written(create(name, ifMatch, draft, hash, found), true)
                    : new Written(change(found, ifMatch, draft, hash, admins), false);
        });
    }

    /** From a user who was removed; two who are there cannot be the same person. */
    private void takeOverSubject(String name, @Nullable String subject) {
        if (subject == null || subject.isEmpty()) {
            return;
        }
        users.linkedTo(subject).filter(other -> !other.equals(name)).ifPresent(other -> {
            if (users.find(other).isPresent()) {
                throw Problem.of(
                        ProblemType.CONFLICT,
                        Message.of(
                                "that subject of the identity provider is user '%s'; take it off there first",
                                "身份提供方的该主体已对应用户“%s”；请先在该用户处取消", other));
            }
            users.unlink(other);
        });
    }

    private User create(
            String name, @Nullable String ifMatch, UserDraft draft, @Nullable String hash, @Nullable User former) {
        if (ifMatch != null) {
            throw Problem.of(
                    ProblemType.STALE,
                    Message.of(
                            "there is no user '%s' to change; send it without If-Match to make one",
                            "没有可修改的用户“%s”；如需新建，请不要发送 If-Match", name));
        }
        @Nullable String subject = link(draft.subject(), null);
        if (hash == null && subject == null) {
            throw Problem.invalid(
                    "password",
                    Message.of(
                            "a new user needs a password, or a 'subject' of the identity provider",
                            "新用户需要密码，或身份提供方的“subject”"));
        }
        User made = User.made(name, hash, given(draft.roles()), given(draft.regions()), subject, now());
        if (former != null) {
            made = former.succeededBy(made);
            users.update(made);
        } else if (!users.insert(made)) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    Message.of(
                            "user '%s' has just been made by somebody else; read it before you change it",
                            "用户“%s”刚刚已由他人创建；请读取后再修改", name));
        }
        audit.record(caller.subject(), "user.create", name, null, UserView.of(made));
        return made;
    }

    private User change(
            User found, @Nullable String ifMatch, UserDraft draft, @Nullable String hash, List<String> admins) {
        new Revision(found.revision()).requireMatch(ifMatch);
        User changed = found.changed(
                hash == null ? found.passwordHash() : hash,
                given(draft.roles()),
                draft.regions() == null ? found.regions() : given(draft.regions()),
                link(draft.subject(), found.subject()),
                now());
        if (!changed.administersUsers()) {
            requireAnother(found, admins);
        }
        if (changed.hasSameTextAs(found)) {
            return found;
        }
        users.update(changed);
        audit.record(caller.subject(), "user.change", found.name(), UserView.of(found), UserView.of(changed));
        return changed;
    }

    private static @Nullable String link(@Nullable String asked, @Nullable String present) {
        if (asked == null) {
            return present;
        }
        return asked.isEmpty() ? null : asked;
    }

    private static void requireAnother(User found, List<String> admins) {
        if (admins.equals(List.of(found.name()))) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    Message.of(
                            "'%s' is the last administrator who can sign in and is limited to no region; make another one first",
                            "“%s”是最后一名可以登录且不受地区限制的管理员；请先设立另一名", found.name()));
        }
    }

    /**
     * Removes a user, whose tokens, sessions and keys end.
     *
     * @param ifMatch checked if it is there
     * @throws Problem 404 if there is none, 412 if {@code ifMatch} names another revision, 409 if no administrator would be left
     */
    void remove(String name, @Nullable String ifMatch) {
        require(name);
        QuarkusTransaction.requiringNew().run(() -> {
            List<String> admins = users.lockAdmins();
            User found =
                    users.lock(name).filter(user -> !user.isRemoved()).orElseThrow(() -> Problem.notFound(WHAT, name));
            if (ifMatch != null) {
                new Revision(found.revision()).requireMatch(ifMatch);
            }
            requireAnother(found, admins);
            users.update(found.removed(now()));
            removals.fire(new UserRemoved(name));
            audit.record(caller.subject(), "user.remove", name, UserView.of(found), null);
        });
    }

    /**
     * Gives a user another password, which ends all tokens and sessions.
     *
     * @param seen the user whose present password was checked
     * @throws Problem 422 if the password breaks a rule, 409 if the user has changed meanwhile
     */
    public void changePassword(User seen, String password) {
        UserRules.checkPassword(seen.name(), password);
        String hash = passwords.hash(password);
        QuarkusTransaction.requiringNew().run(() -> {
            User found = users.lock(seen.name())
                    .filter(user -> user.revision() == seen.revision())
                    .orElseThrow(() -> Problem.of(
                            ProblemType.CONFLICT,
                            Message.of(
                                    "your account has been changed just now; sign in again and repeat it",
                                    "您的账户刚刚被修改；请重新登录后再试")));
            User changed = found.changed(hash, found.roles(), found.regions(), found.subject(), now());
            users.update(changed);
            audit.record(seen.name(), "user.password", seen.name(), UserView.of(found), UserView.of(changed));
        });
    }

    /** Checked by {@link UserRules}: none is null. */
    private static List<String> given(@Nullable List<@Nullable String> values) {
        return values == null
                ? List.of()
                : values.stream().map(Objects::requireNonNull).toList();
    }

    /** As exact as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
