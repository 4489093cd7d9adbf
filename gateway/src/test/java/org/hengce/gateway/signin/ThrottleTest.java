package org.hengce.gateway.signin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.People;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.kit.testing.Surroundings;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
class ThrottleTest {
    private static final int FREE = 5;
    private static final int FREE_PER_USER = 12;
    private static final int FREE_PER_ADDRESS = 20;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Inject
    Jdbi jdbi;

    private Throttle throttle;
    private final String user = "throttled-" + NUMBER.incrementAndGet();
    private final String address = "192.0.2." + NUMBER.get();

    @BeforeEach
    void make() {
        throttle = new Throttle(jdbi, new Limits());
    }

    private record Limits() implements SignInConfig {
        @Override
        public int freeAttempts() {
            return FREE;
        }

        @Override
        public int freeAttemptsPerUser() {
            return FREE_PER_USER;
        }

        @Override
        public int freeAttemptsPerAddress() {
            return FREE_PER_ADDRESS;
        }

        @Override
        public Duration firstLock() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration longestLock() {
            return Duration.ofMinutes(15);
        }

        @Override
        public Duration forgetAfter() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration familiarFor() {
            return Duration.ofDays(30);
        }
    }

    private int waitOf(String who, String from) {
        try {
            throttle.admit(who, from);
            return 0;
        } catch (Problem e) {
            assertThat(e.type()).isEqualTo(ProblemType.TOO_MANY);
            return Objects.requireNonNull(e.retryAfterSeconds());
        }
    }

    /** As if so much time had passed. */
    private void pass(String interval) {
        jdbi.useHandle(h -> h.execute(
                "UPDATE sign_in_attempt SET last_at = last_at - CAST(? AS interval),"
                        + " locked_until = locked_until - CAST(? AS interval)",
                interval,
                interval));
    }

    @Test
    void theWaitDoublesWithEachFurtherFailureUpToTheLongest() {
        for (int i = 0; i < FREE; i++) {
            assertThat(waitOf(user, address)).isZero();
        }
        for (int seconds : new int[] {60, 120, 240, 480, 900, 900}) {
            assertThat(waitOf(user, address)).isBetween(seconds - 5, seconds);
            pass(seconds + " s");
            assertThat(waitOf(user, address)).isZero();
        }
    }

    @Test
    void aLockEndsByItselfAndIsForgottenInTime() {
        IntStream.range(0, FREE).forEach(i -> throttle.admit(user, address));
        assertThat(waitOf(user, address)).isPositive();
        pass("61 minutes");
        for (int i = 0; i < FREE; i++) {
            assertThat(waitOf(user, address)).isZero();
        }
    }

    @Test
    void successForgetsTheFailuresFromThere() {
        IntStream.range(0, FREE - 1).forEach(i -> throttle.admit(user, address));
        throttle.succeeded(throttle.admit(user, address));
        for (int i = 0; i < FREE; i++) {
            assertThat(waitOf(user, address)).isZero();
        }
    }

    @Test
    void guessersWithManyAddressesAreSlowedDownByTheUser() {
        for (int i = 0; i < FREE_PER_USER; i++) {
            assertThat(waitOf(user, "198.51.100." + i)).isZero();
        }
        assertThat(waitOf(user, "198.51.100.200")).isPositive();
    }

    @Test
    void nobodyIsLockedOutOfTheUsualPlaceByOthersFailures() {
        throttle.succeeded(throttle.admit(user, address));
        for (int i = 0; i < FREE_PER_USER; i++) {
            throttle.admit(user, "198.51.100." + i);
        }
        assertThat(waitOf(user, "198.51.100.200")).isPositive();
        assertThat(waitOf(user, address)).isZero();
    }

    @Test
    void oneAddressThatTriesManyUsersIsSlowedDown() {
        for (int i = 0; i < FREE_PER_ADDRESS; i++) {
            assertThat(waitOf(user + "-" + i, address)).isZero();
        }
        assertThat(waitOf(user + "-next", address)).isPositive();
        assertThat(waitOf(user + "-next", "203.0.113.9")).isZero();
    }

    @Test
    void anIpv6NetworkIsOneAddress() {
        for (int i = 0; i < FREE; i++) {
            assertThat(waitOf(user, "2001:db8:0:" + NUMBER.get() + "::" + i)).isZero();
        }
        assertThat(waitOf(user, "2001:db8:0:" + NUMBER.get() + "::ffff")).isPositive();
    }

    @Test
    void ofManyAtOnceNoMoreThanAreFreeGetToTry() {
        List<Integer> waits = IntStream.range(0, 40)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> waitOf(user, address)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(waits.stream().filter(wait -> wait == 0)).hasSize(FREE);
    }

    @Test
    void twoReplicasCountTogether() {
        Throttle other = new Throttle(jdbi, new Limits());
        IntStream.range(0, FREE).forEach(i -> (i % 2 == 0 ? throttle : other).admit(user, address));
        assertThatThrownBy(() -> other.admit(user, address)).isInstanceOf(Problem.class);
        assertThat(waitOf(user, address)).isPositive();
    }

    @Test
    void namesAreNotStored() {
        throttle.admit("my-secret-password", address);
        String stored =
                jdbi.withHandle(h -> h.createQuery("SELECT string_agg(CAST(a AS text), '') FROM sign_in_attempt AS a")
                        .mapTo(String.class)
                        .one());
        assertThat(stored).doesNotContain("my-secret-password", address);
    }

    @Test
    void aLockedUserIsRefusedWithTheRightPasswordAndAnUnknownOneAlike() {
        String name = People.with("viewer");
        JsonPath known = locked(name);
        JsonPath unknown = locked("unknown-" + name);
        assertThat(unknown.getString("title")).isEqualTo(known.getString("title"));
        assertThat(unknown.getString("type")).isEqualTo(known.getString("type"));
        // At the other door, too.
        given().contentType(ContentType.JSON)
                .body(Map.of("username", name, "password", People.PASSWORD))
                .post("/api/v1/auth/session")
                .then()
                .statusCode(429);
        List<String> audited = jdbi.withHandle(
                h -> h.createQuery("SELECT action FROM audit WHERE subject = :name AND actor = 'anonymous' ORDER BY id")
                        .bind("name", name)
                        .mapTo(String.class)
                        .list());
        // As many as got to try, however many came.
        assertThat(audited)
                .containsExactly(
                        "sign-in.refuse", "sign-in.refuse", "sign-in.refuse", "sign-in.refuse", "sign-in.lock");
    }

    /** Fails as often as is free, then locks for longer than the test takes, then brings the right password. */
    private JsonPath locked(String name) {
        for (int i = 0; i < FREE; i++) {
            People.signIn(name, "wrong horse battery").then().statusCode(401);
        }
        jdbi.useHandle(h -> h.execute("UPDATE sign_in_attempt SET locked_until = now() + interval '10 minutes'"
                + " WHERE scope = 'USER_AT_ADDRESS' AND failures = 5"));
        return People.signIn(name, People.PASSWORD)
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("[0-9]+"))
                .body("type", equalTo("urn:hengce:problem:too-many"))
                .extract()
                .jsonPath();
    }
}
