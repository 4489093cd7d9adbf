package org.hengce.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two minutes in which anything may be killed while values and policies keep changing: afterwards every change is covered by a
 * completed evaluation, no two that events started have the same inputs, and every acknowledged value is there once. Another
 * seeds: {@code -Dhengce.kills.seeds=8,9}, another length: {@code -Dhengce.kills.seconds=30}.
 */
@Order(3)
@ExtendWith(RunningStack.class)
@EnabledIfEnvironmentVariable(named = "HENGCE_TEST_ALL", matches = "true", disabledReason = "two minutes; with --all")
class RandomKillsIT {
    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("hengce.kills.seconds", 120));
    private static final Duration QUIET = Duration.ofMinutes(3);
    private static final int POLICIES = 4;
    private static final int SENDERS = 3;

    private final ConcurrentLinkedQueue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> unexpected = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger values = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger policyChanges = new AtomicInteger();

    /** A value that was acknowledged, each another one. */
    private record Acknowledged(String region, String period, double value, Instant vintage) {}

    static Stream<Long> seeds() {
        return Stream.of(System.getProperty("hengce.kills.seeds", "7").split(","))
                .map(Long::valueOf);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverIsKilledEveryChangeIsCoveredOnceAndNothingAcknowledgedIsLost(long seed, Stack stack, Api admin)
            throws Exception {
        MadeUpPolicies policies = new MadeUpPolicies(admin, "KILL" + seed, POLICIES);
        policies.register();
        for (String policy : policies.policies()) {
            await().atMost(Duration.ofSeconds(60)).until(() -> "COMPLETED"
                    .equals(policies.newest(policy).path("status").textValue()));
        }
        RandomKiller killer = new RandomKiller(stack, seed);
        ExecutorService clients = Executors.newFixedThreadPool(SENDERS + 1);
        List<Future<?>> working = new ArrayList<>();
        for (int s = 0; s < SENDERS; s++) {
            Random random = new Random(seed + s);
            working.add(clients.submit(() -> sendValues(policies, random)));
        }
        working.add(clients.submit(() -> changePolicies(policies)));
        try {
            killer.run(LENGTH);
        } finally {
            over.set(true);
            clients.shutdown();
        }
        for (Future<?> client : working) {
            client.get();
        }
        System.out.printf(
                "seed %d: %s; %d values acknowledged, %d answers in between that were none, %d policy changes%n",
                seed, killer.done(), acknowledged.size(), refused.get(), policyChanges.get());
        assertThat(unexpected).isEmpty();
        everyChangeIsCovered(policies);
        everyAcknowledgedValueIsThereOnce(policies);
    }

    /** Each value is sent with a key of its own until it is acknowledged. */
    private void sendValues(MadeUpPolicies policies, Random random) {
        while (!over.get()) {
            int region = random.nextInt(MadeUpPolicies.PROVINCES);
            int year = random.nextInt(MadeUpPolicies.YEARS);
            double value = 1000 + values.incrementAndGet() / 1000.0;
            String key = UUID.randomUUID().toString();
            ObjectNode body = policies.change(region, year, value);
            Api.Answer answer = untilAnswered("POST", "/api/v1/observations", body, policies, "Idempotency-Key", key);
            if (answer.status() == 201) {
                JsonNode row = body.at("/observations/0");
                acknowledged.add(new Acknowledged(
                        row.get("region").textValue(),
                        row.get("period").textValue(),
                        value,
                        policies.vintage(answer.json())));
            } else {
                unexpected.add(answer.status() + " " + answer.raw().body());
            }
        }
    }

    private void changePolicies(MadeUpPolicies policies) {
        for (int i = 0; !over.get(); i++) {
            int number = i % POLICIES;
            String path = "/api/v1/policies/" + policies.policy(number);
            Api.Answer now = untilAnswered("GET", path, null, policies);
            // Whether an earlier one arrived whose answer did not is what the tag says.
            Api.Answer answer = untilAnswered(
                    "PUT", path, policies.text(number, 5 + i / 100.0), policies, "If-Match", now.header("ETag"));
            if (answer.status() == 200) {
                policyChanges.incrementAndGet();
            } else if (answer.status() != 412) {
                unexpected.add(answer.status() + " " + answer.raw().body());
            }
        }
    }

    /** 502, 503, 504 and a broken connection are no answers; it is asked again, at most until all is quiet. */
    private Api.Answer untilAnswered(
            String method, String path, @Nullable ObjectNode body, MadeUpPolicies policies, String... headers) {
        return await().atMost(QUIET)
                .pollInterval(Duration.ofMillis(50))
                .pollDelay(Duration.ZERO)
                .until(
                        () -> {
                            try {
                                Api.Answer answer = policies.admin()
                                        .send(
                                                method,
                                                path,
                                                body == null ? null : body.toString(),
                                                "application/json",
                                                headers);
                                if (answer.status() < 502 || answer.status() > 504) {
                                    return Optional.of(answer);
                                }
                            } catch (UncheckedIOException e) {
                                // the connection broke with the service behind it
                            }
                            refused.incrementAndGet();
                            return Optional.<Api.Answer>empty();
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    private void everyChangeIsCovered(MadeUpPolicies policies) {
        Instant last =
                Collections.max(acknowledged.stream().map(Acknowledged::vintage).toList());
        for (String policy : policies.policies()) {
            int version = policies.admin()
                    .get("/api/v1/policies/" + policy)
                    .json()
                    .get("version")
                    .intValue();
            JsonNode newest = await("an evaluation of " + policy + " that covers all changes")
                    .atMost(QUIET)
                    .pollInterval(Duration.ofMillis(500))
                    .until(
                            () -> policies.newest(policy),
                            e -> !policies.pin(e).isBefore(last)
                                    && e.at("/policy/version").intValue() == version);
            assertThat(newest.get("status").textValue()).isEqualTo("COMPLETED");
        }
        await().atMost(QUIET).until(() -> policies.admin()
                .get("/api/v1/due-evaluations")
                .json()
                .get("items")
                .isEmpty());
        Instant first =
                Collections.min(acknowledged.stream().map(Acknowledged::vintage).toList());
        for (String policy : policies.policies()) {
            assertThat(policies.inputs(policy, first)).as(policy).doesNotHaveDuplicates();
        }
    }

    private void everyAcknowledgedValueIsThereOnce(MadeUpPolicies policies) {
        Map<Double, Integer> times = new HashMap<>();
        Map<Double, Acknowledged> stored = new HashMap<>();
        for (int r = 0; r < MadeUpPolicies.PROVINCES; r++) {
            String cursor = "";
            do {
                JsonNode page = policies.admin()
                        .get("/api/v1/observations?history=true&indicator=%s&region=%s&limit=1000%s"
                                .formatted(policies.indicator(), policies.region(r), cursor))
                        .json();
                for (JsonNode row : page.get("items")) {
                    double value = row.get("value").doubleValue();
                    times.merge(value, 1, Integer::sum);
                    stored.put(
                            value,
                            new Acknowledged(
                                    row.get("region").textValue(),
                                    row.get("period").textValue(),
                                    value,
                                    Instant.parse(row.get("vintage").textValue())));
                }
                cursor = page.get("nextCursor").isNull()
                        ? ""
                        : "&cursor=" + page.get("nextCursor").textValue();
            } while (!cursor.isEmpty());
        }
        for (Acknowledged sent : acknowledged) {
            assertThat(stored.get(sent.value())).isEqualTo(sent);
            assertThat(times.get(sent.value())).as("%s once", sent).isEqualTo(1);
        }
    }
}
