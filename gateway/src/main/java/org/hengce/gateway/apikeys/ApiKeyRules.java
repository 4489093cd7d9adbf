package org.hengce.gateway.apikeys;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hengce.contracts.Codes;
import org.hengce.gateway.users.User;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What a new key must be; gathers every fault before it refuses. */
final class ApiKeyRules {
    private static final Set<String> ALL_ROLES =
            Set.of(Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN);

    // They travel in the header of every request to a service.
    private static final int MOST_REGIONS = 100;
    private static final Pattern CODE = Pattern.compile(Codes.CODE);

    private @Nullable Problem problem;

    private ApiKeyRules() {}

    /**
     * Checks a key against the rights of its owner.
     *
     * @param latest when it must have expired
     * @throws Problem 422 naming every field that is wrong
     */
    static void check(ApiKey key, User owner, Instant latest) {
        ApiKeyRules rules = new ApiKeyRules();
        rules.roles(key, owner);
        rules.regions(key, owner);
        if (!key.expiresAt().isAfter(key.createdAt()) || key.expiresAt().isAfter(latest)) {
            rules.broken(
                    "expiresAt", Message.of("a key ends after now and not after %s", "密钥的到期时间须晚于当前时间，且不晚于 %s", latest));
        }
        if (rules.problem != null) {
            throw rules.problem;
        }
    }

    private void roles(ApiKey key, User owner) {
        Set<String> may = owner.roles().contains(Roles.ADMIN) ? ALL_ROLES : Set.copyOf(owner.roles());
        List<String> beyond =
                key.roles().stream().filter(role -> !may.contains(role)).toList();
        if (!beyond.isEmpty()) {
            broken(
                    "roles",
                    Message.of(
                            "'%s' does not have %s; a key has no more rights than its owner",
                            "“%s”没有角色 %s；密钥的权限不能超过其所有者", owner.name(), String.join(", ", beyond)));
        }
    }

    private void regions(ApiKey key, User owner) {
        if (key.regions().size() > MOST_REGIONS || !key.regions().stream().allMatch(CODE.asMatchPredicate())) {
            broken(
                    "regions",
                    Message.of("at most %d codes of regions are needed here", "此处应为最多 %d 个地区代码", MOST_REGIONS));
        }
        List<String> beyond = key.regions().stream()
                .filter(region -> !owner.regions().isEmpty() && !owner.regions().contains(region))
                .toList();
        if (!beyond.isEmpty()) {
            broken(
                    "regions",
                    Message.of(
                            "'%s' is not limited to %s; name regions exactly as the owner has them, or none",
                            "“%s”的权限不包括 %s；请使用与所有者完全相同的地区代码，或不指定地区", owner.name(), String.join(", ", beyond)));
        }
    }

    private void broken(String field, Message message) {
        problem = problem == null ? Problem.invalid(field, message) : problem.violation(field, message);
    }
}
