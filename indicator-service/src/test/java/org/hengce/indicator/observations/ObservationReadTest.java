package org.hengce.indicator.observations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hengce.indicator.WithRegister;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ObservationReadTest extends WithRegister {
    private static final List<String> REGIONS = List.of("US-CA", "US-NV", "US-PA");
    private static final List<String> SECTORS = List.of("READ-1", "READ-2", "_T");

    private String indicator = "";

    @BeforeEach
    void aPanelOfTwoVintages() {
        for (String sector : List.of("READ-1", "READ-2")) {
            if (steward().get("/api/v1/sectors/" + sector).statusCode() == 404) {
                steward()
                        .body(Map.of("name", Map.of("en", sector)))
                        .put("/api/v1/sectors/" + sector)
                        .then()
                        .statusCode(201);
            }
        }
        indicator = newIndicator("A");
        send(0);
        send(1000);
    }

    private void send(int more) {
        List<Object> rows = new ArrayList<>();
        for (String region : REGIONS) {
            for (String sector : SECTORS) {
                for (int year = 2019; year <= 2021; year++) {
                    Map<String, Object> row =
                            new HashMap<>(observation(indicator, region, Integer.toString(year), year + more));
                    row.put("sector", sector);
                    rows.add(row);
                }
            }
        }
        steward()
                .body(batch(rows.toArray()))
                .post("/api/v1/observations")
                .then()
                .statusCode(201);
    }

    private Response read(String query) {
        Response answer = viewer().get("/api/v1/observations?indicator=" + indicator + query);
        answer.then().statusCode(200);
        return answer;
    }

    /** Every row of a list, with its key. */
    private List<String> keys(String query) {
        List<String> keys = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            List<Map<String, Object>> items = read(query + cursor).jsonPath().getList("items");
            items.forEach(row -> keys.add("%s %s %s %s"
                    .formatted(row.get("region"), row.get("sector"), row.get("period"), row.get("value"))));
            String next = read(query + cursor).path("nextCursor");
            cursor = next == null ? null : "&cursor=" + next;
        }
        return keys;
    }

    @Test
    void severalRegionsAndSectorsAreReadAtOnceInTheOrderOfTheirCodes() {
        assertThat(keys("&region=US-PA,US-CA&sector=_T,READ-2&from=2020&to=2020"))
                .containsExactly(
                        "US-CA READ-2 2020 3020.0",
                        "US-CA _T 2020 3020.0",
                        "US-PA READ-2 2020 3020.0",
                        "US-PA _T 2020 3020.0");
        read("&region=US-CA,US-CA,US-ZZ&sector=_T").then().body("items.size()", equalTo(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&region=US-CA,US-PA",
                "&sector=_T",
                "&from=2020",
                "&region=US-NV&sector=READ-1,_T&to=2020",
                "&history=true",
                "&history=true&sector=READ-2&from=2021"
            })
    void pagesOfAnySizeAreTheWholeList(String query) {
        List<String> whole = keys(query + "&limit=1000");
        assertThat(whole).isNotEmpty().doesNotHaveDuplicates();
        for (int limit : List.of(2, 5)) {
            assertThat(keys(query + "&limit=" + limit)).isEqualTo(whole);
        }
    }

    @Test
    void withHistoryEveryVintageIsThereTheOldestFirst() {
        assertThat(keys("&history=true&region=US-CA&sector=_T&limit=1"))
                .containsExactly(
                        "US-CA _T 2019 2019.0",
                        "US-CA _T 2019 3019.0",
                        "US-CA _T 2020 2020.0",
                        "US-CA _T 2020 3020.0",
                        "US-CA _T 2021 2021.0",
                        "US-CA _T 2021 3021.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1:a|b", "v1:a|b|c|d", "v1:a|b|2020|1", "v1:|||", "v2:a|b|2020", "v1:US-CA|_T|2019|1|2"})
    void aCursorOfAnotherListIsRefused(String text) {
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        viewer().get("/api/v1/observations?indicator=" + indicator + "&cursor=" + cursor)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        viewer().get("/api/v1/observations?indicator=" + indicator + "&history=true&cursor="
                        + Base64.getUrlEncoder()
                                .encodeToString("v1:a|b|2020|99999999999999999999".getBytes(StandardCharsets.UTF_8)))
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"region=,", "region=US-CA,", "region=US-CA,%3F", "sector=a%20b", "region=US-CA&region=US-NV"})
    void aListOfCodesThatIsNoneIsRefused(String query) {
        viewer().urlEncodingEnabled(false)
                .get("/api/v1/observations?indicator=" + indicator + "&" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void aListThatHasNotChangedIsNotSentAgain() {
        String tag = read("&region=US-CA").header("ETag");
        viewer().header("If-None-Match", tag)
                .get("/api/v1/observations?indicator=" + indicator + "&region=US-CA")
                .then()
                .statusCode(304);
    }

    @Test
    void aTagIsOldWithTheNextVintageWhicheverCellItChanges() {
        String query = "/api/v1/observations?indicator=" + indicator + "&region=US-CA";
        String tag = viewer().get(query).header("ETag");
        steward()
                .body(batch(observation(indicator, "US-PA", "2021", 7)))
                .post("/api/v1/observations")
                .then()
                .statusCode(201);
        Response anew = viewer().header("If-None-Match", tag).get(query);
        anew.then().statusCode(200);
        assertThat(anew.header("ETag")).isNotEqualTo(tag);
        steward()
                .body(batch(observation(indicator, "US-PA", "2021", 7)))
                .post("/api/v1/observations")
                .then()
                .statusCode(201);
        viewer().header("If-None-Match", anew.header("ETag"))
                .get(query)
                .then()
                .statusCode(304)
                .header("ETag", anew.header("ETag"));
    }

    @Test
    void anAnswerOfAnyLengthLeavesInOnePieceAndSaysItsLength() {
        String length = read("&history=true&limit=1000").header("Content-Length");
        assertThat(length).isNotNull();
        assertThat(read("&history=true&limit=1000").asByteArray()).hasSize(Integer.parseInt(length));
        assertThat(Integer.parseInt(length)).isGreaterThan(8 * 1024);
    }

    @Test
    void anEmptyListHasATagAsWellAndLosesItWithItsFirstValue() {
        String empty = newIndicator("A");
        String query = "/api/v1/observations?indicator=" + empty;
        String tag = viewer().get(query).header("ETag");
        viewer().header("If-None-Match", tag).get(query).then().statusCode(304);
        steward()
                .body(batch(observation(empty, "US-CA", "2020", 1)))
                .post("/api/v1/observations")
                .then()
                .statusCode(201);
        viewer().header("If-None-Match", tag).get(query).then().statusCode(200).body("items.size()", equalTo(1));
    }
}
