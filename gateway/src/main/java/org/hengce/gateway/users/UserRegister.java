package org.hengce.gateway.users;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
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

/** Makes and changes users; row and audit row commit together. */
@ApplicationScoped
public class UserRegister {
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

    /** What became of a PUT. */
    record Written(User user, boolean created) {}

    /** @throws Problem 404 if there is no such user */
    User require(String name) {
        Optional<User> found = UserRules.isName(name) ? users.find(name) : Optional.empty();
        return found.orElseThrow(() -> Problem.notFound(new Message("user", "用户"), name));
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
            return users.lock(name)
                    .map(found -> new Written(change(found, ifMatch, draft, hash, admins), false))
                    .orElseGet(() -> new Written(create(name, ifMatch, draft, hash), true));
        });
    }

    private User create(String name, @Nullable String ifMatch, UserDraft draft, @Nullable String hash) {
        if (ifMatch != null) {
            throw Problem.of(
                    ProblemType.STALE,
                    Message.of(
                            "there is no user '%s' to change; send it without If-Match to make one",
                            "没有可修改的用户“%s”；如需新建，请不要发送 If-Match", name));
        }
        if (hash == null) {
            throw Problem.invalid("password", Message.of("a new user needs a password", "新用户需要密码"));
        }
        Instant now = now();
        User made = new User(name, hash, given(draft.roles()), given(draft.regions()), 1, now, now);
        if (!users.insert(made)) {
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
                now());
        if (!changed.isAdmin() && admins.equals(List.of(found.name()))) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    Message.of(
                            "'%s' is the last administrator; make another one first",
                            "“%s”是最后一名管理员；请先设立另一名管理员", found.name()));
        }
        if (changed.hasSameTextAs(found)) {
            return found;
        }
        users.update(changed);
        audit.record(caller.subject(), "user.change", found.name(), UserView.of(found), UserView.of(changed));
        return changed;
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
