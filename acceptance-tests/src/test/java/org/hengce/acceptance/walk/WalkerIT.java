package org.hengce.acceptance.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hengce.acceptance.Api;
import org.hengce.acceptance.RunningStack;
import org.hengce.acceptance.Stack;
import org.hengce.acceptance.walk.Caller.Answer;
import org.hengce.acceptance.walk.PublicApi.Operation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every operation of the public document, tried through the gateway: what the document shows works as it says, what is wrong is
 * refused as it says. A new operation is walked over as soon as it stands in the document; nothing here knows one by name, but
 * that the audit is read.
 */
@Order(4)
@ExtendWith(RunningStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WalkerIT {
    private static final String KEY = "Idempotency-Key";
    private static final String AUDIT = "listAudit";

    private final PublicApi api = PublicApi.read();
    private final Conformance conformance = new Conformance(api);
    /** By the operation's id, its first example as it succeeded. */
    private final Map<String, Call> succeeded = new TreeMap<>();
    /** The requests that changed something, by their ids. */
    private final Map<String, Call> writes = new LinkedHashMap<>();

    private Caller caller;
    private Examples examples;

    @SuppressWarnings("NullAway.Init") // set before the first test
    WalkerIT() {}

    @BeforeAll
    void begin(Stack stack, Api admin) {
        caller = new Caller(stack.url());
        examples = new Examples(api, caller, admin.token());
    }

    private Stream<DynamicTest> each(
            java.util.function.Predicate<Operation> those, java.util.function.Consumer<Operation> test) {
        return api.operations().stream()
                .filter(those)
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> test.accept(operation)));
    }

    private boolean isThere(Operation operation) {
        return operation.ends() || succeeded.containsKey(operation.id());
    }

    private Call example(Operation operation) {
        if (operation.ends()) {
            return examples.of(operation).get(0);
        }
        return Objects.requireNonNull(
                succeeded.get(operation.id()), () -> "no example of %s succeeded".formatted(operation));
    }

    private Answer checked(Operation operation, Call call) {
        Answer answer = caller.send(call);
        conformance.check(operation, answer);
        return answer;
    }

    @TestFactory
    @Order(1)
    Stream<DynamicTest> everyExampleDoesWhatTheDocumentSays() {
        return each(operation -> !operation.ends(), operation -> {
            if (operation.elsewhere()) {
                checked(
                        operation,
                        examples.withAllParameters(
                                operation, examples.of(operation).get(0)));
                return;
            }
            for (Call call : examples.of(operation)) {
                Call sent =
                        operation.has(KEY) ? call.withHeader(KEY, "walk-" + operation.id() + call.hashCode()) : call;
                Answer answer = succeeds(operation, withMatchingTag(operation, sent));
                succeeded.putIfAbsent(operation.id(), call);
                if (operation.has(KEY)) {
                    replays(operation, sent, answer);
                }
            }
        });
    }

    /**
     * At once, or as soon as what it needs and what it links to have come by events: what one service has just been told of, the
     * others hear a moment later. Who is refused changes nothing, so that the same call may be made again.
     */
    private Answer succeeds(Operation operation, Call call) {
        Answer first = await("success of " + operation)
                .atMost(Duration.ofSeconds(15))
                .until(() -> checked(operation, call), answer -> succeeds(answer) || !heardOfByEvents(answer));
        assertThat(succeeds(first)).as("%s", first).isTrue();
        if (operation.writes() && !changedNothing(call, first)) {
            writes.put(first.requestId(), call);
        }
        if (!examples.follow(operation, first)) {
            await("links of " + operation)
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> examples.follow(operation, checked(operation, call)));
        }
        return first;
    }

    /** Who puts what is there already, or sends back what was exported, changes nothing. */
    private static boolean changedNothing(Call call, Answer answer) {
        return answer.header("ETag").equals(call.headers().get("If-Match"))
                || (answer.mediaType().equals("application/json")
                        && Examples.json(answer).path("made").asInt(-1) == 0);
    }

    private static boolean succeeds(Answer answer) {
        return answer.status() >= 200 && answer.status() < 300;
    }

    private static boolean heardOfByEvents(Answer answer) {
        return answer.status() == 404 || answer.status() == 422;
    }

    /** To change what is there already, its tag is needed. */
    private Call withMatchingTag(Operation operation, Call call) {
        if (!operation.has("If-Match")) {
            return call;
        }
        Answer present = caller.send(
                Call.of("GET", call.path(), call.withoutHeader("Content-Type").headers()));
        return present.status() == 200 ? call.withHeader("If-Match", present.header("ETag")) : call;
    }

    private void replays(Operation operation, Call call, Answer first) {
        Answer again = checked(operation, call);
        assertThat(again.header("Idempotency-Replayed")).as("%s", again).isEqualTo("true");
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        Answer other = checked(operation, call.withBody(Examples.bodyOf(call).replaceFirst("[A-Za-z]", "z")));
        assertThat(other.status())
                .as("another body with the same key: %s", other)
                .isIn(400, 422);
        Answer tooLong = checked(operation, call.withHeader(KEY, "k".repeat(256)));
        assertThat(tooLong.status()).as("%s", tooLong).isEqualTo(400);
    }

    @TestFactory
    @Order(2)
    Stream<DynamicTest> everyParameterWorksAtItsBounds() {
        return each(operation -> operation.method().equals("GET") && isThere(operation), operation -> {
            Call call = example(operation);
            checked(operation, examples.withAllParameters(operation, call));
            for (Variation variation : new ParameterVariations(operation, call).atTheBounds()) {
                Answer answer = checked(operation, variation.call());
                assertThat(answer.status())
                        .as("%s: %s", variation.name(), answer)
                        .isEqualTo(200);
            }
        });
    }

    @TestFactory
    @Order(3)
    Stream<DynamicTest> whoHasItIsNotSentItAgain() {
        return each(operation -> operation.responses().has("304") && isThere(operation), operation -> {
            Call call = example(operation);
            // Again where something has just been added to it, as to the audit.
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                String tag = checked(operation, call).header("ETag");
                assertThat(tag).as("ETag of %s", operation).isNotBlank();
                assertThat(checked(operation, call.withHeader("If-None-Match", tag))
                                .status())
                        .isEqualTo(304);
                assertThat(checked(operation, call.withHeader("If-None-Match", "\"other\", " + tag))
                                .status())
                        .isEqualTo(304);
            });
            assertThat(checked(operation, call.withHeader("If-None-Match", "\"other\""))
                            .status())
                    .isEqualTo(200);
        });
    }

    @TestFactory
    @Order(4)
    Stream<DynamicTest> everyListIsReadToItsEnd() {
        return each(operation -> operation.has("cursor"), operation -> {
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                List<JsonNode> whole = new ArrayList<>();
                read(operation, example(operation).with("limit", "1000"), whole, Integer.MAX_VALUE);
                int few = Math.min(1000, Math.max(1, whole.size() / 4));
                List<JsonNode> inParts = new ArrayList<>();
                read(operation, example(operation).with("limit", Integer.toString(few)), inParts, whole.size());
                assertThat(inParts.subList(0, Math.min(whole.size(), inParts.size())))
                        .isEqualTo(whole);
            });
            for (String foreign : List.of("bm90LW91cnM", "!!", "djE6AA")) {
                Answer answer = checked(operation, example(operation).with("cursor", foreign));
                assertThat(answer.status()).as("%s", answer).isEqualTo(400);
            }
        });
    }

    private void read(Operation operation, Call first, List<JsonNode> items, int enough) {
        Call page = first;
        while (true) {
            Answer answer = checked(operation, page);
            JsonNode body = Examples.json(answer);
            body.path("items").forEach(items::add);
            assertThat(body.path("items").size())
                    .isLessThanOrEqualTo(Integer.parseInt(first.query().get("limit")));
            JsonNode next = body.path("nextCursor");
            if (next.isNull()) {
                assertThat(answer.header("Link")).as("%s", answer).doesNotContain("next");
                return;
            }
            assertThat(answer.header("Link"))
                    .as("%s", answer)
                    .contains("rel=\"next\"")
                    .contains("cursor=");
            if (items.size() >= enough) {
                return;
            }
            page = page.with("cursor", next.textValue());
        }
    }

    @TestFactory
    @Order(5)
    Stream<DynamicTest> whatIsWrongIsRefusedAndChangesNothing() {
        return each(this::isThere, operation -> {
            Call call = withMatchingTag(operation, example(operation));
            List<Variation> wrong = new ArrayList<>(new ParameterVariations(operation, call).wrong());
            JsonNode json = operation.body().at("/content/application~1json/schema");
            if (!json.isMissingNode()) {
                wrong.addAll(new BodyVariations(api, call, json).wrong());
            }
            if (!operation.body().isMissingNode()) {
                wrong.add(new Variation("another content type", call.withHeader("Content-Type", "text/html")));
            }
            List<String> accepted = new ArrayList<>();
            for (Variation variation : wrong) {
                Answer answer = checked(operation, variation.call());
                if (answer.status() < 400) {
                    accepted.add(variation.name() + ": " + answer);
                }
            }
            assertThat(accepted).as("accepted by %s", operation).isEmpty();
            assertThat(withMatchingTag(operation, example(operation)).headers())
                    .as("the tag of what %s would have changed", operation)
                    .isEqualTo(call.headers());
        });
    }

    @TestFactory
    @Order(6)
    Stream<DynamicTest> whatIsFarTooLongIsRefusedBeforeItIsSent() {
        return each(operation -> operation.responses().has("413") && isThere(operation), operation -> assertThat(
                        caller.announcing(example(operation), 1_000_000_000_000_000L))
                .as("the answer of %s to a petabyte", operation)
                .contains(" 413 "));
    }

    @TestFactory
    @Order(7)
    Stream<DynamicTest> whatCannotBeHadOrMayNotBeAskedIsSaid() {
        return each(this::isThere, operation -> {
            Call call = example(operation);
            if (operation.responses().has("406")) {
                assertThat(checked(operation, call.withHeader("Accept", "application/x-nothing"))
                                .status())
                        .as("Accept of %s", operation)
                        .isEqualTo(406);
            }
            if (!operation.roles().isEmpty()) {
                for (Call nobody : List.of(
                        call.anonymous(),
                        call.anonymous().withHeader("Authorization", "Bearer x.y.z"),
                        call.anonymous().withHeader("Authorization", "Basic YWRtaW46YWRtaW4="))) {
                    assertThat(checked(operation, nobody).status())
                            .as("nobody at %s", operation)
                            .isEqualTo(401);
                }
            }
            for (String method : List.of("PUT", "POST", "PATCH", "DELETE")) {
                if (!api.methodsOf(operation.path()).contains(method)) {
                    Answer answer = caller.send(examples.known(call).withMethod(method));
                    Conformance.problem(answer);
                    assertThat(answer.status()).as("%s", answer).isEqualTo(405);
                    assertThat(answer.header("Allow")).as("%s", answer).contains(operation.method());
                }
            }
        });
    }

    /** Each gets something of its own to end: what it needs is made anew before. */
    @TestFactory
    @Order(8)
    Stream<DynamicTest> whatEndsSomethingEndsIt() {
        return each(Operation::ends, operation -> {
            for (Operation needed : api.neededBy(operation)) {
                Call call = examples.of(needed).get(0);
                examples.follow(needed, checked(needed, withMatchingTag(needed, call)));
            }
            succeeds(operation, withMatchingTag(operation, example(operation)));
        });
    }

    @TestFactory
    @Order(9)
    Stream<DynamicTest> everyWriteIsInTheAudit() {
        return each(operation -> operation.id().equals(AUDIT), operation -> await("audit rows of all writes")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> {
                    List<JsonNode> rows = new ArrayList<>();
                    read(operation, example(operation).with("limit", "1000"), rows, Integer.MAX_VALUE);
                    Map<String, Call> missing = new LinkedHashMap<>(writes);
                    rows.forEach(row -> missing.remove(row.path("requestId").asText()));
                    assertThat(missing).isEmpty();
                }));
    }
}
