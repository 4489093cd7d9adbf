package org.hengce.indicator.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.hengce.indicator.WithRegister;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BulkTest extends WithRegister {
    private static void send(Object... observations) {
        steward().body(batch(observations)).post("/api/v1/observations").then().statusCode(201);
    }

    private static Response download(RequestSpecification reader, String indicator, String query) {
        return reader.accept("*/*").get("/api/v1/indicators/" + indicator + "/observations.csv.gz" + query);
    }

    private static List<String> lines(Response answer) throws IOException {
        answer.then().statusCode(200).contentType("application/gzip");
        try (GZIPInputStream file = new GZIPInputStream(new ByteArrayInputStream(answer.asByteArray()))) {
            return Arrays.asList(new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\r\n"));
        }
    }

    @Test
    void anIndicatorIsOneFileOfAllItsValues() throws IOException {
        String indicator = newIndicator("A");
        send(IntStream.range(1000, 3500)
                .mapToObj(year -> observation(indicator, "US-CA", Integer.toString(year), year))
                .toArray());
        send(observation(indicator, "US-CA", "1000", 7));
        Response file = download(viewer(), indicator, "");
        file.then().header("Content-Disposition", containsString(indicator + ".csv.gz"));
        List<String> lines = lines(file);
        assertThat(lines).hasSize(2501).doesNotHaveDuplicates();
        assertThat(lines.get(0)).isEqualTo("indicator,region,sector,period,value,status,confidentiality,vintage");
        assertThat(lines.get(1)).startsWith(indicator + ",US-CA,_T,1000,7,A,F,");
        assertThat(lines.get(2500)).startsWith(indicator + ",US-CA,_T,3499,3499,A,F,");
        List<String> history = lines(download(viewer(), indicator, "?history=true"));
        assertThat(history).hasSize(2502);
        assertThat(history.get(1)).startsWith(indicator + ",US-CA,_T,1000,1000,A,F,");
    }

    @Test
    void whoHasItIsToldSoUntilAVintageComes() {
        String indicator = newIndicator("A");
        send(observation(indicator, "US-CA", "2020", 1));
        String tag = download(viewer(), indicator, "").header("ETag");
        assertThat(tag).startsWith("\"").doesNotStartWith("W/");
        download(viewer().header("If-None-Match", tag), indicator, "")
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag))
                .body(emptyString());
        assertThat(download(viewer(), indicator, "?history=true").header("ETag"))
                .isNotEqualTo(tag);
        send(observation(indicator, "US-CA", "2020", 2));
        download(viewer().header("If-None-Match", tag), indicator, "").then().statusCode(200);
    }

    @Test
    void aFileHoldsWhatItsReaderMaySee() throws IOException {
        String indicator = newIndicator("A");
        Map<String, Object> secret = new HashMap<>(observation(indicator, "US-CA", "2020", 987654));
        secret.put("confidentiality", "C");
        send(secret, observation(indicator, "US-NV", "2020", 2));
        assertThat(lines(download(viewer(), indicator, "")).get(1)).startsWith(indicator + ",US-CA,_T,2020,,Q,C,");
        assertThat(lines(download(steward(), indicator, "")).get(1))
                .startsWith(indicator + ",US-CA,_T,2020,987654,A,C,");
        assertThat(lines(download(within("US-NV", "steward"), indicator, "")).get(1))
                .startsWith(indicator + ",US-CA,_T,2020,,Q,C,");
        List<String> tags = List.of(
                download(viewer(), indicator, "").header("ETag"),
                download(steward(), indicator, "").header("ETag"),
                download(within("US-NV", "steward"), indicator, "").header("ETag"));
        assertThat(tags).doesNotHaveDuplicates();
    }

    @Test
    void anIndicatorWithoutValuesIsAHeaderAndOneThatIsNotThereIsNot() throws IOException {
        assertThat(lines(download(viewer(), newIndicator("A"), ""))).hasSize(1);
        download(viewer(), "no-such", "").then().statusCode(404).contentType("application/problem+json");
        download(viewer(), newIndicator("A"), "?history=perhaps").then().statusCode(400);
    }
}
