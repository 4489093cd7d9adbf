package org.hengce.indicator.freshness;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hengce.indicator.WithRegister;
import org.hengce.kit.clock.DayOrInstant;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FreshnessTest extends WithRegister {
    private static final String PATH = "/api/v1/indicator-freshness?q=";

    private static ValidatableResponse of(String indicator) {
        return viewer().get(PATH + indicator)
                .then()
                .statusCode(200)
                .body("items.indicator", equalTo(List.of(indicator)))
                .rootPath("items[0]");
    }

    private static ValidatableResponse overdue(String indicator) {
        return viewer().get(PATH + indicator + "&overdue=true")
                .then()
                .statusCode(200)
                .rootPath("items.indicator");
    }

    private static void send(Object... observations) {
        steward().body(batch(observations)).post("/api/v1/observations").then().statusCode(201);
    }

    /** The last year whose values are due where they are due at its end. */
    private static int lastYear() {
        return DayOrInstant.dayOf(Instant.now()).getYear() - 1;
    }

    private static String annual(Map<String, Object> expected) {
        return newIndicator(Map.of("rules", Map.of("expected", expected)));
    }

    @Test
    void anIndicatorSaysHowFarItsValuesReachAndWhenTheyCame() {
        String indicator = newIndicator("Q");
        of(indicator)
                .body("lastPeriod", nullValue())
                .body("received", nullValue())
                .body("frequency", equalTo("Q"))
                .body("duePeriod", nullValue())
                .body("overdue", equalTo(false));
        send(observation(indicator, "US-CA", "2019-Q4", 1), observation(indicator, "US-NV", "2020-Q1", 2));
        String first =
                of(indicator).body("lastPeriod", equalTo("2020-Q1")).extract().path("items[0].received");
        send(observation(indicator, "US-CA", "2019-Q3", 3));
        of(indicator)
                .body("lastPeriod", equalTo("2020-Q1"))
                .body("received", notNullValue())
                .body("received", not(first));
        overdue(indicator).body("", equalTo(List.of()));
    }

    @Test
    void whatIsDueAndNotThereIsOverdueUntilItComes() {
        String indicator = annual(Map.of("from", "2010"));
        String due = Integer.toString(lastYear());
        of(indicator).body("duePeriod", equalTo(due)).body("overdue", equalTo(true));
        overdue(indicator).body("", equalTo(List.of(indicator)));
        send(observation(indicator, "US-CA", Integer.toString(lastYear() - 1), 1));
        of(indicator).body("overdue", equalTo(true));
        send(observation(indicator, "US-CA", due, 1));
        of(indicator).body("lastPeriod", equalTo(due)).body("overdue", equalTo(false));
        overdue(indicator).body("", equalTo(List.of()));
    }

    @Test
    void aValueThatWasSaidToBeMissingIsNotAwaited() {
        String indicator = annual(Map.of("from", "2010"));
        Map<String, Object> missing = new HashMap<>(observation(indicator, "US-CA", Integer.toString(lastYear()), 0));
        missing.put("value", null);
        missing.put("status", "O");
        send(missing);
        of(indicator).body("overdue", equalTo(false));
    }

    @Test
    void valuesAreAwaitedNoEarlierThanTheRuleSays() {
        String later = annual(Map.of("from", Integer.toString(lastYear() + 1)));
        of(later).body("duePeriod", nullValue()).body("overdue", equalTo(false));
        overdue(later).body("", equalTo(List.of()));
        String slow = annual(Map.of("from", "2010", "lag", "P5Y"));
        of(slow).body("duePeriod", equalTo(Integer.toString(lastYear() - 5))).body("overdue", equalTo(true));
        overdue(slow).body("", equalTo(List.of(slow)));
    }

    @Test
    void aRetiredIndicatorAwaitsNothing() {
        String indicator = annual(Map.of("from", "2010"));
        String tag = steward().get("/api/v1/indicators/" + indicator).header("ETag");
        steward()
                .header("If-Match", tag)
                .delete("/api/v1/indicators/" + indicator)
                .then()
                .statusCode(200);
        overdue(indicator).body("", equalTo(List.of()));
        viewer().get(PATH + indicator + "&retired=true&overdue=true")
                .then()
                .body("items.indicator", equalTo(List.of()));
        viewer().get(PATH + indicator + "&retired=true")
                .then()
                .body("items[0].duePeriod", nullValue())
                .body("items[0].overdue", equalTo(false));
    }

    @Test
    void whatWaitsForItsReleaseTellsNothing() {
        String indicator = annual(Map.of("from", "2010"));
        Map<String, Object> body =
                new HashMap<>(batch(observation(indicator, "US-CA", Integer.toString(lastYear()), 1)));
        body.put("releaseAt", "2098-05-20");
        steward().body(body).post("/api/v1/observations").then().statusCode(201);
        of(indicator)
                .body("lastPeriod", nullValue())
                .body("received", nullValue())
                .body("overdue", equalTo(true));
    }

    /** The list of observations has a row for a hidden value, too: with its period and vintage, for everybody. */
    @Test
    void aHiddenValueTellsNoMoreThanTheListOfObservationsDoes() {
        String indicator = newIndicator("A");
        Map<String, Object> hidden = new HashMap<>(observation(indicator, "US-CA", "2021", 1));
        hidden.put("confidentiality", "C");
        send(hidden);
        Response listed = viewer().get("/api/v1/observations?indicator=" + indicator);
        of(indicator)
                .body("lastPeriod", equalTo(listed.path("items[0].period")))
                .body("received", equalTo(listed.path("items[0].vintage")));
    }

    @Test
    void pagesGoOnInTheOrderOfTheListOfIndicators() {
        newIndicator("A");
        newIndicator("A");
        Response first = viewer().get("/api/v1/indicator-freshness?limit=1");
        Response second = viewer().get("/api/v1/indicator-freshness?limit=1&cursor=" + first.path("nextCursor"));
        List<String> codes = viewer().get("/api/v1/indicators?limit=2").path("items.code");
        first.then().body("items.indicator", equalTo(codes.subList(0, 1)));
        second.then().body("items.indicator", equalTo(codes.subList(1, 2)));
        viewer().accept("text/csv")
                .get("/api/v1/indicator-freshness?limit=1")
                .then()
                .statusCode(200)
                .body(containsString("indicator,"))
                .body(containsString(",overdue"));
    }

    @Test
    void aParameterThatCannotBeIsRefused() {
        viewer().get("/api/v1/indicator-freshness?overdue=perhaps")
                .then()
                .statusCode(400)
                .body("detail", containsString("overdue is true or false"));
        viewer().get("/api/v1/indicator-freshness?frequency=X").then().statusCode(400);
    }
}
