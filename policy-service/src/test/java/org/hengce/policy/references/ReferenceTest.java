package org.hengce.policy.references;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.reference.ReferenceV1;
import org.hengce.kit.testing.Surroundings;
import org.hengce.policy.WithPolicies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ReferenceTest extends WithPolicies {
    private static final String REFERENCES = "/api/v1/references";

    private ObjectNode term() {
        return json.valueToTree(Map.of(
                "kind", "TERM",
                "title", Map.of("zh", "双重差分", "en", "Difference in differences"),
                "text", Map.of("zh", "实施地区的变化减去对照地区的变化。", "en", "The change here, less the change there.")));
    }

    private String made(ObjectNode text) {
        String code = newCode();
        officer().body(text).put(REFERENCES + "/" + code).then().statusCode(201).header("ETag", "\"1\"");
        return code;
    }

    @Test
    void anEntryIsMadeReadChangedAndPublishedWhole() {
        String code = made(term());
        officer()
                .header("If-Match", "\"1\"")
                .body(term())
                .put(REFERENCES + "/" + code)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        ObjectNode changed = term();
        changed.putArray("authors").add("张三");
        changed.put("publishedOn", "2015").put("link", "https://example.org/did");
        officer().body(changed).put(REFERENCES + "/" + code).then().statusCode(428);
        officer()
                .header("If-Match", "\"1\"")
                .body(changed)
                .put(REFERENCES + "/" + code)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        as("viewer")
                .get(REFERENCES + "/" + code)
                .then()
                .statusCode(200)
                .body("code", equalTo(code))
                .body("authors", equalTo(List.of("张三")))
                .body("policies", equalTo(List.of()));
        var records = Surroundings.topics()
                .readUntil(
                        Topics.REFERENCES,
                        r -> r.key().equals(code)
                                && Surroundings.topics()
                                                .event(r)
                                                .at("/data/revision")
                                                .longValue()
                                        == 2);
        JsonNode event = Surroundings.topics().event(records.get(records.size() - 1));
        assertThat(event.get("type").textValue()).isEqualTo(ReferenceV1.TYPE);
        assertThat(event.at("/data/title/zh").textValue()).isEqualTo("双重差分");
    }

    @Test
    void aRetiredEntryStaysReadableAndIsTakenUpAgain() {
        String code = made(term());
        officer().delete(REFERENCES + "/" + code).then().statusCode(428);
        officer()
                .header("If-Match", "\"1\"")
                .delete(REFERENCES + "/" + code)
                .then()
                .statusCode(200)
                .body("retired", equalTo(true))
                .header("ETag", "\"2\"");
        as("viewer").get(REFERENCES + "/" + code).then().statusCode(200);
        as("viewer")
                .queryParam("retired", true)
                .queryParam("limit", 1000)
                .get(REFERENCES)
                .then()
                .body("items.code", hasItem(code));
        officer()
                .header("If-Match", "\"2\"")
                .body(term())
                .put(REFERENCES + "/" + code)
                .then()
                .statusCode(200)
                .body("retired", equalTo(false));
        officer().header("If-Match", "*").delete(REFERENCES + "/no-such").then().statusCode(404);
    }

    @Test
    void manyAreMadeAllOrNone() {
        String one = newCode();
        String two = newCode();
        ObjectNode first = term().put("code", one);
        ObjectNode second = term().put("code", two);
        Map<String, Object> both = Map.of("references", List.of(first, second));
        officer().body(both).post(REFERENCES).then().statusCode(201).body("made", equalTo(2));
        officer().body(both).post(REFERENCES).then().statusCode(201).body("unchanged", equalTo(2));
        String three = newCode();
        second.putObject("title").put("zh", "别的");
        officer()
                .body(Map.of("references", List.of(term().put("code", three), second)))
                .post(REFERENCES)
                .then()
                .statusCode(409)
                .body("violations.field", equalTo(List.of("references[1].code")));
        as("viewer").get(REFERENCES + "/" + three).then().statusCode(404);
        officer()
                .body(Map.of("references", List.of(term().put("code", three), term().put("code", three), term())))
                .post(REFERENCES)
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of("references[1].code", "references[2].code")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            code        | "another"                          | code
            kind        | null                               | kind
            title       | {"zh": ""}                         | title
            text        | null                               | text
            publishedOn | "2015-02-30"                       | publishedOn
            authors     | [""]                               | authors[0]
            policies    | ["A", "no code"]                   | policies[1]
            publishedOn | "soon"                             | publishedOn
            link        | "javascript:alert(1)"              | link
            documentNumber | ""                              | documentNumber
            policies    | ["a b"]                            | policies[0]
            """)
    void anEntryThatBreaksARuleIsRefusedWithTheFieldThatDoes(String at, String value, String field) throws Exception {
        String code = newCode();
        ObjectNode wrong = term();
        wrong.set(at, json.readTree(value));
        officer()
                .body(wrong)
                .put(REFERENCES + "/" + code)
                .then()
                .statusCode(422)
                .body("violations.field", hasItem(containsString(field)));
        officer().get(REFERENCES + "/" + code).then().statusCode(404);
    }

    @Test
    void anUnknownKindIsMalformed() {
        officer()
                .body(term().put("kind", "SONG"))
                .put(REFERENCES + "/" + newCode())
                .then()
                .statusCode(400);
    }

    @Test
    void entriesAreFoundByTheWordsOfTheirTitleAndTextByKindAndByPolicy() {
        String policy = newCode();
        ObjectNode text = term();
        text.putArray("policies").add(policy);
        String code = made(text);
        for (Map<String, String> asked : List.of(
                Map.of("q", "差分"),
                Map.of("q", "difference"),
                Map.of("q", "对照地区"),
                Map.of("q", "CHANGES 变化"),
                Map.of("kind", "TERM"))) {
            as("viewer")
                    .queryParam("policy", policy)
                    .queryParams(asked)
                    .get(REFERENCES)
                    .then()
                    .statusCode(200)
                    .body("items.code", equalTo(List.of(code)));
        }
        for (Map<String, String> none : List.of(Map.of("q", "分差"), Map.of("kind", "CASE"), Map.of("q", ":*"))) {
            as("viewer")
                    .queryParam("policy", policy)
                    .queryParams(none)
                    .get(REFERENCES)
                    .then()
                    .statusCode(200)
                    .body("items", equalTo(List.of()));
        }
        as("viewer").queryParam("kind", "SONG").get(REFERENCES).then().statusCode(400);
    }

    @Test
    void thoseThatHaveTheWordInTheirTitleComeFirstAndAreReadInPagesWithoutGapOrRepetition() {
        String policy = newCode();
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ObjectNode text = term();
            text.putArray("policies").add(policy);
            text.putObject("title").put("zh", i % 2 == 0 ? "一个条目" : "区块链");
            text.putObject("text").put("zh", "区块链" + "是".repeat(i));
            codes.add(made(text));
        }
        List<String> read = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification request = as("viewer")
                    .queryParam("policy", policy)
                    .queryParam("q", "区块链")
                    .queryParam("limit", 2);
            JsonNode page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get(REFERENCES)
                    .then()
                    .statusCode(200)
                    .extract()
                    .as(JsonNode.class);
            page.get("items").forEach(item -> read.add(item.get("code").textValue()));
            cursor = page.get("nextCursor").textValue();
        } while (cursor != null);
        assertThat(read.subList(0, 2)).containsExactlyInAnyOrder(codes.get(1), codes.get(3));
        assertThat(read).containsExactlyInAnyOrderElementsOf(codes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0.1", "|a", "0.1|", "1e99999|a", "--|a"})
    void aCursorThatIsNoneIsRefused(String behind) {
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(behind.getBytes(UTF_8));
        as("viewer")
                .queryParam("q", "差分")
                .queryParam("cursor", cursor)
                .get(REFERENCES)
                .then()
                .statusCode(400);
    }

    @Test
    void theCatalogueIsATableToo() {
        String policy = newCode();
        ObjectNode text = term();
        text.putArray("policies").add(policy);
        text.putObject("title").put("zh", "=1+1");
        String code = made(text);
        String csv = as("viewer")
                .accept("text/csv")
                .queryParam("policy", policy)
                .get(REFERENCES)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(csv).contains(code + ",TERM,'=1+1,");
    }

    @Test
    void onlyOfficersWithoutLimitsWriteTheCatalogue() {
        as("viewer").body(term()).put(REFERENCES + "/" + newCode()).then().statusCode(403);
        within("US-CA", "officer")
                .body(term())
                .put(REFERENCES + "/" + newCode())
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "https://a b",
                "https://a\u0001b",
                "https://a\"b",
                "https://a<b",
                "https://"
            })
    void aLinkThatABrowserOrAPageWouldStumbleOverIsRefused(String link) {
        officer()
                .body(term().put("link", link))
                .put(REFERENCES + "/" + newCode())
                .then()
                .statusCode(422)
                .body("violations.field", hasItem("link"));
    }
}
