package org.hengce.indicator.regions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.regions.RegionScope;
import org.hengce.kit.regions.RegionScopes;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Who may make and change which regions, where rights are limited to some. */
@ApplicationScoped
class RegionRights {
    @Inject
    RegionScopes scopes;

    @Inject
    Jdbi jdbi;

    /**
     * What is the caller's may be changed; what is made or moved gets a parent that is the caller's.
     *
     * @throws Problem 403 otherwise
     */
    void require(String code, @Nullable String parent) {
        RegionScope scope = scopes.ofCaller();
        if (scope.isEverywhere()) {
            return;
        }
        @Nullable Violation violation = violation(scope, Set.of(), code, parent, parents(Set.of(code)));
        if (violation != null) {
            throw RegionScope.refused().violation(violation.field(), violation.message());
        }
    }

    /**
     * What is the caller's may be taken out of use.
     *
     * @throws Problem 403 otherwise
     */
    void requireOwn(String code) {
        RegionScope scope = scopes.ofCaller();
        if (!scope.covers(code) && parents(Set.of(code)).containsKey(code)) {
            throw RegionScope.refused().violation("code", RegionScope.outside(code));
        }
    }

    /**
     * The same for a list; what it makes below the caller's region is the caller's.
     *
     * @throws Problem 403 that names every one that is not the caller's
     */
    void require(List<RegionText> drafts, String list) {
        RegionScope scope = scopes.ofCaller();
        if (scope.isEverywhere()) {
            return;
        }
        Map<String, Optional<String>> there = parents(
                drafts.stream().map(RegionText::code).filter(c -> c != null).collect(Collectors.toSet()));
        Set<String> made = madeWithin(scope, drafts, there.keySet());
        @Nullable Problem problem = null;
        for (int i = 0; i < drafts.size(); i++) {
            @Nullable
            Violation wrong = violation(
                    scope,
                    made,
                    String.valueOf(drafts.get(i).code()),
                    drafts.get(i).parent(),
                    there);
            if (wrong != null) {
                problem = problem == null ? RegionScope.refused() : problem;
                problem.violation("%s[%d].%s".formatted(list, i, wrong.field()), wrong.message());
            }
        }
        if (problem != null) {
            throw problem;
        }
    }

    private record Violation(String field, Message message) {}

    private @Nullable Violation violation(
            RegionScope scope,
            Set<String> made,
            String code,
            @Nullable String parent,
            Map<String, Optional<String>> there) {
        boolean exists = there.containsKey(code);
        if (exists && !scope.covers(code)) {
            return new Violation("code", RegionScope.outside(code));
        }
        boolean stays = Optional.ofNullable(parent).equals(there.get(code));
        if (!stays && !scope.covers(parent) && !(parent != null && made.contains(parent))) {
            return new Violation("parent", RegionScope.outside(parent));
        }
        // Whoever makes the parent that others' regions wait for would come to have these.
        if (!exists && isAwaited(code, made)) {
            return new Violation(
                    "code",
                    Message.of(
                            "regions name '%s' as their parent already; somebody whose rights are not limited makes it",
                            "已有地区将“%s”作为上级；须由权限不受地区限制的人员新建", code));
        }
        return null;
    }

    /** Of those that exist, their parents now. Not as entities: Hibernate would take these for what it finds when it locks. */
    private Map<String, Optional<String>> parents(Set<String> codes) {
        Map<String, Optional<String>> parents = new HashMap<>();
        jdbi.useHandle(h -> h.createQuery(
                        "SELECT code, text->>'parent' FROM region WHERE code = ANY (:codes) ORDER BY code FOR UPDATE")
                .bindArray("codes", String.class, codes)
                .map((row, context) -> parents.put(row.getString(1), Optional.ofNullable(row.getString(2))))
                .list());
        return parents;
    }

    private boolean isAwaited(String code, Set<String> made) {
        return jdbi.withHandle(h -> h.createQuery(
                        "SELECT EXISTS (SELECT FROM region WHERE text->>'parent' = :code AND code <> ALL (:made))")
                .bind("code", code)
                .bindArray("made", String.class, made)
                .mapTo(Boolean.class)
                .one());
    }

    /** Codes of the list that will lie in the scope, through others of the list or not. */
    private static Set<String> madeWithin(RegionScope scope, List<RegionText> drafts, Set<String> there) {
        Set<String> made = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (RegionText draft : drafts) {
                @Nullable String code = draft.code();
                @Nullable String parent = draft.parent();
                if (code != null && parent != null && !there.contains(code)) {
                    more |= (scope.covers(parent) || made.contains(parent)) && made.add(code);
                }
            }
        }
        return made;
    }
}
