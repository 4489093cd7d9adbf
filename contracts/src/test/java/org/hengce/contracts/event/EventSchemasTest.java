package org.hengce.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas and the AsyncAPI document that are checked in are those of the records. */
class EventSchemasTest {
    private static final Path FOLDER = Path.of("src/main/resources/events");
    private static final String REWRITE = "mvn -pl contracts -Dtest=EventSchemasTest -Dhengce.events=write test";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();

    static Stream<Class<?>> events() {
        return EventSchemas.BY_TOPIC.values().stream().flatMap(List::stream);
    }

    private static void isCheckedIn(String name, String text) throws IOException {
        Path file = FOLDER.resolve(name);
        if ("write".equals(System.getProperty("hengce.events"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertThat(file).as("it is made by\n  " + REWRITE).exists();
        assertThat(Files.readString(file))
                .as("the records and %s differ; if the change is meant, write it anew, look at it and commit it:\n  %s"
                        .formatted(file, REWRITE))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("events")
    void theSchemaOfARecordIsCheckedIn(Class<?> event) throws IOException {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", EventSchemas.type(event));
        schema.setAll(EventSchemas.of(event));
        isCheckedIn(EventSchemas.type(event) + ".json", JSON.writeValueAsString(schema) + "\n");
    }

    @Test
    void theAsyncApiDocumentIsCheckedIn() throws IOException {
        JsonNode topics = YAML.readTree(EventSchemas.class.getResourceAsStream("/org/hengce/contracts/topics.yaml"));
        isCheckedIn("asyncapi.yaml", YAML.writeValueAsString(AsyncApi.of(topics)));
    }

    @Test
    void everyTopicThatIsNoDeadLetterTopicSaysWhatItCarries() throws IOException {
        JsonNode topics = YAML.readTree(EventSchemas.class.getResourceAsStream("/org/hengce/contracts/topics.yaml"));
        assertThat(topics.get("topics").findValuesAsText("name").stream()
                        .filter(name -> !name.endsWith(".dead-letter")))
                .containsExactlyInAnyOrderElementsOf(EventSchemas.BY_TOPIC.keySet());
    }

    private static List<String> wrong(String type, String data) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(FOLDER.resolve(type + ".json")));
        return schema.validate(data, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void aSchemaTellsDataThatFitFromDataThatDoNot() throws IOException {
        String type = "org.hengce.observations.v1";
        String good = """
                {"indicator": "i", "vintage": "2026-11-23T15:12:20.278001Z", "previousVintage": null, "part": 1, "parts": 1,
                 "rows": [{"region": "R", "sector": "_T", "period": "1987", "value": null, "status": "O", "confidentiality": "F"}]}""";
        assertThat(wrong(type, good)).isEmpty();
        for (Map.Entry<String, String> change : Map.of(
                        "\"part\": 1,", "",
                        "\"part\": 1", "\"part\": \"one\"",
                        "\"indicator\": \"i\"", "\"indicator\": null",
                        "\"status\": \"O\", ", "")
                .entrySet()) {
            assertThat(wrong(type, good.replace(change.getKey(), change.getValue())))
                    .as(change.toString())
                    .isNotEmpty();
        }
    }

    @Test
    void aFieldThatALaterReleaseAddsFits() throws IOException {
        assertThat(wrong("org.hengce.sector.v1", sectorAsJson().replace("\"code\"", "\"later\": {\"a\": 1}, \"code\"")))
                .isEmpty();
    }

    private static String sectorAsJson() {
        return "{\"epoch\": 1, \"revision\": 1, \"retired\": false, \"code\": \"C\", \"name\": {\"zh\": null, \"en\": \"x\"},"
                + " \"parent\": null, \"classification\": null, \"level\": null, \"validFrom\": null, \"validTo\": null}";
    }
}
