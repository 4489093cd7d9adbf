package org.hengce.policy.search;

import org.jdbi.v3.core.Handle;

/**
 * Tells the states of the search index apart. Snapshots of one database see more and more transactions, never fewer: what can be
 * seen is the same exactly where the sum is.
 */
final class SearchState {
    private SearchState() {}

    /** Says, in the transaction of a change of the index, that it is one. */
    static void change(Handle h) {
        h.execute("INSERT INTO policy_search_state DEFAULT VALUES");
    }

    /** The one that the open snapshot sees. */
    static long present(Handle h) {
        return h.createQuery("SELECT cast(coalesce(sum(weight), 0) AS bigint) FROM policy_search_state")
                .mapTo(Long.class)
                .one();
    }

    /** Keeps the sum in one row; what others add meanwhile stays as it is. */
    static void sumUp(Handle h) {
        h.execute("""
                WITH gone AS (
                    DELETE FROM policy_search_state WHERE (SELECT count(*) FROM policy_search_state) > 1 RETURNING weight)
                INSERT INTO policy_search_state (weight) SELECT sum(weight) FROM gone HAVING count(*) > 0""");
    }
}
