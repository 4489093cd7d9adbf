package org.hengce.policy.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hengce.contracts.indicator.Direction;
import org.hengce.kit.testing.Tokens;
import org.hengce.policy.WithPolicies;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PolicyImportTest extends WithPolicies {
    private static final String IMPORTS = "/api/v1/policy-imports";
    private static final String JSON_LINES = "application/jsonl";

    private static ValidatableResponse send(RequestSpecification caller, String file) {
        return caller.contentType(JSON_LINES)
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(IMPORTS)
                .then();
    }

    private static String lines(Object... lines) {
        return java.util.Arrays.stream(lines).map(String::valueOf).collect(Collectors.joining("\n"));
    }

    private static int count(String code) {
        return as("viewer").get(PATH + "/" + code).statusCode();
    }

    @Test
    void everyLineBecomesADraftThatIsFoundAndHasItsVersionAndItsAudit() {
        String one = newCode();
        String two = newCode();
        send(officer(), "\uFEFF" + lines(text(one), "", "  \r", text(two)) + "\r\n")
                .statusCode(200)
                .body("rows", equalTo(2))
                .body("made", equalTo(2))
                .body("dryRun", equalTo(false))
                .body("errors", equalTo(List.of()));
        as("viewer")
                .get(PATH + "/" + one)
                .then()
                .statusCode(200)
                .header("ETag", startsWith("\"1"))
                .body("status", equalTo("DRAFT"))
                .body("version", equalTo(1));
        as("viewer").queryParam("q", two + " 控烟").get(PATH).then().body("items.code", equalTo(List.of(two)));
        List<String> audited = jdbi.withHandle(h -> h.createQuery("SELECT action FROM audit WHERE subject = ?")
                .bind(0, two)
                .mapTo(String.class)
                .list());
        assertThat(audited).containsExactly("policy.register");
        int versions = jdbi.withHandle(h -> h.createQuery("SELECT count(*) FROM policy_version WHERE code = ?")
                .bind(0, one)
                .mapTo(Integer.class)
                .one());
        assertThat(versions).isEqualTo(1);
        as("viewer")
                .get(PATH + "/" + one + "/history")
                .then()
                .statusCode(200)
                .body("items.action", equalTo(List.of("REGISTERED")))
                .body("items[0].version", equalTo(1));
        transition(one, "PUBLISHED").then().statusCode(200);
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        String code = newCode();
        send(officer(), lines(text(code))).statusCode(200).body("made", equalTo(1));
        send(officer(), lines(text(code)))
                .statusCode(200)
                .body("made", equalTo(0))
                .body("unchanged", equalTo(1));
        as("viewer").get(PATH + "/" + code).then().header("ETag", startsWith("\"1"));
    }

    @Test
    void twoFilesAtOnceThatNameTheSameInAnotherOrderAreBothTaken() {
        List<ObjectNode> texts =
                IntStream.range(0, 4_000).mapToObj(i -> text(newCode())).toList();
        List<ObjectNode> reversed = new ArrayList<>(texts);
        Collections.reverse(reversed);
        int made = Stream.of(texts, reversed)
                .map(some -> CompletableFuture.supplyAsync(() -> send(officer(), lines(some.toArray()))
                        .statusCode(200)
                        .extract()
                        .<Integer>path("made")))
                .toList()
                .stream()
                .mapToInt(CompletableFuture::join)
                .sum();
        assertThat(made).isEqualTo(4_000);
    }

    @Test
    void oneWrongLineRefusesTheFileAndEveryWrongFieldIsNamedByLine() {
        String good = newCode();
        ObjectNode wrong = text(newCode());
        wrong.putObject("title");
        wrong.putArray("coverage");
        ObjectNode unknown = text(newCode());
        unknown.put("colour", "red");
        String file = lines(text(good), wrong, "not json", "[]", "null", unknown, text(good), "{\"code\": 5}", "{} {}");
        send(officer(), file)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("detail", containsString("8 of 9 lines are wrong"))
                .body("violations.field", hasItem("lines[2].title"))
                .body("violations.field", hasItem("lines[2].coverage"))
                .body("violations.field", hasItem("lines[3]"))
                .body("violations.field", hasItem("lines[4]"))
                .body("violations.field", hasItem("lines[5]"))
                .body("violations.field", hasItem("lines[6].colour"))
                .body("violations.field", hasItem("lines[7].code"))
                .body("violations.field", hasItem("lines[8].code"));
        assertThat(count(good)).isEqualTo(404);
    }

    @Test
    void wrongLinesAloneAreRefusedWhereThatIsAskedFor() {
        String good = newCode();
        String late = newCode();
        ObjectNode wrong = text(newCode());
        wrong.putNull("category");
        send(officer().queryParam("onError", "REJECT_ROWS"), lines(text(good), wrong, text(late)))
                .statusCode(200)
                .body("made", equalTo(2))
                .body("rejected", equalTo(1))
                .body("errors[0].line", equalTo(2))
                .body("errors[0].field", equalTo("category"))
                .body("errors[0].reason.zh", equalTo("缺少该项"));
        assertThat(count(good)).isEqualTo(200);
        assertThat(count(late)).isEqualTo(200);
    }

    @Test
    void aTargetEffectAgainstTheDirectionOfAKnownIndicatorIsAWrongLineAmongItsFellows() throws Exception {
        String indicator = "i" + newCode();
        defined(indicator, Direction.HIGHER_IS_BETTER, 1);
        ObjectNode against = text(newCode());
        ((ObjectNode) against.at("/goals/0")).put("indicator", indicator);
        ObjectNode wrong = text(newCode());
        wrong.putNull("category");
        String good = newCode();
        send(officer().queryParam("onError", "REJECT_ROWS"), lines(against, wrong, text(good)))
                .statusCode(200)
                .body("made", equalTo(1))
                .body("rejected", equalTo(2))
                .body("errors.line", equalTo(List.of(1, 2)))
                .body("errors[0].field", equalTo("goals[0].targetEffect"));
        assertThat(count(good)).isEqualTo(200);
        send(officer(), lines(against, text(newCode())))
                .statusCode(422)
                .body("violations.field", equalTo(List.of("lines[1].goals[0].targetEffect")));
    }

    @Test
    void aPolicyThatCouldNeverBePublishedIsAWrongLine() {
        ObjectNode large = large(newCode());
        large.get("coverage").forEach(covered -> ((ObjectNode) covered).put("intensityUnit", "元".repeat(100)));
        send(officer(), lines(large))
                .statusCode(422)
                .body("violations[0].field", equalTo("lines[1]"))
                .body("violations[0].message", containsString("bytes as an event"));
    }

    @Test
    void aDryRunSaysWhatWouldBecomeOfItAndChangesNothing() {
        String code = newCode();
        ObjectNode wrong = text(newCode());
        wrong.putNull("level");
        send(officer().queryParam("dryRun", true), lines(text(code), wrong))
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("made", equalTo(1))
                .body("rejected", equalTo(1));
        assertThat(count(code)).isEqualTo(404);
    }

    @Test
    void whatIsThereWithOtherContentIsNotOverwritten() {
        String code = registered();
        ObjectNode other = text(code);
        other.put("issuer", "Somebody else");
        send(officer(), lines(other))
                .statusCode(422)
                .body("violations[0].field", equalTo("lines[1].code"))
                .body("violations[0].message", containsString("exists already"));
        as("viewer").get(PATH + "/" + code).then().body("issuer", equalTo(null));
    }

    @Test
    void aFileWithoutAPolicyIsRefused() {
        send(officer(), "\n \n").statusCode(422).body("detail", containsString("holds no policy"));
        send(officer(), "").statusCode(422);
    }

    @Test
    void aFileOfMoreLinesThanAnyHasPoliciesIsRefusedBeforeAllOfThemAreLookedAt() {
        send(officer().queryParam("onError", "REJECT_ROWS"), "x\n".repeat(200_001))
                .statusCode(422)
                .body("detail", containsString("more than 200000 lines"));
    }

    @Test
    void aLineThatIsNotUtf8IsNamed() {
        byte[] file = "{\"code\": \"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1);
        officer()
                .contentType(JSON_LINES)
                .body(file)
                .post(IMPORTS)
                .then()
                .statusCode(422)
                .body("violations[0].field", containsString("lines[1]"));
    }

    @Test
    void otherTypesAndValuesAreRefused() {
        officer().body(text(newCode())).post(IMPORTS).then().statusCode(415);
        send(officer().queryParam("onError", "IGNORE"), "{}").statusCode(400);
        send(officer().queryParam("dryRun", "maybe"), "{}").statusCode(400);
        send(as("viewer"), lines(text(newCode()))).statusCode(403);
    }

    @Test
    void linesOfOtherRegionsAreWrongForWhoIsLimitedToSome() {
        String code = newCode();
        send(within("US-NY", "officer"), lines(text(code)))
                .statusCode(422)
                .body("violations[0].field", equalTo("lines[1].coverage[0].region"));
        assertThat(count(code)).isEqualTo(404);
    }

    @Test
    void theSameRequestSentTwiceHasOneAnswer() {
        String key = newCode();
        String file = lines(text(newCode()));
        for (boolean again : new boolean[] {false, true}) {
            ValidatableResponse answer = send(officer().header("Idempotency-Key", key), file)
                    .statusCode(200)
                    .body("made", equalTo(1));
            if (again) {
                answer.header("Idempotency-Replayed", "true");
            }
        }
        send(officer().header("Idempotency-Key", key), file + "\n" + text(newCode()))
                .statusCode(422);
    }

    @Test
    void aFileOfManyThousandsIsTakenWhole() {
        String run = newCode();
        String file = IntStream.range(0, 2_500)
                .mapToObj(i -> text(run + "-" + i).put("strategy", run).toString())
                .collect(Collectors.joining("\n"));
        send(officer(), file).statusCode(200).body("made", equalTo(2_500));
        as("viewer")
                .queryParam("strategy", run)
                .get("/api/v1/policy-facets")
                .then()
                .body("total", equalTo(2_500));
        String exported = as("viewer")
                .queryParam("strategy", run)
                .get(PATH + ".jsonl")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(exported.lines()).hasSize(2_500).allMatch(line -> line.contains("\"pending\":["));
    }

    @Test
    void theListAsLinesIsAFileThatCanBeReadAgain() throws Exception {
        String strategy = newCode();
        String code = newCode();
        send(officer(), lines(text(code).put("strategy", strategy))).statusCode(200);
        String exported = as("viewer")
                .accept(JSON_LINES)
                .queryParam("strategy", strategy)
                .get(PATH)
                .then()
                .statusCode(200)
                .contentType(JSON_LINES)
                .extract()
                .asString();
        assertThat(exported.lines()).hasSize(1);
        JsonNode line = json.readTree(exported);
        assertThat(line.get("code").textValue()).isEqualTo(code);
        assertThat(line.get("status").textValue()).isEqualTo("DRAFT");
        send(officer(), exported).statusCode(200).body("unchanged", equalTo(1));
        assertThat(as("viewer")
                        .queryParam("strategy", strategy)
                        .get(PATH + ".jsonl")
                        .asString())
                .isEqualTo(exported);
    }

    @Test
    void theListAsATableShowsNoFormula() {
        String strategy = newCode();
        ObjectNode policy = text(newCode()).put("strategy", strategy);
        policy.put("issuer", "=HYPERLINK(\"x\")");
        policy.set("title", json.valueToTree(Map.of("zh", "＝1+1")));
        send(officer(), lines(policy)).statusCode(200);
        String csv = as("viewer")
                .accept("text/csv")
                .queryParam("strategy", strategy)
                .get(PATH)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(csv)
                .startsWith("code,title.zh,title.en,category,")
                .contains(",'＝1+1,")
                .contains("'=HYPERLINK");
        as("viewer").queryParam("strategy", strategy).get(PATH + ".xlsx").then().statusCode(200);
    }

    @Test
    void aFileWithoutBodyAndTypeIsRefusedAndNoFailure() throws Exception {
        // The client of the other tests always names a type.
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d%s".formatted(RestAssured.port, IMPORTS)))
                .header("Authorization", "Bearer " + Tokens.of("policy-service", "test-officer", "officer"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
}
