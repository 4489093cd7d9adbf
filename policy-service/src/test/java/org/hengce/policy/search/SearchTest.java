package org.hengce.policy.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SearchTest extends WithFoundPolicies {
    @Inject
    SearchIndex index;

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
    void whereMoreMatchThanAreRankedTheyAreListedByDateToTheirEnd() {
        String prefix = newCode();
        int many = PolicySearch.MOST_RANKED + 1;
        try {
            jdbi.useHandle(h -> {
                h.createUpdate("""
                                INSERT INTO policy (code, revision, version, status, changed_at, text)
                                SELECT :prefix || i, 1, 1, 'PUBLISHED', now(), jsonb_set(cast(:text AS jsonb), '{code}', to_jsonb(:prefix || i))
                                FROM generate_series(1, :many) i""")
                        .bind("prefix", prefix)
                        .bind("text", text(prefix).toString())
                        .bind("many", many)
                        .execute();
                h.createUpdate("""
                                INSERT INTO policy_search
                                SELECT :prefix || i, 1, :edition, 'PUBLISHED', 'TALENT', 'PROVINCIAL', NULL,
                                       to_char(date '1990-01-01' + i, 'YYYY-MM-DD'), '{}', '{}', '{}',
                                       cast(CASE i WHEN 7 THEN 'zqkx:1A' ELSE 'zqkx:1D' END AS tsvector)
                                FROM generate_series(1, :many) i""")
                        .bind("prefix", prefix)
                        .bind("edition", Words.EDITION)
                        .bind("many", many)
                        .execute();
            });
            ValidatableResponse newest = as("viewer")
                    .queryParam("q", "zqkx")
                    .queryParam("limit", 2)
                    .get(PATH)
                    .then()
                    .statusCode(200)
                    .body("items.code", equalTo(List.of(prefix + many, prefix + (many - 1))));
            as("viewer")
                    .queryParam("q", "zqkx")
                    .queryParam("limit", 1)
                    .queryParam("cursor", newest.extract().<String>path("nextCursor"))
                    .get(PATH)
                    .then()
                    .statusCode(200)
                    .body("items.code", equalTo(List.of(prefix + (many - 2))));
            jdbi.useHandle(h -> h.execute("DELETE FROM policy WHERE code = ?", prefix + many));
            ValidatableResponse best = as("viewer")
                    .queryParam("q", "zqkx")
                    .queryParam("limit", 1)
                    .get(PATH)
                    .then()
                    .statusCode(200)
                    .body("items.code", equalTo(List.of(prefix + 7)));
            // What is registered meanwhile does not end a list that was begun.
            jdbi.useHandle(h -> {
                h.execute("UPDATE policy_search SET words = 'zqkx:1C' WHERE code = ?", prefix + 9);
                h.execute(
                        "INSERT INTO policy SELECT :code || 'x', 1, 1, false, 'DRAFT', now(), text FROM policy WHERE code = :code"
                                .replace(":code", "'" + prefix + "1'"));
                h.execute(
                        "INSERT INTO policy_search SELECT code || 'x', 1, edition, status, category, level, strategy, announced_on,"
                                + " instruments, sectors, regions, words FROM policy_search WHERE code = ?",
                        prefix + 1);
            });
            as("viewer")
                    .queryParam("q", "zqkx")
                    .queryParam("limit", 1)
                    .queryParam("cursor", best.extract().<String>path("nextCursor"))
                    .get(PATH)
                    .then()
                    .statusCode(200)
                    .body("items.code", equalTo(List.of(prefix + 9)));
        } finally {
            jdbi.useHandle(h -> h.execute("DELETE FROM policy WHERE starts_with(code, ?)", prefix));
        }
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
        define(part, whole);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> found("sector", whole).equals(List.of(code)));
        counts("sector", whole).body("total", equalTo(1));
    }

    private static void define(String sector, @Nullable String parent) throws Exception {
        Surroundings.topics()
                .publish(
                        Topics.REGIONS,
                        "SECTOR:" + sector,
                        OWNER,
                        SectorV1.TYPE,
                        new SectorV1(
                                1, 1, false, sector, new LocalizedText("部分", null), parent, null, null, null, null));
    }

    private List<String> awaited(String code) {
        return jdbi.withHandle(h -> h.createQuery("SELECT unnest(awaited) FROM policy_search WHERE code = :code")
                .bind("code", code)
                .mapTo(String.class)
                .list());
    }

    @Test
    void whatHasComeIsAwaitedNoLonger() throws Exception {
        String sector = newCode();
        String code = with("部分", null);
        change(code, "sectors", List.of(sector));
        assertThat(awaited(code)).contains("SECTOR " + sector, "STRATEGY " + strategy);
        define(sector, null);
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            index.settle();
            return !awaited(code).contains("SECTOR " + sector);
        });
        assertThat(awaited(code)).contains("STRATEGY " + strategy);
        assertThat(found("unsettled", "true")).containsExactly(code);
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
