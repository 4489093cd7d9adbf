package org.hengce.policy.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.hengce.kit.paging.Asked;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.regions.RegionScope;
import org.hengce.kit.register.RegisterPages.Listed;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Finds policies. What a reader may not see is neither found nor counted. */
@ApplicationScoped
public class PolicySearch {
    /**
     * Where more match, rank tells nothing that is worth reading them all for: words that nearly every policy has are listed by
     * date.
     */
    static final int MOST_RANKED = 5_000;

    @Inject
    Jdbi jdbi;

    /**
     * Those that are asked for, of what may be seen, from where the page begins: one more than it holds at most.
     *
     * @param sort by relevance where there are words and nothing is said, else by code
     * @throws org.hengce.kit.problem.Problem 400 for a value that cannot be
     */
    public List<Listed> oneMore(PolicyFilter filter, @Nullable String sort, RegionScope scope, PageRequest page) {
        Conditions conditions = filter.within(scope);
        Sort asked = sort(sort, conditions);
        @Nullable Place cursors = Place.of(page.after());
        return jdbi.withHandle(h -> {
            Place place = cursors == null ? Place.first(feasible(h, asked, conditions)) : cursors;
            requireSame(asked, place.sort());
            return found(h, conditions, place, page.limit() + 1);
        });
    }

    private static Sort sort(@Nullable String sort, Conditions conditions) {
        Asked.oneOf("sort", sort, Sort.values());
        boolean words = conditions.has(PolicyFilter.WORDS);
        if (sort == null) {
            return words ? Sort.RELEVANCE : Sort.CODE;
        }
        // Without words all are as relevant as each other.
        return sort.equals(Sort.RELEVANCE.name()) && !words ? Sort.CODE : Sort.valueOf(sort);
    }

    private static Sort feasible(Handle h, Sort asked, Conditions conditions) {
        if (asked != Sort.RELEVANCE) {
            return asked;
        }
        long matching = conditions
                .bind(h.createQuery("SELECT count(*) FROM (SELECT FROM policy_search entry WHERE %s LIMIT %d) matching"
                        .formatted(conditions.all(), MOST_RANKED + 1)))
                .mapTo(Long.class)
                .one();
        return matching > MOST_RANKED ? Sort.DATE : asked;
    }

    /** A cursor goes on in the order that it was given in. */
    private static void requireSame(Sort asked, Sort of) {
        if (asked != of && !(asked == Sort.RELEVANCE && of == Sort.DATE)) {
            throw PageRequest.foreignCursor();
        }
    }

    private static List<Listed> found(Handle h, Conditions conditions, Place place, int most) {
        String key =
                switch (place.sort()) {
                    case CODE -> "''";
                    case DATE -> "entry.announced_on";
                    case RELEVANCE -> Words.RANK;
                };
        String behind =
                switch (place.sort()) {
                    case CODE -> "entry.code > :afterCode";
                    case DATE, RELEVANCE -> "(%s, entry.code) < (:afterKey, :afterCode)".formatted(key);
                };
        String order =
                switch (place.sort()) {
                    case CODE -> "entry.code";
                    case DATE, RELEVANCE -> "%s DESC, entry.code DESC".formatted(key);
                };
        Query query = conditions
                .bind(h.createQuery("SELECT entry.code, %s FROM policy_search entry WHERE %s%s ORDER BY %s LIMIT :most"
                        .formatted(key, conditions.all(), place.isFirst() ? "" : " AND " + behind, order)))
                .bind("most", most);
        if (!place.isFirst()) {
            query.bind("afterCode", place.code());
            switch (place.sort()) {
                case DATE -> query.bind("afterKey", place.key());
                case RELEVANCE -> query.bind("afterKey", place.rank());
                case CODE -> {}
            }
        }
        return query.map((row, context) ->
                        new Listed(row.getString(1), Place.written(place.sort(), row.getString(2), row.getString(1))))
                .list();
    }
}
