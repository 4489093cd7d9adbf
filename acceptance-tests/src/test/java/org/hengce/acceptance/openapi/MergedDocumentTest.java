package org.hengce.acceptance.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The document that is checked in is the one that the services make today. */
class MergedDocumentTest {
    private static final List<String> SERVICES =
            List.of("policy-service", "indicator-service", "evaluation-service", "gateway");
    private static final Path CHECKED_IN = Path.of("../contracts/src/main/resources/openapi/hengce.yaml");
    private static final String REWRITE =
            "mvn -pl acceptance-tests -am -DskipITs -Dtest=MergedDocumentTest -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Dhengce.openapi=write verify";
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();

    private static JsonNode head() throws IOException {
        return YAML.readTree(MergedDocumentTest.class.getResourceAsStream("/openapi/head.yaml"));
    }

    @Test
    void theCheckedInDocumentIsWhatTheServicesSay() throws IOException {
        Map<String, JsonNode> services = new TreeMap<>();
        for (String service : SERVICES) {
            Path made = Path.of("..", service, "target/openapi/openapi.json");
            assertThat(made)
                    .as("the build of %s writes it: run with -am", service)
                    .exists();
            services.put(service, new ObjectMapper().readTree(made.toFile()));
        }
        String merged = YAML.writeValueAsString(MergedDocument.of(head(), services));
        if ("write".equals(System.getProperty("hengce.openapi"))) {
            Files.createDirectories(CHECKED_IN.getParent());
            Files.writeString(CHECKED_IN, merged);
        }
        assertThat(Files.readString(CHECKED_IN))
                .as("the HTTP interface and contracts/src/main/resources/openapi/hengce.yaml differ; if the change is"
                        + " meant, write the document anew, look at what changed in it and commit it:\n  " + REWRITE)
                .isEqualTo(merged);
    }

    private static JsonNode yaml(String text) throws IOException {
        return YAML.readTree(text);
    }

    @Test
    void aNameForTwoThingsIsRefused() throws IOException {
        JsonNode one = yaml("components: {schemas: {Goal: {type: string}}}");
        JsonNode other = yaml("components: {schemas: {Goal: {type: number}}}");
        assertThatThrownBy(() -> MergedDocument.of(head(), Map.of("a", one, "b", other)))
                .hasMessageContaining("Goal means another schemas in b");
    }

    @Test
    void anOperationOfTwoServicesIsRefused() throws IOException {
        JsonNode one = yaml("paths: {/x: {get: {operationId: a}}}");
        assertThatThrownBy(() -> MergedDocument.of(head(), Map.of("a", one, "b", one)))
                .hasMessageContaining("get /x is offered by b and by another service");
    }

    @Test
    void whatIsSentHasASchemaOfItsOwnWhereItIsReadAsWell() throws IOException {
        JsonNode service = yaml("""
                paths:
                  /x:
                    put:
                      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}
                      responses:
                        "200": {content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}
                components:
                  schemas:
                    Thing:
                      type: object
                      required: [name, note, tags, kind]
                      x-may-be-left-out: [note, tags]
                      properties:
                        name: {type: string}
                        note: {type: [string, "null"]}
                        tags: {type: array, items: {$ref: "#/components/schemas/Kind"}, default: []}
                        kind: {$ref: "#/components/schemas/Kind"}
                    Kind: {type: string, enum: [A, B]}
                    Unused: {type: object}
                """);
        ObjectNode merged = MergedDocument.of(head(), Map.of("a", service));
        assertThat(merged.at("/components/schemas")).isEqualTo(yaml("""
                Kind: {type: string, enum: [A, B]}
                Thing:
                  type: object
                  required: [name, note, tags, kind]
                  properties:
                    name: {type: string}
                    note: {type: [string, "null"]}
                    tags: {type: array, items: {$ref: "#/components/schemas/Kind"}, default: []}
                    kind: {$ref: "#/components/schemas/Kind"}
                ThingInput:
                  type: object
                  required: [name, kind]
                  properties:
                    name: {type: string}
                    note: {type: [string, "null"]}
                    tags: {type: [array, "null"], items: {$ref: "#/components/schemas/Kind"}, default: []}
                    kind: {$ref: "#/components/schemas/Kind"}
                  additionalProperties: false
                """));
        assertThat(merged.at("/paths/~1x/put/requestBody/content/application~1json/schema/$ref")
                        .textValue())
                .isEqualTo("#/components/schemas/ThingInput");
        assertThat(merged.at("/paths/~1x/put/responses/200/content/application~1json/schema/$ref")
                        .textValue())
                .isEqualTo("#/components/schemas/Thing");
    }
}
