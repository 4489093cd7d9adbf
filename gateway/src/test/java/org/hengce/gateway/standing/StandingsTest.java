package org.hengce.gateway.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.kit.testing.Surroundings;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
class StandingsTest {
    private static final int MANY = 10_000;
    private static final Duration BELIEVED = Duration.ofSeconds(10);

    @Inject
    Jdbi jdbi;

    @Inject
    Vertx vertx;

    /** As another replica sees the users. */
    private static final class Names extends Mirror<String> {
        private int read;

        @Override
        protected List<String> changed(Handle handle, String since) {
            List<String> names = handle.createQuery("SELECT name FROM users WHERE changed_in >= CAST(:since AS xid8)")
                    .bind("since", since)
                    .mapTo(String.class)
                    .list();
            read = names.size();
            return names;
        }

        @Override
        protected String id(String name) {
            return name;
        }

        @Override
        protected boolean isOver(String name) {
            return false;
        }

        boolean know(String name) {
            return get(name).isPresent();
        }
    }

    private static void insert(Handle handle, String name) {
        handle.execute(
                "INSERT INTO users (name, roles, regions, revision, created_at, changed_at)"
                        + " VALUES (?, '{}', '{}', 1, now(), now())",
                name);
    }

    @Test
    void oneLookAfterACommitShowsItAtEveryReplica() {
        Names one = new Names();
        Names other = new Names();
        Standings first = new Standings(jdbi, List.of(one), vertx, BELIEVED);
        Standings second = new Standings(jdbi, List.of(other), vertx, BELIEVED);
        first.look();
        second.look();
        jdbi.useHandle(h -> insert(h, "seen-by-all"));
        assertThat(one.know("seen-by-all")).isFalse();
        first.look();
        second.look();
        assertThat(one.know("seen-by-all")).isTrue();
        assertThat(other.know("seen-by-all")).isTrue();
    }

    @Test
    void whatCommitsLateIsNotMissed() {
        Names names = new Names();
        Standings standings = new Standings(jdbi, List.of(names), vertx, BELIEVED);
        standings.look();
        try (Handle slow = jdbi.open()) {
            slow.begin();
            insert(slow, "begun-first");
            jdbi.useHandle(h -> insert(h, "committed-first"));
            standings.look();
            standings.look();
            assertThat(names.know("committed-first")).isTrue();
            assertThat(names.know("begun-first")).isFalse();
            slow.commit();
        }
        standings.look();
        assertThat(names.know("begun-first")).isTrue();
    }

    @Test
    void aLookReadsWhatHasChangedHoweverManyThereAre() {
        jdbi.useHandle(h -> h.execute(
                "INSERT INTO users (name, roles, regions, revision, created_at, changed_at)"
                        + " SELECT 'one-of-many-' || n, '{viewer}', '{}', 1, now(), now() FROM generate_series(1, ?) AS n",
                MANY));
        try {
            Names names = new Names();
            Standings standings = new Standings(jdbi, List.of(names), vertx, BELIEVED);
            standings.look();
            assertThat(names.read).isGreaterThanOrEqualTo(MANY);
            // Other tests may change some, too; and while a transaction is open anywhere in the server (other modules
            // have
            // long ones), what committed since is read again.
            await().atMost(Duration.ofMinutes(2)).until(() -> {
                jdbi.useHandle(h -> h.execute("UPDATE users SET revision = revision + 1 WHERE name = 'one-of-many-7'"));
                standings.look();
                return names.read >= 1 && names.read <= 20;
            });
            String plan = jdbi.withHandle(h -> h.createQuery("EXPLAIN SELECT name FROM users"
                            + " WHERE changed_in >= CAST((SELECT CAST(pg_current_xact_id() AS text)) AS xid8)")
                    .mapTo(String.class)
                    .list()
                    .toString());
            assertThat(plan).contains("users_changed_in");
        } finally {
            jdbi.useHandle(h -> h.execute("DELETE FROM users WHERE name LIKE 'one-of-many-%'"));
        }
    }

    @Test
    void ofADatabaseThatWasRestoredAllIsReadAndWhatItDoesNotHaveForgotten() {
        assertThat(Standings.from("90", "100"))
                .as("its transactions have lower numbers")
                .isEqualTo(Mirrored.ALL);
        assertThat(Standings.from("100", "90")).isEqualTo("90");
        assertThat(Standings.from("18446744073709551615", "9")).isEqualTo("9");
        Names names = new Names();
        jdbi.useHandle(h -> {
            insert(h, "not-in-the-backup");
            names.catchUp(h, Mirrored.ALL);
            assertThat(names.know("not-in-the-backup")).isTrue();
            h.execute("DELETE FROM users WHERE name = 'not-in-the-backup'");
            insert(h, "in-the-backup");
            names.catchUp(h, Mirrored.ALL);
        });
        assertThat(names.know("not-in-the-backup")).isFalse();
        assertThat(names.know("in-the-backup")).isTrue();
    }

    @Test
    void nobodyIsLetInWhoseStandingIsNotKnown() {
        Standings unread = new Standings(jdbi, List.of(), vertx, BELIEVED);
        assertThat(unread.find(() -> Optional.of("somebody")).cause())
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE));
    }

    @Test
    void usesAreWrittenOnceAMinuteAndKeptUntilTheyAre() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        Uses uses = new Uses();
        Map<String, Instant> table = new HashMap<>();
        uses.note("a", start);
        uses.note("a", start.plusSeconds(30));
        uses.write(start, table::putAll);
        assertThat(table).containsExactly(Map.entry("a", start));
        table.clear();
        uses.note("a", start.plusSeconds(59));
        uses.write(start, table::putAll);
        assertThat(table).isEmpty();
        uses.note("a", start.plusSeconds(61));
        try {
            uses.write(start, lost -> {
                throw new IllegalStateException("the database is away");
            });
        } catch (IllegalStateException e) {
            // and is back now
        }
        uses.write(start, table::putAll);
        assertThat(table).containsExactly(Map.entry("a", start.plusSeconds(61)));
        assertThat(uses.last("a")).contains(start.plusSeconds(61));
    }
}
