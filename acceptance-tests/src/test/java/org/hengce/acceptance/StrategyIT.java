package org.hengce.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A strategy with its member policies, found by what a person would type, through the gateway. */
@Order(2)
@ExtendWith(RunningStack.class)
class StrategyIT {
    private static final String STRATEGY = "IT-AI-2017";

    private static ObjectNode sample(Stack stack, String file) throws IOException {
        return (ObjectNode) Api.JSON.readTree(
                Files.readString(stack.root().resolve("samples").resolve(file)));
    }

    private static String member(Api admin, String code, String zh, String en) {
        ObjectNode policy = Api.JSON
                .createObjectNode()
                .put("code", code)
                .put("category", "TALENT")
                .put("level", "PROVINCIAL")
                .put("strategy", STRATEGY);
        policy.putObject("title").put("zh", zh).put("en", en);
        policy.putArray("sectors").add("AI");
        policy.putArray("instruments").add("TAX");
        policy.putArray("coverage").addObject().put("region", "CN-GD").put("from", "2018");
        Api.Answer made = admin.post("/api/v1/policies", policy);
        assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
        return code;
    }

    private static List<String> found(Api api, String query) {
        Api.Answer page = api.get("/api/v1/policies?strategy=" + STRATEGY + query);
        assertThat(page.status()).as(page.raw().body()).isEqualTo(200);
        List<String> codes = new ArrayList<>();
        page.json().get("items").forEach(item -> codes.add(item.get("code").textValue()));
        return codes;
    }

    private static String q(String words) {
        return "&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    @Test
    void aStrategyIsTakenFromDraftToForceWithItsMembersAndThesePoliciesAreFound(Stack stack, Api admin)
            throws IOException {
        String talent = member(admin, "IT-AI-TALENT", "人工智能人才引进办法", "Talent for artificial intelligence");
        String tax = member(admin, "IT-AI-TAX", "人工智能企业R&D税收优惠", "Tax relief for R&D in artificial intelligence");

        ObjectNode strategy =
                sample(stack, "strategies/artificial-intelligence.json").put("code", STRATEGY);
        strategy.putArray("policies").addObject().put("policy", talent).put("weight", 0.5);
        Api.Answer unbalanced = admin.post("/api/v1/strategies", strategy);
        assertThat(unbalanced.status()).isEqualTo(422);
        assertThat(unbalanced.json().at("/violations/0/field").textValue()).isEqualTo("policies");
        ((ArrayNode) strategy.get("policies"))
                .addObject()
                .put("policy", tax)
                .put("weight", 0.5)
                .put("keyArea", "ECONOMY")
                .put("path", "RESEARCH");
        Api.Answer made = admin.post("/api/v1/strategies", strategy);
        assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
        for (String to : List.of("PUBLISHED", "IN_FORCE")) {
            Api.Answer moved = admin.post(
                    "/api/v1/strategies/" + STRATEGY + "/transitions",
                    Api.JSON.createObjectNode().put("to", to).put("reason", "in a test"));
            assertThat(moved.status()).as(moved.raw().body()).isEqualTo(200);
        }
        JsonNode read = admin.get("/api/v1/strategies/" + STRATEGY).json();
        assertThat(read.get("status").textValue()).isEqualTo("IN_FORCE");
        assertThat(read.at("/policies/1/path").textValue()).isEqualTo("RESEARCH");
        JsonNode ofMember =
                admin.get("/api/v1/strategies?policy=IT-AI-TAX" + q("新一代")).json();
        assertThat(ofMember.at("/items/0/code").textValue()).isEqualTo(STRATEGY);

        assertThat(found(admin, "")).containsExactly(talent, tax);
        assertThat(found(admin, q("人才"))).containsExactly(talent);
        assertThat(found(admin, q("税"))).containsExactly(tax);
        assertThat(found(admin, q("Ｒ＆Ｄ"))).containsExactly(tax);
        assertThat(found(admin, q("税收 intelligent"))).containsExactly(tax);
        assertThat(found(admin, q("'&|!:*"))).isEmpty();
        JsonNode counts = admin.get("/api/v1/policy-facets?strategy=" + STRATEGY + q("人工智能"))
                .json();
        assertThat(counts.get("total").intValue()).isEqualTo(2);
        assertThat(counts.at("/status/0/value").textValue()).isEqualTo("DRAFT");
        assertThat(counts.at("/status/0/count").intValue()).isEqualTo(2);
    }

    @Test
    void theGlossaryIsLoadedAndATermIsFoundInBothLanguages(Stack stack, Api admin) throws IOException {
        ObjectNode glossary = sample(stack, "references/glossary.json");
        for (JsonNode term : glossary.get("references")) {
            // The document's examples are of the same terms, in other words.
            ((ObjectNode) term).put("code", "IT-" + term.get("code").textValue());
        }
        Api.Answer loaded = admin.post("/api/v1/references", glossary);
        assertThat(loaded.status()).as(loaded.raw().body()).isEqualTo(201);
        for (String words : List.of("双重差分", "differences in difference")) {
            JsonNode page = admin.get("/api/v1/references?kind=TERM" + q(words)).json();
            assertThat(page.at("/items").findValuesAsText("code")).contains("IT-synthetic-did");
        }
    }
}
