package org.hengce.policy.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hengce.policy.WithPolicies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class IdempotencyTest extends WithPolicies {
    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private static RequestSpecification with(String key) {
        return officer().header("Idempotency-Key", key);
    }

    private static Response work(String key, String subject, String ends) {
        return with(key).body(Map.of("subject", subject, "ends", ends)).post("/test/work");
    }

    private long effects(String subject) {
        return jdbi.withHandle(h -> h.createQuery("SELECT count(*) FROM audit WHERE subject = ?")
                .bind(0, subject)
                .mapTo(Long.class)
                .one());
    }

    @Test
    void theSameRequestTwiceHasOneEffectAndOneAnswer() {
        String code = newCode();
        String key = newKey();
        Response first = with(key).body(text(code)).post(PATH);
        first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
        Response second = with(key).body(text(code)).post(PATH);
        second.then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("Location", first.header("Location"))
                .header("ETag", first.header("ETag"))
                .header("Content-Type", first.header("Content-Type"));
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(effects(code)).isEqualTo(1);
    }

    @Test
    void theSameContentInAnotherLayoutIsTheSame() throws Exception {
        String code = newCode();
        String key = newKey();
        with(key).body(text(code)).post(PATH).then().statusCode(201);
        ObjectNode turned = json.createObjectNode();
        List<String> names = new ArrayList<>();
        text(code).fieldNames().forEachRemaining(names::add);
        Collections.reverse(names);
        names.forEach(name -> turned.set(name, text(code).get(name)));
        with(key)
                .body(json.writerWithDefaultPrettyPrinter().writeValueAsString(turned))
                .post(PATH)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true");
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() {
        String code = newCode();
        String key = newKey();
        with(key).body(text(code)).post(PATH).then().statusCode(201);
        with(key)
                .body(text(newCode()))
                .post(PATH)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo("Idempotency-Key"));
    }

    @Test
    void aRefusedRequestMayBeMendedAndSentWithTheSameKey() {
        String code = newCode();
        String key = newKey();
        ObjectNode wrong = text(code);
        wrong.remove("coverage");
        with(key).body(wrong).post(PATH).then().statusCode(422);
        with(key).body("{").post(PATH).then().statusCode(400);
        with(key).body(text(code)).post(PATH).then().statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void whileTheFirstRunsTheSecondIsToldToComeAgain() throws Exception {
        String subject = newCode();
        String key = newKey();
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        WorkInTests.STARTED.set(started);
        WorkInTests.MAY_END.set(mayEnd);
        CompletableFuture<Response> first;
        try {
            first = CompletableFuture.supplyAsync(() -> work(key, subject, "well"));
            assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
            work(key, subject, "well")
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .header("Retry-After", "1");
        } finally {
            mayEnd.countDown();
        }
        first.get(20, TimeUnit.SECONDS).then().statusCode(200);
        work(key, subject, "well").then().statusCode(200).header("Idempotency-Replayed", "true");
        assertThat(effects(subject)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"broken", "checked", "refused"})
    void whatBreaksOffAfterTheWorkHasNeitherEffectNorAnswer(String ends) {
        String subject = newCode();
        String key = newKey();
        assertThat(work(key, subject, ends).statusCode()).isIn(409, 500);
        assertThat(effects(subject)).isZero();
        work(key, subject, "well").then().statusCode(200).header("Idempotency-Replayed", nullValue());
        assertThat(effects(subject)).isEqualTo(1);
    }

    @Test
    void anAnswerWithoutBodyIsKeptToo() {
        String key = newKey();
        String subject = newCode();
        work(key, subject, "empty").then().statusCode(204);
        work(key, subject, "empty").then().statusCode(204).header("Idempotency-Replayed", "true");
        assertThat(effects(subject)).isEqualTo(1);
    }

    @Test
    void keysBelongToTheirCallerAndPath() {
        String key = newKey();
        String code = registered();
        with(key)
                .body(Map.of("to", "PUBLISHED", "reason", "in a test"))
                .post(PATH + "/" + code + "/transitions")
                .then()
                .statusCode(200);
        String other = registered();
        with(key)
                .body(Map.of("to", "PUBLISHED", "reason", "in a test"))
                .post(PATH + "/" + other + "/transitions")
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", nullValue());
        as("admin")
                .header("Idempotency-Key", key)
                .body(Map.of("to", "PUBLISHED", "reason", "in a test"))
                .post(PATH + "/" + code + "/transitions")
                .then()
                .statusCode(409); // worked on anew, and not possible any more
    }

    @Test
    void theAnswerStaysWhatItWasWhenTheResourceHasChangedSince() {
        String key = newKey();
        String code = registered();
        Map<String, String> step = Map.of("to", "PUBLISHED", "reason", "in a test");
        String path = PATH + "/" + code + "/transitions";
        with(key).body(step).post(path).then().statusCode(200).header("ETag", startsWith("\"2"));
        transition(code, "IN_FORCE").then().statusCode(200).header("ETag", startsWith("\"3"));
        with(key)
                .body(step)
                .post(path)
                .then()
                .statusCode(200)
                .header("ETag", startsWith("\"2"))
                .header("Idempotency-Replayed", "true")
                .body("status", equalTo("PUBLISHED"));
        as("viewer").get(PATH + "/" + code + "/history").then().body("items[0].revision", equalTo(3));
        as("viewer").get(PATH + "/" + code).then().body("status", equalTo("IN_FORCE"));
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        String key = newKey();
        String subject = newCode();
        work(key, subject, "well").then().statusCode(200);
        jdbi.useHandle(h -> h.execute("UPDATE idempotency SET kept_at = now() - interval '25 hours'"));
        work(key, subject, "well").then().statusCode(200).header("Idempotency-Replayed", nullValue());
        assertThat(effects(subject)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", ""})
    void aKeyThatIsNoneIsMalformed(String key) {
        with(key).body(text(newCode())).post(PATH).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void aKeyThatIsTooLongOrComesTwiceIsMalformed() {
        with("x".repeat(256)).body(text(newCode())).post(PATH).then().statusCode(400);
        officer()
                .header("Idempotency-Key", "a", "b")
                .body(text(newCode()))
                .post(PATH)
                .then()
                .statusCode(400);
        with("x".repeat(255)).body(text(newCode())).post(PATH).then().statusCode(201);
    }

    @Test
    void whatHasNoEffectOrIsIdempotentByItselfTakesNoNoticeOfAKey() {
        String code = registered();
        String key = newKey();
        with(key).get(PATH + "/" + code).then().statusCode(200).header("Idempotency-Replayed", nullValue());
        with(key)
                .header("If-Match", "\"1\"")
                .body(text(code))
                .put(PATH + "/" + code)
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", nullValue());
    }
}
