package org.hengce.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The stream of events, from a correction to what is read of it, and through the end of what it depends on. */
@Order(3)
@ExtendWith(RunningStack.class)
class EventsIT {
    private static final String POLICY = "CA-PROP99";

    @Test
    void aCorrectionIsFollowedByAnEvaluationThatLeadsToWhatItSays(Stack stack, Api admin) throws Exception {
        try (Follower follower = Follower.of(stack, admin)) {
            follower.awaitEvent("live");
            Instant vintage = corrected(admin, 1);
            Instant pin = Instant.MIN;
            while (pin.isBefore(vintage)) {
                JsonNode told = Api.JSON.readTree(
                        follower.awaitData("evaluation", POLICY).substring(6));
                Api.Answer evaluation = admin.get(told.path("link").textValue());
                assertThat(evaluation.status()).isEqualTo(200);
                assertThat(told.path("status").textValue())
                        .isEqualTo(evaluation.json().path("status").textValue());
                pin = Api.pin(evaluation.json());
            }
        }
    }

    @Test
    void theStreamStaysWhileKafkaIsAwayAndThenTellsWhatWasMissed(Stack stack, Api admin) throws Exception {
        try (Follower follower = Follower.of(stack, admin)) {
            follower.awaitEvent("live");
            stack.kill("kafka");
            follower.awaitEvent("stale");
            corrected(admin, 2);
            assertThat(stack.run("up").exit()).isZero();
            follower.awaitData("evaluation", POLICY);
            assertThat(follower.heard()).doesNotContain("event: reset", Follower.END);
        }
    }

    @Test
    void aGatewayThatStopsEndsItsStreamsAndTheNextOneGoesOnWhereTheyWere(Stack stack, Api admin) throws Exception {
        String last;
        try (Follower follower = Follower.of(stack, admin)) {
            follower.awaitEvent("live");
            last = follower.lastId();
            ProcessHandle gateway = ProcessHandle.of(stack.pid("gateway")).orElseThrow();
            corrected(admin, 3);
            assertThat(gateway.destroy()).as("asked to stop").isTrue();
            follower.await(Follower.END::equals);
            gateway.onExit().get(30, TimeUnit.SECONDS);
        }
        assertThat(stack.run("up").exit()).isZero();
        try (Follower follower = Follower.of(stack, admin, "Last-Event-ID", last)) {
            follower.awaitData("evaluation", POLICY);
            assertThat(follower.heard()).doesNotContain("event: reset");
        }
    }

    private static Instant corrected(Api admin, int round) {
        Api.Answer answer = admin.correct("US-PA", "1985", 98 + round + System.nanoTime() % 1000 / 1e3);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return Api.vintage(answer);
    }
}
