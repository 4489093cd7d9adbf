package org.hengce.gateway.users;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hengce.contracts.Codes;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What a name, roles, regions, a password and a subject must be; gathers every fault before it refuses. */
final class UserRules {
    private static final Set<String> ROLES =
            new TreeSet<>(Set.of(Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN));
    // They travel in the header of every request to a service.
    private static final int MOST_REGIONS = 100;
    private static final Pattern CODE = Pattern.compile(Codes.CODE);
    private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7e]{1,255}"); // OpenID Connect Core, 2: sub

    private @Nullable Problem problem;

    private UserRules() {}

    /**
     * Checks what was sent.
     *
     * @throws Problem 422 naming every field that is wrong
     */
    static void check(String name, UserDraft draft) {
        UserRules rules = new UserRules();
        if (!isName(name)) {
            rules.broken("name", "a name has 1 to 64 letters, digits, '_' or '-'", "用户名由 1 至 64 个字母、数字、“_”或“-”组成");
        }
        rules.roles(draft.roles());
        rules.regions(draft.regions());
        rules.password(name, draft.password());
        rules.subject(draft.subject());
        if (rules.problem != null) {
            throw rules.problem;
        }
    }

    /** @throws Problem 422 if the password breaks a rule */
    static void checkPassword(String name, String password) {
        PasswordRules.fault(name, password).ifPresent(fault -> {
            throw Problem.invalid("password", fault);
        });
    }

    /** Whether there can be such a user at all. */
    static boolean isName(String name) {
        return CODE.matcher(name).matches();
    }

    private void roles(List<@Nullable String> roles) {
        for (int i = 0; i < roles.size(); i++) {
            @Nullable String role = roles.get(i);
            if (role == null || !ROLES.contains(role)) {
                broken(
                        "roles[%d]".formatted(i),
                        "there is no role '%s'; known are %s",
                        "没有角色“%s”；可用的有 %s",
                        String.valueOf(role),
                        String.join(", ", ROLES));
            }
        }
    }

    private void regions(@Nullable List<@Nullable String> regions) {
        if (regions == null) {
            return;
        }
        if (regions.size() > MOST_REGIONS) {
            broken(
                    "regions",
                    "%d regions; at most %d can be named, take their parents instead",
                    "共 %d 个地区；最多 %d 个，请改用其上级地区",
                    regions.size(),
                    MOST_REGIONS);
        }
        for (int i = 0; i < regions.size(); i++) {
            @Nullable String region = regions.get(i);
            if (region == null || !CODE.matcher(region).matches()) {
                broken(
                        "regions[%d]".formatted(i),
                        "'%s' is not the code of a region",
                        "“%s”不是地区代码",
                        String.valueOf(region));
            }
        }
    }

    private void password(String name, @Nullable String password) {
        if (password == null) {
            return;
        }
        PasswordRules.fault(name, password).ifPresent(fault -> broken("password", fault));
    }

    private void subject(@Nullable String subject) {
        if (subject != null && !subject.isEmpty() && !SUBJECT.matcher(subject).matches()) {
            broken(
                    "subject",
                    "the subject of an identity provider has at most 255 printable ASCII characters",
                    "身份提供方的主体最多为 255 个可打印的 ASCII 字符");
        }
    }

    private void broken(String field, String en, String zh, Object... args) {
        broken(field, Message.of(en, zh, args));
    }

    private void broken(String field, Message message) {
        problem = problem == null ? Problem.invalid(field, message) : problem.violation(field, message);
    }
}
