package org.hengce.policy.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** An index serves a condition only that is written as the index is. */
@QuarkusTest
class IndexedConditionsTest {
    @Inject
    Jdbi jdbi;

    @Test
    void oneIndexTellsWhatHasTheWordsAndAllElseThatIsAskedFor() {
        PolicyFilter filter = new PolicyFilter();
        filter.q = "人才";
        filter.category = "TALENT";
        filter.status = "IN_FORCE";
        filter.level = "PROVINCIAL";
        filter.instrument = "GRANT";
        filter.sector = "QUANTUM";
        filter.region = "CN-GD";
        Conditions conditions = filter.asked();
        String plan = jdbi.inTransaction(h -> {
            h.execute("SET LOCAL enable_seqscan = off");
            return String.join(
                    "\n",
                    conditions
                            .bind(h.createQuery(
                                    "EXPLAIN SELECT code FROM policy_search entry WHERE " + conditions.all()))
                            .mapTo(String.class)
                            .list());
        });

        assertThat(plan).contains("on policy_search_together").doesNotContain("Filter:");
        assertThat(plan.lines().filter(line -> line.contains("Index Cond:") && line.contains("words")))
                .singleElement(STRING)
                .contains("sectors", "regions", "instruments", "[category]", "[status]", "[level]");
    }
}
