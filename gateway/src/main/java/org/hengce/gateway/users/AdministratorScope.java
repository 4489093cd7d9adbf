package org.hengce.gateway.users;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.List;
import org.hengce.gateway.identity.Identity;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Users and keys are of no region: whoever is limited to some could otherwise give out, or take, rights beyond them. */
public final class AdministratorScope {
    /** The caller's regions, as a list of codes; empty: everywhere. */
    public static final String REGIONS = "regions";

    private AdministratorScope() {}

    /** Whether the caller's rights are limited to no region. */
    public static boolean isEverywhere(SecurityIdentity caller) {
        @Nullable List<String> regions = caller.getAttribute(REGIONS);
        return regions != null && regions.isEmpty();
    }

    /**
     * Refuses whoever is limited to some regions.
     *
     * @throws Problem 403 for an administrator of some regions only
     */
    public static void requireEverywhere(SecurityIdentity caller) {
        if (!isEverywhere(caller)) {
            throw Problem.of(
                    ProblemType.FORBIDDEN,
                    Message.of(
                            "only an administrator whose rights are not limited to regions may do this",
                            "仅限权限不受地区限制的管理员执行此操作"));
        }
    }

    /**
     * Refuses machines: a key that has leaked could make itself another way in, which its revocation would not close.
     *
     * @throws Problem 403 for an API key
     */
    public static void requirePerson(SecurityIdentity caller) {
        if (Identity.of(caller).kind() == Identity.Kind.API_KEY) {
            throw Problem.of(
                    ProblemType.FORBIDDEN,
                    Message.of(
                            "a key makes no keys and changes no users: one that has leaked would outlive its revocation; sign in to do this",
                            "不能用密钥创建密钥或修改用户：泄露的密钥会在撤销后继续有效；请登录后操作"));
        }
    }
}
