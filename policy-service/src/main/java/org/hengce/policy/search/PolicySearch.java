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

    /** What matches, read once; nothing where there is too much of it. */
    private static final String RANKED = """
            (WITH matching AS MATERIALIZED (SELECT code, words FROM policy_search entry WHERE %s LIMIT %d)
             SELECT * FROM matching WHERE (SELECT count(*) FROM matching) <= %d) entry""";

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
        int most = page.limit() + 1;
        return jdbi.inTransaction(h -> {
            if (cursors != null) {
                requireSame(asked, cursors.sort());
                return found(h, conditions, cursors, most);
            }
            List<Listed> found = found(h, conditions, Place.first(asked), most);
            return found.isEmpty() && asked == Sort.RELEVANCE
                    ? found(h, conditions, Place.first(Sort.DATE), most) // too many to be ranked, or none
                    : found;
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
        boolean ranked = place.sort() == Sort.RELEVANCE && place.isFirst();
        if (ranked) {
            h.execute(Facets.ROOM);
        }
        String from = ranked
                ? RANKED.formatted(conditions.all(), MOST_RANKED + 1, MOST_RANKED)
                : "policy_search entry WHERE " + conditions.all();
        Query query = conditions
                .bind(h.createQuery("SELECT entry.code, %s FROM %s%s ORDER BY %s LIMIT :most"
                        .formatted(key, from, place.isFirst() ? "" : " AND " + behind, order)))
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
