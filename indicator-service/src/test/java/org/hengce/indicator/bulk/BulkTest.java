package org.hengce.indicator.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.ParquetReader;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    private static List<Map<String, Object>> parquet(RequestSpecification reader, String indicator, String query)
            throws IOException {
        Response answer = reader.accept("*/*").get("/api/v1/indicators/" + indicator + "/observations.parquet" + query);
        answer.then()
                .statusCode(200)
                .contentType("application/vnd.apache.parquet")
                .header("Content-Disposition", containsString(indicator + ".parquet"));
        Path file = Files.createTempFile("hengce", ".parquet");
        try {
            Files.write(file, answer.asByteArray());
            return ParquetReader.streamContent(file.toFile(), new Cells()).toList();
        } finally {
            Files.delete(file);
        }
    }

    /** Reads rows as maps. */
    private static final class Cells implements Hydrator<Map<String, Object>, Map<String, Object>, String[]> {
        @Override
        public Map<String, Object> start() {
            return new HashMap<>();
        }

        @Override
        public Map<String, Object> add(Map<String, Object> row, String[] column, Object cell) {
            row.put(column[0], cell);
            return row;
        }

        @Override
        public Map<String, Object> finish(Map<String, Object> row) {
            return row;
        }
    }

    @Test
    void anIndicatorIsAParquetFileOfAllItsValues() throws IOException {
        String indicator = newIndicator("A");
        send(IntStream.range(1000, 3500)
                .mapToObj(year -> observation(indicator, "US-CA", Integer.toString(year), year + 0.1))
                .toArray());
        send(observation(indicator, "US-CA", "1000", 7));
        List<Map<String, Object>> rows = parquet(viewer(), indicator, "");
        assertThat(rows).hasSize(2500);
        assertThat(rows.get(0))
                .containsEntry("indicator", indicator)
                .containsEntry("region", "US-CA")
                .containsEntry("sector", "_T")
                .containsEntry("period", "1000")
                .containsEntry("value", 7.0)
                .containsEntry("status", "A")
                .containsEntry("confidentiality", "F");
        assertThat(rows.get(2499)).containsEntry("value", 3499.1);
        String vintage = viewer().get("/api/v1/observations?indicator={i}&to=1000", indicator)
                .path("items[0].vintage");
        assertThat(rows.get(0))
                .containsEntry("vintage", ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(vintage)));
        assertThat(parquet(viewer(), indicator, "?history=true")).hasSize(2501);
        assertThat(parquet(viewer(), newIndicator("A"), "")).isEmpty();
    }

    @Test
    void aParquetFileHoldsWhatItsReaderMaySee() throws IOException {
        String indicator = newIndicator("A");
        Map<String, Object> secret = new HashMap<>(observation(indicator, "US-CA", "2020", 987654));
        secret.put("confidentiality", "C");
        send(secret);
        assertThat(parquet(viewer(), indicator, "").get(0))
                .containsEntry("status", "Q")
                .containsEntry("value", null);
        assertThat(parquet(steward(), indicator, "").get(0)).containsEntry("value", 987654.0);
    }
}
