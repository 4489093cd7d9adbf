package org.hengce.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.hengce.kit.lease.Lease;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The kit's lease on a real database; the kit itself cannot depend on what makes one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeaseTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private TestDatabase database;
    private Jdbi jdbi;

    @BeforeAll
    void start() throws Exception {
        database = TestDatabase.migrated();
        jdbi = database.jdbi();
    }

    @AfterAll
    void stop() throws Exception {
        database.close();
    }

    private void runsOut(String name) {
        jdbi.useHandle(h -> h.execute("UPDATE lease SET until = now() - interval '1 second' WHERE name = ?", name));
    }

    @Test
    void oneHoldsItAndRenewsItUnderTheSameFence() {
        Lease one = new Lease(jdbi, "a", LONG);
        Lease other = new Lease(jdbi, "a", LONG);
        assertThat(one.hold()).contains(1L);
        assertThat(other.hold()).isEmpty();
        assertThat(one.hold()).contains(1L);
        assertThat(jdbi.<Boolean, RuntimeException>withHandle(one::holds)).isTrue();
        assertThat(jdbi.<Boolean, RuntimeException>withHandle(other::holds)).isFalse();
    }

    @Test
    void anotherTakesItOverWhenItHasRunOutAndTheLateOneIsToldFromIt() {
        Lease late = new Lease(jdbi, "b", LONG);
        Lease next = new Lease(jdbi, "b", LONG);
        late.hold();
        runsOut("b");
        assertThat(next.hold()).contains(2L);
        assertThat(jdbi.<Boolean, RuntimeException>withHandle(late::holds)).isFalse();
        assertThat(late.hold()).isEmpty();
    }

    @Test
    void whoHadItAndLostItComesBackUnderANewFence() {
        Lease one = new Lease(jdbi, "c", LONG);
        Lease other = new Lease(jdbi, "c", LONG);
        Optional<Long> first = one.hold();
        runsOut("c");
        other.hold();
        runsOut("c");
        assertThat(one.hold()).hasValueSatisfying(fence -> assertThat(fence).isGreaterThan(first.orElseThrow()));
    }

    @Test
    void givenBackItNeedNotRunOut() {
        Lease one = new Lease(jdbi, "d", LONG);
        one.hold();
        one.release();
        assertThat(new Lease(jdbi, "d", LONG).hold()).contains(2L);
        assertThat(jdbi.<Boolean, RuntimeException>withHandle(one::holds)).isFalse();
    }
}
