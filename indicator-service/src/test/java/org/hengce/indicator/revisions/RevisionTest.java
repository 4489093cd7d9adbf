package org.hengce.indicator.revisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hengce.indicator.WithRegister;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RevisionTest extends WithRegister {
    private static final String REVISIONS = "/api/v1/observations/revisions";

    private static void send(Object... observations) {
        steward().body(batch(observations)).post("/api/v1/observations").then().statusCode(201);
    }

    private static Map<String, Object> with(Map<String, Object> observation, String field, String value) {
        Map<String, Object> changed = new HashMap<>(observation);
        changed.put(field, value);
        if (value.equals("O")) {
            changed.put("value", null);
        }
        return changed;
    }

    private static Response summary(RequestSpecification reader, String indicator) {
        return reader.get(REVISIONS + "/summary?indicator=" + indicator);
    }

    private static JsonPath doubles(Response answer) {
        return answer.then()
                .statusCode(200)
                .extract()
                .jsonPath(JsonPathConfig.jsonPathConfig().numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE));
    }

    @Test
    void theFirstValueIsComparedWithTheLast() {
        String indicator = newIndicator("A");
        send(observation(indicator, "US-CA", "2020", 100), observation(indicator, "US-NV", "2020", 50));
        send(observation(indicator, "US-CA", "2020", 104));
        send(observation(indicator, "US-CA", "2020", 110), observation(indicator, "US-PA", "2020", 0));
        JsonPath cells = doubles(viewer().get(REVISIONS + "?indicator=" + indicator));
        assertThat(cells.getList("items.region", String.class)).containsExactly("US-CA", "US-NV", "US-PA");
        assertThat(cells.getList("items.first", Double.class)).containsExactly(100.0, 50.0, 0.0);
        assertThat(cells.getList("items.last", Double.class)).containsExactly(110.0, 50.0, 0.0);
        assertThat(cells.getList("items.vintages", Integer.class)).containsExactly(3, 1, 1);
        assertThat(cells.getList("items.revision", Double.class)).containsExactly(10.0, 0.0, 0.0);
        assertThat(cells.getList("items.relativeRevision", Double.class)).isEqualTo(Arrays.asList(0.1, 0.0, null));
        assertThat(cells.getString("items[0].firstVintage")).isLessThan(cells.getString("items[0].lastVintage"));
        JsonPath size = doubles(summary(viewer(), indicator));
        assertThat(size.getInt("values")).isEqualTo(3);
        assertThat(size.getInt("revised")).isEqualTo(1);
        assertThat(size.getDouble("meanRevision")).isEqualTo(10.0 / 3);
        assertThat(size.getDouble("meanAbsoluteRevision")).isEqualTo(10.0 / 3);
        assertThat(size.getDouble("relativeMeanAbsoluteRevision")).isEqualTo(10.0 / 160);
    }

    @Test
    void aWithdrawalIsAVintageAndLeavesNoRevision() {
        String indicator = newIndicator("A");
        send(
                with(observation(indicator, "US-NV", "2020", 0), "status", "O"),
                observation(indicator, "US-CA", "2020", 1));
        send(
                observation(indicator, "US-NV", "2020", 5),
                with(observation(indicator, "US-CA", "2020", 1), "status", "O"));
        JsonPath cells = doubles(viewer().get(REVISIONS + "?indicator=" + indicator));
        assertThat(cells.getList("items.first", Double.class)).containsExactly(1.0, 5.0);
        assertThat(cells.getList("items.last", Double.class)).isEqualTo(Arrays.asList(null, 5.0));
        assertThat(cells.getList("items.revision", Double.class)).isEqualTo(Arrays.asList(null, 0.0));
        assertThat(cells.getList("items.vintages", Integer.class)).containsExactly(2, 2);
        summary(viewer(), indicator).then().body("values", equalTo(1));
    }

    @Test
    void whatIsHiddenIsInNoRevisionButItsStewards() {
        String indicator = newIndicator("A");
        send(observation(indicator, "US-CA", "2020", 100), observation(indicator, "US-NV", "2020", 50));
        send(with(observation(indicator, "US-CA", "2020", 140), "confidentiality", "C"));
        JsonPath seen = doubles(viewer().get(REVISIONS + "?indicator=" + indicator));
        assertThat(seen.getList("items.first", Double.class)).isEqualTo(Arrays.asList(null, 50.0));
        assertThat(seen.getList("items.revision", Double.class)).isEqualTo(Arrays.asList(null, 0.0));
        summary(viewer(), indicator).then().body("values", equalTo(1)).body("revised", equalTo(0));
        summary(within("US-NV", "steward"), indicator).then().body("values", equalTo(1));
        summary(within("US-CA", "steward"), indicator).then().body("values", equalTo(2));
        assertThat(doubles(steward().get(REVISIONS + "?indicator=" + indicator))
                        .getList("items.revision", Double.class))
                .containsExactly(40.0, 0.0);
    }

    @Test
    void revisionsComeInPagesAndAsATable() {
        String indicator = newIndicator("A");
        send(observation(indicator, "US-CA", "2020", 100), observation(indicator, "US-CA", "2021", 50));
        Response first = viewer().get(REVISIONS + "?limit=1&indicator=" + indicator);
        first.then().body("items.period", equalTo(List.of("2020")));
        viewer().get(REVISIONS + "?limit=1&indicator=" + indicator + "&cursor=" + first.path("nextCursor"))
                .then()
                .body("items.period", equalTo(List.of("2021")))
                .body("nextCursor", nullValue());
        viewer().get(REVISIONS + ".csv?indicator=" + indicator)
                .then()
                .statusCode(200)
                .body(containsString(indicator + ",US-CA,_T,2021,50,50,"));
    }

    @Test
    void ofNothingThereIsNoSize() {
        String indicator = newIndicator("A");
        summary(viewer(), indicator)
                .then()
                .statusCode(200)
                .body("values", equalTo(0))
                .body("meanRevision", nullValue())
                .body("relativeMeanAbsoluteRevision", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "?indicator=x&from=soon", "?indicator=x&region=a,", "?indicator=x&nothing=1", "?indicator=9x"
            })
    void whatCannotBeAskedIsSaid(String query) {
        viewer().get(REVISIONS + query).then().statusCode(400).contentType("application/problem+json");
        viewer().get(REVISIONS + "/summary" + query).then().statusCode(400).contentType("application/problem+json");
    }
}
