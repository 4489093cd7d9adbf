package org.hengce.policy.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FacetsTest extends WithFoundPolicies {
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
}
