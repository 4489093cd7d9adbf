package org.hengce.gateway.oidc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hengce.contracts.Codes;
import org.hengce.gateway.identity.Refusals;
import org.hengce.gateway.users.Standing;
import org.hengce.gateway.users.UserStandings;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Finds in the provider's claims, else among the users here, what somebody may. */
@ApplicationScoped
class People {
    /** No name of a user has a colon: nobody is taken for a user of the same name. */
    private static final String PREFIX = "oidc:";

    private static final String EVERYWHERE = "*";
    private static final int MOST_REGIONS = 100;
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,200}");
    private static final Pattern CODE = Pattern.compile(Codes.CODE);
    private static final Set<String> ROLES =
            Set.of(Roles.VIEWER, Roles.STEWARD, Roles.OFFICER, Roles.ANALYST, Roles.ADMIN);

    @Inject
    OidcConfig config;

    @Inject
    UserStandings users;

    /**
     * Whom the claims tell of.
     *
     * @throws Problem 401 if the linked user was removed, or the claims have no name for a user; 403 if regions are to be in the
     *     claims and are not
     */
    Person of(Map<String, Object> claims) {
        Optional<Standing> linked = users.linkedTo(String.valueOf(claims.get("sub")));
        if (linked.filter(Standing::removed).isPresent()) {
            throw Refusals.unauthenticated();
        }
        String name = linked.map(Standing::name).orElseGet(() -> nameIn(claims));
        long revision = linked.map(Standing::revision).orElse(0L);
        @Nullable List<String> roles = rolesIn(claims);
        if (roles != null) {
            return new Person(name, revision, roles, regionsIn(claims, linked));
        }
        return linked.isPresent()
                ? new Person(name, revision, null, null)
                : new Person(name, revision, List.of(), List.of()); // signed in, and may do nothing
    }

    private String nameIn(Map<String, Object> claims) {
        if (claims.get(config.nameClaim()) instanceof String name
                && NAME.matcher(name).matches()) {
            return PREFIX + name;
        }
        throw Refusals.unauthenticated();
    }

    /** Null where there is no such claim. */
    private @Nullable List<String> rolesIn(Map<String, Object> claims) {
        @Nullable
        List<String> said =
                config.rolesClaim().map(claim -> texts(at(claims, claim))).orElse(null);
        if (said == null) {
            return null;
        }
        Set<String> roles = new TreeSet<>();
        for (String value : said) {
            @Nullable List<String> meant = config.roleMapping().get(value);
            roles.addAll(meant == null ? List.of(value) : meant);
        }
        roles.retainAll(ROLES);
        return List.copyOf(roles);
    }

    private List<String> regionsIn(Map<String, Object> claims, Optional<Standing> linked) {
        if (config.regionsClaim().isEmpty()) {
            return linked.map(Standing::regions).orElse(List.of());
        }
        @Nullable List<String> said = texts(at(claims, config.regionsClaim().get()));
        if (said == null || said.isEmpty() || said.size() > MOST_REGIONS) {
            throw noRegions(); // an empty list would mean everywhere
        }
        if (said.contains(EVERYWHERE)) {
            return List.of();
        }
        if (!said.stream().allMatch(CODE.asMatchPredicate())) {
            throw noRegions();
        }
        return List.copyOf(new TreeSet<>(said));
    }

    private Problem noRegions() {
        return Problem.of(
                ProblemType.FORBIDDEN,
                Message.of(
                        "the identity provider's claim '%s' names no regions (1 to %d codes, or '*' for everywhere); ask its administrator",
                        "身份提供方的声明“%s”没有给出地区（1 至 %d 个代码，或以“*”表示全部）；请联系其管理员",
                        config.regionsClaim().orElse(""),
                        MOST_REGIONS));
    }

    /** The claim at a path as {@code realm_access.roles}; a claim whose name has the dots in it goes first. */
    private static @Nullable Object at(Map<String, Object> claims, String path) {
        if (claims.containsKey(path)) {
            return claims.get(path);
        }
        @Nullable Object at = claims;
        for (String step : path.split("\\.", -1)) {
            at = at instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return at;
    }

    /** A text, or texts with blanks between, or a list of texts; null if it is none of these. */
    private static @Nullable List<String> texts(@Nullable Object claim) {
        if (claim instanceof String text) {
            return List.of(text.strip().split("\\s+", -1));
        }
        if (!(claim instanceof Collection<?> many)) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (Object one : many) {
            if (one instanceof String text) {
                texts.add(text);
            }
        }
        return texts;
    }
}
