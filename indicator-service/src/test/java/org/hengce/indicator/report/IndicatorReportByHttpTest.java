package org.hengce.indicator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hengce.indicator.WithRegister;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class IndicatorReportByHttpTest extends WithRegister {
    private static void send(Object... observations) {
        steward().body(batch(observations)).post("/api/v1/observations").then().statusCode(201);
    }

    private static Map<String, Object> with(Map<String, Object> observation, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(observation);
        changed.put(field, value);
        return changed;
    }

    private static String path(String indicator, String rest) {
        return "/api/v1/indicators/" + indicator + "/" + rest;
    }

    private static JsonPath values(String indicator, String query) {
        return viewer().get(path(indicator, "charts/values.json?lang=en" + query))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void theReportHasItsValuesInEveryFormatAndBothLanguages() {
        String indicator = newIndicator("A");
        send(
                observation(indicator, "US-CA", "2020", 100),
                observation(indicator, "US-CA", "2021", 90),
                observation(indicator, "US-NV", "2021", 50));

        viewer().get(path(indicator, "report.html?lang=en"))
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("id=\"values\""))
                .body(containsString("In 2021 from 50"));
        viewer().get(path(indicator, "report.md?lang=zh"))
                .then()
                .statusCode(200)
                .contentType("text/markdown")
                .body(containsString("各期数值"));
        byte[] workbook = viewer().get(path(indicator, "report.xlsx"))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(workbook).startsWith('P', 'K');
        viewer().get(path(indicator, "report.json?lang=en&region=US-CA"))
                .then()
                .statusCode(200)
                .body("sections.id", hasItem("revisions"))
                .body("run.id", equalTo(indicator));
        viewer().accept("application/pdf").get(path(indicator, "report")).then().statusCode(406);
    }

    @Test
    void chosenRegionsAreNamedAndOthersStandBehindThem() {
        String indicator = newIndicator("A");
        send(
                observation(indicator, "US-CA", "2020", 100),
                observation(indicator, "US-NV", "2020", 50),
                observation(indicator, "US-PA", "2020", 70));

        JsonPath chosen = values(indicator, "&region=US-NV");
        assertThat(chosen.getList("columns.name", String.class))
                .containsExactly("period", "value_us_nv", "lowest", "median", "highest", "regions", "flag");
        assertThat(chosen.getList("rows[0].collect { it.toString() }", String.class))
                .containsExactly("2020", "50.0", "50.0", "70.0", "100.0", "3.0", "");
        viewer().get(path(indicator, "charts/map.csv?lang=en"))
                .then()
                .statusCode(200)
                .body(containsString("US-CA,"))
                .body(containsString("US-PA,"));
        viewer().get(path(indicator, "charts/values.svg"))
                .then()
                .statusCode(200)
                .contentType("image/svg+xml")
                .header("ETag", not(equalTo(null)));
    }

    @Test
    void whatWasKnownThenIsShownBesideWhatIsKnownNow() {
        String indicator = newIndicator("A");
        send(observation(indicator, "US-CA", "2020", 100));
        send(observation(indicator, "US-CA", "2020", 130));
        List<String> vintages = viewer().get(path(indicator, "vintages"))
                .then()
                .statusCode(200)
                .extract()
                .path("items.vintage");
        assertThat(vintages).hasSize(2).isSortedAccordingTo((a, b) -> b.compareTo(a));

        JsonPath then = values(indicator, "&region=US-CA&asOf=" + vintages.get(1));
        assertThat(then.getDouble("rows[0][1]")).isEqualTo(100.0);
        assertThat(values(indicator, "&region=US-CA").getDouble("rows[0][1]")).isEqualTo(130.0);
        viewer().get(path(indicator, "charts/values.svg?lang=en&region=US-CA&asOf=" + vintages.get(1)))
                .then()
                .body(containsString("as known now"));
        viewer().get(path(indicator, "report.md?lang=en")).then().body(containsString("1 of 1 values were revised"));
    }

    @Test
    void theOnlyRegionIsNamedWithoutBeingAskedForAndNeedsNoMap() {
        String indicator = newIndicator("A");
        send(observation(indicator, "US-CA", "2020", 7));

        assertThat(values(indicator, "").getList("columns.name", String.class))
                .containsExactly("period", "value_us_ca", "flag");
        viewer().get(path(indicator, "charts/map")).then().statusCode(404);
    }

    @Test
    void vintagesComeInPages() {
        String indicator = newIndicator("A");
        send(observation(indicator, "US-CA", "2020", 1));
        send(observation(indicator, "US-CA", "2020", 2));
        JsonPath first = viewer().get(path(indicator, "vintages?limit=1")).jsonPath();
        JsonPath second = viewer().get(path(indicator, "vintages?limit=1&cursor=" + first.getString("nextCursor")))
                .jsonPath();

        assertThat(second.getString("items[0].vintage")).isLessThan(first.getString("items[0].vintage"));
        assertThat(second.getString("nextCursor")).isNull();
        viewer().get(path(indicator, "vintages?cursor=djE6eA")).then().statusCode(400);
    }

    @Test
    void hiddenValuesAreForTheirStewardsAlone() {
        String indicator = newIndicator("A");
        send(
                observation(indicator, "US-CA", "2020", 1234567),
                observation(indicator, "US-NV", "2020", 50),
                observation(indicator, "US-CA", "2021", 60));
        send(with(observation(indicator, "US-CA", "2020", 7654321), "confidentiality", "C"));

        for (String what :
                List.of("report.md", "report.html", "report.json", "charts/values.csv", "charts/map.csv?period=2020")) {
            for (RequestSpecification reader : List.of(viewer(), within("US-NV", "steward"))) {
                String text = reader.get(path(indicator, what))
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
                assertThat(text.replace(",", "")).as(what).doesNotContain("7654321", "1234567");
            }
        }
        assertThat(within("US-CA", "steward")
                        .get(path(indicator, "charts/values.csv?region=US-CA"))
                        .asString())
                .contains("7654321");
    }

    @Test
    void withoutAnyValueThereIsAReportAndNoChart() {
        String indicator = newIndicator("A");

        viewer().get(path(indicator, "report.md?lang=en"))
                .then()
                .statusCode(200)
                .body(containsString("There is no value to show"));
        viewer().get(path(indicator, "charts/values")).then().statusCode(404);
        viewer().get(path(indicator, "vintages")).then().statusCode(200).body("items.size()", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "charts/values", "vintages"})
    void anIndicatorThatIsNotThereIsA404(String what) {
        viewer().get(path("nobodys-indicator", what)).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "region=a b|region",
                "region=A,B,C,D,E,F|region",
                "sector=_T,A|sector",
                "from=yesterday|from",
                "period=13-2020|period",
                "asOf=then|asOf",
                "colour=red|colour"
            })
    void whatCannotBeAskedForIsSaid(String query, String parameter) {
        String indicator = newIndicator("A");
        viewer().get(path(indicator, "report?" + query.replace(" ", "%20")))
                .then()
                .statusCode(400)
                .body("detail", containsString(parameter));
    }

    @Test
    void aRegionWithoutValuesIsPassedOverAndAPeriodWithoutThemHasNoMap() {
        String indicator = newIndicator("A");
        send(observation(indicator, "US-CA", "2020", 1), observation(indicator, "US-NV", "2020", 2));

        JsonPath answer = values(indicator, "&region=US-PA");
        assertThat(answer.getList("columns.name", String.class))
                .contains("median")
                .doesNotContain("value_us_pa");
        viewer().get(path(indicator, "charts/map?period=1999")).then().statusCode(404);
    }
}
