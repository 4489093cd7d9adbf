package org.hengce.policy.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.SectorV1;
import org.hengce.kit.testing.Surroundings;
import org.hengce.policy.WithPolicies;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies of each test belong to a strategy of its own, by which they are told from others'. */
@QuarkusTest
class SearchTest extends WithPolicies {
    private static final String FACETS = "/api/v1/policy-facets";

    @Inject
    SearchIndex index;

    private final String strategy = newCode();

    private String with(@Nullable String zh, @Nullable String en, String... regions) {
        String code = newCode();
        ObjectNode policy = text(code, regions);
        policy.set("title", json.valueToTree(new LocalizedText(zh, en)));
        policy.put("strategy", strategy);
        officer().body(policy).post(PATH).then().statusCode(201);
        return code;
    }

    private void change(String code, String field, Object value) {
        var read = officer().get(PATH + "/" + code).then().extract();
        ObjectNode policy = read.body().as(ObjectNode.class);
        policy.remove(List.of("status", "version", "plans", "selfAssessments", "pending", "contradicted"));
        policy.set(field, json.valueToTree(value));
        officer()
                .header("If-Match", read.header("ETag"))
                .body(policy)
                .put(PATH + "/" + code)
                .then()
                .statusCode(200);
    }

    private RequestSpecification ours(RequestSpecification caller) {
        return caller.queryParam("strategy", strategy);
    }

    private List<String> found(String... asked) {
        return found(as("viewer"), asked);
    }

    private List<String> found(RequestSpecification caller, String... asked) {
        RequestSpecification request = ours(caller);
        for (int i = 0; i < asked.length; i += 2) {
            request.queryParam(asked[i], asked[i + 1]);
        }
        return request.get(PATH).then().statusCode(200).extract().path("items.code");
    }

    @ParameterizedTest
    @CsvSource({
        "人才",
        "税",
        "税收优惠",
        "R&D",
        "r&d",
        "Ｒ＆Ｄ",
        "grant",
        "GRANTS",
        "research grants",
        "人才 R&D",
        "grants 税收",
        "企业R&D投入"
    })
    void aPolicyIsFoundByItsWordsInBothLanguages(String lookedFor) {
        String code = with("企业R&D投入的税收优惠与人才补贴", "Research grants for firms");
        with("知识产权保护条例", "Protection of trade marks");
        assertThat(found("q", lookedFor)).containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"才人", "收税", "人才税收", "D&R", "granted land", "人 才 无"})
    void whatIsNotThereInThisOrderIsNotFound(String lookedFor) {
        with("企业R&D投入的税收优惠与人才补贴", "Research grants for firms");
        assertThat(found("q", lookedFor)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'&|!:*", "')) OR true --", "税:*", "税 | 马", "\\", "<->", "((税", "%税%", "税'||'马", "。", "&&&&"})
    void operatorsAreNoOperatorsWhenAPersonTypesThem(String lookedFor) {
        with("马铃薯", "Potatoes");
        assertThat(found("q", lookedFor)).isEmpty();
    }

    @Test
    void aStopWordIsAWordLikeOthers() {
        String code = with("人才的税收", "The tax of a talent");
        assertThat(found("q", "的")).containsExactly(code);
        assertThat(found("q", "the of a")).containsExactly(code);
    }

    @Test
    void aLongTitleIsFoundByAllOfItAndWhatIsTooLongIsRefused() {
        String title = "关于进一步支持企业研发投入与人才培养的若干措施".repeat(8);
        String code = with(title, null);
        assertThat(found("q", title)).containsExactly(code);
        ours(as("viewer"))
                .queryParam("q", "tax ".repeat(51))
                .get(PATH)
                .then()
                .statusCode(400)
                .body("detail", containsString("q: "));
        ours(as("viewer")).queryParam("q", "税\n").get(PATH).then().statusCode(400);
        as("viewer")
                .queryParam("q", "x".repeat(10_000))
                .get(PATH)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void aPolicyIsFoundByWhatElseItSays() {
        String code = with("其他事项", "Other matters");
        change(code, "legalBasis", "中小企业促进法");
        change(code, "assignmentDocument", Map.of("title", "摇号公告"));
        change(code, "rationale", Map.of("marketFailure", "EXTERNALITY", "text", Map.of("zh", "知识溢出")));
        change(code, "beneficiaries", List.of(Map.of("kind", "OTHER", "text", Map.of("zh", "归国学者"))));
        change(
                code,
                "logicModel",
                Map.of("items", List.of(Map.of("code", "I", "stage", "INPUT", "text", Map.of("en", "laboratories")))));
        for (String lookedFor : List.of("促进法", "摇号", "溢出", "学者", "laboratory")) {
            assertThat(found("q", lookedFor)).as(lookedFor).containsExactly(code);
        }
    }

    @Test
    void aDeletedDraftIsNeitherFoundNorCounted() {
        String code = with("人才草稿", null);
        officer().header("If-Match", "*").delete(PATH + "/" + code).then().statusCode(204);
        assertThat(found("q", "人才")).isEmpty();
        ours(as("viewer")).get(FACETS).then().body("total", equalTo(0));
    }

    @Test
    void aTitleCountsForMoreThanASummary() {
        String bySummary = with("其他事项", "Other matters");
        change(bySummary, "summary", Map.of("zh", "涉及人才"));
        String byTitle = with("人才引进", "Talent");
        assertThat(found("q", "人才")).containsExactly(byTitle, bySummary);
    }

    @Test
    void changedTextIsFoundByWhatItSaysNow() {
        String code = with("税收优惠", null);
        change(code, "title", Map.of("zh", "人才引进"));
        assertThat(found("q", "税收")).isEmpty();
        assertThat(found("q", "人才")).containsExactly(code);
    }

    @Test
    void everyOrderIsReadToItsEndInPagesWithoutGapOrRepetition() {
        List<String> codes = IntStream.range(0, 7)
                .mapToObj(i -> {
                    String code = with("人才".repeat(1 + i % 3), null);
                    change(code, "announcedOn", "201%d-01-01".formatted(i % 4));
                    return code;
                })
                .toList();
        for (String sort : List.of("CODE", "DATE", "RELEVANCE")) {
            List<String> whole = found("q", "人才", "sort", sort);
            assertThat(whole).as(sort).containsExactlyInAnyOrderElementsOf(codes);
            List<String> inPages = new ArrayList<>();
            @Nullable String cursor = null;
            do {
                RequestSpecification request =
                        ours(as("viewer")).queryParam("q", "人才").queryParam("sort", sort);
                if (cursor != null) {
                    request.queryParam("cursor", cursor);
                }
                ValidatableResponse page =
                        request.queryParam("limit", 2).get(PATH).then().statusCode(200);
                inPages.addAll(page.extract().path("items.code"));
                cursor = page.extract().path("nextCursor");
            } while (cursor != null);
            assertThat(inPages).as(sort).isEqualTo(whole);
        }
        assertThat(found("sort", "CODE")).isSorted();
        assertThat(found("sort", "RELEVANCE")).isSorted();
    }

    @ParameterizedTest
    @EnumSource(Sort.class)
    void aPageOfLargeDraftsEndsEarlyAndTheWholeListHasAllOfThem(Sort sort) {
        List<String> codes = IntStream.range(0, 7)
                .mapToObj(i -> {
                    String code = newCode();
                    officer()
                            .body(large(code).put("strategy", strategy))
                            .post(PATH)
                            .then()
                            .statusCode(201);
                    return code;
                })
                .toList();
        List<String> read = new ArrayList<>();
        int pages = 0;
        @Nullable String cursor = null;
        do {
            RequestSpecification request = ours(as("viewer"))
                    .queryParam("q", "控烟")
                    .queryParam("sort", sort)
                    .queryParam("limit", 1_000);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            JsonPath page = request.get(PATH).then().statusCode(200).extract().jsonPath();
            read.addAll(page.getList("items.code"));
            cursor = page.getString("nextCursor");
            pages++;
        } while (cursor != null);
        assertThat(pages).isGreaterThan(1);
        assertThat(read).containsExactlyInAnyOrderElementsOf(codes);
        String lines = ours(as("viewer"))
                .queryParam("q", "控烟")
                .queryParam("sort", sort)
                .get(PATH + ".jsonl")
                .asString();
        assertThat(lines.lines()).hasSize(codes.size());
    }

    @Test
    void aCursorOfAnotherOrderIsRefused() {
        with("人才", null);
        with("人才", null);
        String cursor = ours(as("viewer"))
                .queryParam("sort", "DATE")
                .queryParam("limit", 1)
                .get(PATH)
                .then()
                .extract()
                .path("nextCursor");
        ours(as("viewer"))
                .queryParam("sort", "CODE")
                .queryParam("cursor", cursor)
                .get(PATH)
                .then()
                .statusCode(400)
                .body("detail", containsString("start again without it"));
    }

    @ParameterizedTest
    @CsvSource({
        "category, MUSIC",
        "status, GONE",
        "level, WORLD",
        "instrument, FLUTE",
        "sector, a b",
        "region, 中国",
        "strategy, x;y",
        "sort, SIZE",
        "colour, red"
    })
    void aValueThatCannotBeIsRefused(String parameter, String value) {
        as("viewer").queryParam(parameter, value).get(PATH).then().statusCode(400);
    }

    @Test
    void filtersNarrowTogether() {
        String tobacco = with("烟草", null);
        String other = with("其他", null, "US-NY");
        change(other, "category", "TALENT");
        change(other, "instruments", List.of("LOAN", "TRAINING"));
        change(other, "level", "NATIONAL");
        transition(other, "PUBLISHED").then().statusCode(200);
        assertThat(found("category", "TALENT")).containsExactly(other);
        assertThat(found("category", "TALENT", "region", "US-CA")).isEmpty();
        assertThat(found("region", "US-CA")).containsExactly(tobacco);
        assertThat(found("instrument", "LOAN")).containsExactly(other);
        assertThat(found("level", "PROVINCIAL")).containsExactly(tobacco);
        assertThat(found("status", "PUBLISHED")).containsExactly(other);
        assertThat(found("sector", "TOBACCO", "status", "DRAFT")).containsExactly(tobacco);
    }

    @Test
    void whatIsAimedAtAPartOfASectorIsFoundInTheWhole() throws Exception {
        String whole = newCode();
        String part = newCode();
        String code = with("部分", null);
        change(code, "sectors", List.of(part));
        assertThat(found("sector", part)).containsExactly(code);
        assertThat(found("sector", whole)).isEmpty();
        counts("sector", whole).body("total", equalTo(0));
        Surroundings.topics()
                .publish(
                        Topics.REGIONS,
                        "SECTOR:" + part,
                        OWNER,
                        SectorV1.TYPE,
                        new SectorV1(1, 1, false, part, new LocalizedText("部分", null), whole, null, null, null, null));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> found("sector", whole).equals(List.of(code)));
        counts("sector", whole).body("total", equalTo(1));
    }

    @Test
    void draftsOfOthersAreNeitherFoundNorCounted() {
        String draft = with("人才草稿", null, "US-CA");
        String published = with("人才政策", null, "US-CA");
        transition(published, "PUBLISHED").then().statusCode(200);
        assertThat(found(within("US-NY", "officer"), "q", "人才")).containsExactly(published);
        ours(within("US-NY", "officer"))
                .queryParam("q", "人才")
                .get(FACETS)
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("status.value", equalTo(List.of("PUBLISHED")));
        ours(as("viewer"))
                .queryParam("q", "人才")
                .get(FACETS)
                .then()
                .body("total", equalTo(2))
                .body("status.value", hasItem("DRAFT"));
        assertThat(found("q", "人才")).containsExactlyInAnyOrder(draft, published);
    }

    @Test
    void aKindIsCountedUnderAllOtherConditionsButItsOwn() {
        with("人才一", null);
        String talent = with("人才二", null);
        change(talent, "category", "TALENT");
        change(talent, "instruments", List.of("LOAN", "TAX"));
        ours(as("viewer"))
                .queryParam("category", "TALENT")
                .get(FACETS)
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("category.find { it.value == 'ENTERPRISE_SUPPORT' }.count", equalTo(1))
                .body("category.find { it.value == 'TALENT' }.count", equalTo(1))
                .body("instrument.value", equalTo(List.of("LOAN", "TAX")))
                .body("sector", equalTo(List.of(Map.of("value", "TOBACCO", "count", 1))))
                .body("region", equalTo(List.of(Map.of("value", "US-CA", "count", 1))));
    }

    private ValidatableResponse counts(String... asked) {
        RequestSpecification request = ours(as("viewer"));
        for (int i = 0; i < asked.length; i += 2) {
            request.queryParam(asked[i], asked[i + 1]);
        }
        return request.get(FACETS).then().statusCode(200);
    }

    @Test
    void whatWasCountedIsCountedAgainAfterEveryChange() {
        counts().body("total", equalTo(0));
        String first = with("人才", null);
        counts().body("total", equalTo(1));
        counts("category", "TALENT").body("total", equalTo(0)).body("category.count", equalTo(List.of(1)));
        String second = with("人才", null);
        counts().body("total", equalTo(2)).body("status.count", equalTo(List.of(2)));
        jdbi.useHandle(SearchState::sumUp);
        counts().body("total", equalTo(2));
        change(second, "category", "TALENT");
        counts("category", "TALENT").body("total", equalTo(1)).body("category.count", equalTo(List.of(1, 1)));
        transition(second, "PUBLISHED").then().statusCode(200);
        counts().body("status.value", equalTo(List.of("DRAFT", "PUBLISHED")));
        officer().header("If-Match", "*").delete(PATH + "/" + first).then().statusCode(204);
        counts().body("total", equalTo(1)).body("status.value", equalTo(List.of("PUBLISHED")));
    }

    @Test
    void whatAStrategyListsBelongsToItOnceItIsPublished() {
        String member = newCode();
        officer().body(text(member)).post(PATH).then().statusCode(201);
        officer()
                .body(Map.of(
                        "code",
                        strategy,
                        "title",
                        Map.of("zh", "战略"),
                        "level",
                        "NATIONAL",
                        "policies",
                        List.of(Map.of("policy", member))))
                .post("/api/v1/strategies")
                .then()
                .statusCode(201);
        counts().body("total", equalTo(0));
        officer()
                .body(Map.of("to", "PUBLISHED", "reason", "in a test"))
                .post("/api/v1/strategies/" + strategy + "/transitions")
                .then()
                .statusCode(200);
        counts().body("total", equalTo(1));
        as("viewer").queryParam("strategy", strategy).get(PATH).then().body("items.code", equalTo(List.of(member)));
    }

    @Test
    void statesAreToldApartAndSummedUpToTheSame() {
        jdbi.useHandle(h -> {
            h.begin();
            long before = SearchState.present(h);
            SearchState.change(h);
            SearchState.change(h);
            long after = SearchState.present(h);
            SearchState.sumUp(h);
            assertThat(after).isGreaterThan(before);
            assertThat(SearchState.present(h)).isEqualTo(after);
            SearchState.sumUp(h);
            assertThat(SearchState.present(h)).isEqualTo(after);
            h.rollback();
        });
    }

    @Test
    void nothingFoundIsCountedAsNothing() {
        ours(as("viewer"))
                .get(FACETS)
                .then()
                .statusCode(200)
                .body("total", equalTo(0))
                .body("category", equalTo(List.of()));
        as("viewer").queryParam("sort", "DATE").get(FACETS).then().statusCode(400);
    }

    @Test
    void whatAnOlderReleaseKeptIsFoundAsSoonAsItWasCutIntoWords() {
        String without = with("人才", null);
        String old = with("人才", null);
        jdbi.useHandle(h -> {
            h.execute("DELETE FROM policy_search WHERE code = ?", without);
            h.execute("UPDATE policy_search SET words = '', edition = 0 WHERE code = ?", old);
        });
        index.keepStale();
        assertThat(found("q", "人才")).containsExactlyInAnyOrder(without, old);
    }
}
