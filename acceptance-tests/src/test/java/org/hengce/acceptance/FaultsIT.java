package org.hengce.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.hengce.methods.panel.Panel;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** kill -9 in the middle of the work: nothing that was acknowledged is lost, nothing is counted twice. */
@Order(3)
@ExtendWith(RunningStack.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsIT {
    private static final int CORRECTIONS = 100;
    private static final int SENDERS = 4;

    // Fixed, so that a failure can be repeated: which correction the kill comes with.
    private final Random random = new Random(99);

    @Test
    @Order(1)
    void noAcknowledgedCorrectionIsLostWhenTheEvaluationServiceIsKilled(Stack stack, Api admin) throws Exception {
        correctAHundredTimesWhileKilling("evaluation-service", stack, admin);
    }

    @Test
    @Order(2)
    void noAcknowledgedCorrectionIsLostWhenTheIndicatorServiceIsKilled(Stack stack, Api admin) throws Exception {
        correctAHundredTimesWhileKilling("indicator-service", stack, admin);
    }

    /** One of a hundred cells of the panel, each corrected once to a value that nothing else sends. */
    private record Cell(String region, String period, double value) {
        static Cell of(int i, double base) {
            List<String> regions = List.of("US-PA", "US-NV", "US-UT", "US-OH", "US-TX");
            return new Cell(regions.get(i % 5), Integer.toString(1970 + i / 5), base + i * 1e-3);
        }
    }

    private void correctAHundredTimesWhileKilling(String victim, Stack stack, Api admin) throws Exception {
        int killAt = 30 + random.nextInt(40);
        double base = 100 + random.nextInt(1000) / 1e6;
        Map<Cell, Instant> acknowledged = new ConcurrentHashMap<>();
        AtomicInteger sent = new AtomicInteger();
        AtomicBoolean back = new AtomicBoolean();
        AtomicInteger acknowledgedAfterwards = new AtomicInteger();
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < CORRECTIONS; i++) {
            Cell cell = Cell.of(i, base);
            tasks.add(() -> {
                if (sent.incrementAndGet() == killAt) {
                    stack.kill(victim);
                    assertThat(stack.run("up").exit()).isZero();
                    back.set(true);
                }
                boolean afterwards = back.get();
                if (send(admin, cell, acknowledged) && afterwards) {
                    acknowledgedAfterwards.incrementAndGet();
                }
                return null;
            });
        }
        try {
            for (Future<Void> done : senders.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            senders.shutdownNow();
        }
        assertThat(acknowledgedAfterwards)
                .as("taken by the service that came back")
                .hasPositiveValue();
        everyAcknowledgedValueIsJudged(admin, acknowledged);
    }

    /** An answer that never came, or 503, is no acknowledgement; the correction may then have happened or not. */
    private static boolean send(Api admin, Cell cell, Map<Cell, Instant> acknowledged) {
        try {
            Api.Answer answer = admin.correct(cell.region(), cell.period(), cell.value());
            if (answer.status() == 201) {
                acknowledged.put(cell, Api.vintage(answer));
                return true;
            }
            assertThat(answer.status()).as(answer.raw().body()).isIn(502, 503, 504);
        } catch (UncheckedIOException e) {
            // the connection broke with the service behind it
        }
        return false;
    }

    private static void everyAcknowledgedValueIsJudged(Api admin, Map<Cell, Instant> acknowledged) {
        Instant last = Collections.max(acknowledged.values());
        JsonNode covering = await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> admin.evaluations("CA-PROP99").get(0), newest -> !Api.pin(newest)
                        .isBefore(last));
        assertThat(covering.get("status").textValue()).isEqualTo("COMPLETED");

        // A pin covers all vintages up to it; that every acknowledged value is among them is what the owner says …
        Panel known = Panels.californiaAsOf(admin, Api.pin(covering));
        acknowledged.forEach((cell, vintage) -> assertThat(known.outcome(
                        known.units().indexOf(cell.region()), known.periods().indexOf(cell.period())))
                .as("%s of %s", cell, vintage)
                .isEqualTo(cell.value()));
        // … and that the evaluation was made on the very same values, all of them, is what the panel's hash says.
        assertThat(covering.at("/provenance/panelSha256/cigarette-sales").textValue())
                .isEqualTo(known.sha256());

        List<String> inputs = admin.evaluations("CA-PROP99").stream()
                .filter(e -> !e.get("trigger").textValue().equals("REQUEST"))
                .map(e -> e.at("/policy/version") + " " + e.at("/provenance/observationsAsOf") + " "
                        + e.at("/provenance/panelSha256"))
                .toList();
        assertThat(inputs).doesNotHaveDuplicates();
    }

    @Test
    @Order(3)
    void whateverIsKilledTheNextUpMendsAndNothingIsLost(Stack stack, Api admin) {
        Instant vintage = Api.vintage(admin.correct("US-PA", "1986", 99.25));
        for (String part : List.of("kafka", "postgres", "gateway", "policy-service")) {
            stack.kill(part);
        }
        Stack.Outcome status = stack.run("status");
        assertThat(status.output()).contains("2 of 6");
        Stack.Outcome up = stack.run("up");
        assertThat(up.exit()).as(up.output()).isZero();

        Api again = Api.admin(stack);
        Instant next = Api.vintage(again.correct("US-PA", "1986", 99.5));
        assertThat(next).isAfter(vintage);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !Api.pin(again.evaluations("CA-PROP99").get(0)).isBefore(next));
    }
}
