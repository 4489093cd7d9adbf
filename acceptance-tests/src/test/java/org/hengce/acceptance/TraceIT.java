package org.hengce.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.hengce.acceptance.TraceReceiver.Seen;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** One trace from a value to the score that it changes, through all services and what lies between them. */
@Order(3)
@ExtendWith(RunningStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TraceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 9;
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACEPARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";
    private static final String CORRECTION = """
            {"observations": [{"indicator": "cigarette-sales", "region": "US-CA", "period": "1995", "value": %s}]}""";

    @BeforeAll
    static void load(Stack stack) {
        Stack.Outcome demo = stack.run("demo");
        assertThat(demo.exit()).describedAs(demo.output()).isZero();
    }

    private static Predicate<Seen> named(String service, String name) {
        return span -> span.service().equals(service) && span.name().equals(name);
    }

    private static void sent(Api admin, String traceparent, double value) {
        Api.Answer answer = admin.send(
                "POST",
                "/api/v1/observations",
                CORRECTION.formatted(value),
                "application/json",
                "traceparent",
                traceparent);
        assertThat(answer.status()).describedAs(answer.raw().body()).isEqualTo(201);
        assertThat(answer.header("traceparent")).contains(traceparent.substring(3, 35));
    }

    private static Seen spanOf(Stack stack, String trace, String service, String name) {
        await().atMost(PATIENCE).until(() -> stack.traces().of(trace).stream().anyMatch(named(service, name)));
        return stack.traces().of(trace).stream()
                .filter(named(service, name))
                .findFirst()
                .orElseThrow();
    }

    /** Whether one follows from the other, over any number of spans between. */
    private static boolean follows(List<Seen> trace, Seen later, Seen earlier) {
        String parent = later.parent();
        while (!parent.isEmpty()) {
            if (parent.equals(earlier.id())) {
                return true;
            }
            String wanted = parent;
            parent = trace.stream()
                    .filter(span -> span.id().equals(wanted))
                    .map(Seen::parent)
                    .findFirst()
                    .orElse("");
        }
        return false;
    }

    @Test
    void oneTraceLeadsFromAValueToItsScore(Stack stack, Api admin) {
        sent(admin, TRACEPARENT, 40.173);
        Seen told = spanOf(stack, TRACE, "gateway", "process org.hengce.evaluation.v1");
        Seen score = spanOf(stack, TRACE, "evaluation-service", "send org.hengce.evaluation.v1");
        Seen run = spanOf(stack, TRACE, "evaluation-service", "evaluate");
        Seen projected = spanOf(stack, TRACE, "evaluation-service", "process org.hengce.observations.v1");
        Seen event = spanOf(stack, TRACE, "indicator-service", "send org.hengce.observations.v1");
        Seen stored = spanOf(stack, TRACE, "indicator-service", "POST /api/v1/observations");
        Seen entered = spanOf(stack, TRACE, "gateway", "POST /api/v1/observations");
        List<Seen> trace = stack.traces().of(TRACE);
        List<Seen> way = List.of(entered, stored, event, projected, run, score, told);
        for (int i = 1; i < way.size(); i++) {
            assertThat(follows(trace, way.get(i), way.get(i - 1)))
                    .describedAs("%s follows from %s", way.get(i), way.get(i - 1))
                    .isTrue();
        }
        assertThat(run.attributes())
                .containsEntry("hengce.trigger", "OBSERVATIONS")
                .containsKey("hengce.policy");
    }

    @Test
    void aRunThatSeveralChangesCauseIsLinkedWithTheTraceOfEach(Stack stack, Api admin) {
        // A machine that is busy may take so long for one change that the next has a run of its own.
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            String first = "6bf92f3577b34da6a3ce929d0e0e470" + attempt;
            String last = "7bf92f3577b34da6a3ce929d0e0e470" + attempt;
            sent(admin, "00-" + first + "-00f067aa0ba902b7-01", 41 + attempt / 10.0);
            sent(admin, "00-" + last + "-00f067aa0ba902b7-01", 42 + attempt / 10.0);
            Seen run = spanOf(stack, last, "evaluation-service", "evaluate");
            if (run.links().contains(first)) {
                assertThat(run.links()).doesNotContain(last);
                return;
            }
        }
        fail("no run was linked with the trace of an earlier change");
    }

    @Test
    void spansTellNothingOfPersons(Stack stack, Api admin) {
        String trace = "5bf92f3577b34da6a3ce929d0e0e4736";
        String traceparent = "00-" + trace + "-00f067aa0ba902b7-01";
        admin.send(
                "GET",
                "/api/v1/policies?q=whisper",
                null,
                "application/json",
                "traceparent",
                traceparent,
                "User-Agent",
                "murmur");
        admin.send("GET", "/api/v1/users/lin-dan", null, "application/json", "traceparent", traceparent);
        admin.send("GET", "/api/v1/policies/NO-SUCH-ONE", null, "application/json", "traceparent", traceparent);
        await().atMost(PATIENCE)
                .until(() -> stack.traces().of(trace).stream()
                                .filter(span -> span.service().equals("policy-service"))
                                .count()
                        >= 2);
        await().atMost(PATIENCE).until(() -> stack.traces().of(trace).stream()
                .anyMatch(span -> span.name().contains("/api/v1/users/")));
        assertThat(stack.traces().of(trace))
                .allSatisfy(span ->
                        assertThat(span.toString()).doesNotContain("whisper", "murmur", "lin-dan", "NO-SUCH-ONE"))
                .allSatisfy(span -> assertThat(span.attributes().getOrDefault("client.address", "REDACTED"))
                        .isEqualTo("REDACTED"))
                .allSatisfy(span -> assertThat(span.events()).isZero());
    }
}
