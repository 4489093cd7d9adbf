package org.hengce.policy.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hengce.policy.WithPolicies;
import org.junit.jupiter.api.Test;

/** What samples/ offers is what the registers take; under codes of the test's own, for tests share them. */
@QuarkusTest
class SamplesTest extends WithPolicies {
    private static final Path SAMPLES = Path.of("../samples");

    @Test
    void theFourNationalStrategiesAreRegisteredAsTheyStandAndSayThatTheyAreSamples() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(SAMPLES.resolve("strategies"))) {
            files = all.sorted().toList();
        }
        assertThat(files).hasSize(4);
        for (Path file : files) {
            ObjectNode strategy = (ObjectNode) json.readTree(Files.readString(file));
            assertThat(strategy.at("/title/zh").textValue()).contains("示例");
            assertThat(strategy.at("/title/en").textValue()).contains("sample");
            officer()
                    .body(strategy.put("code", newCode()))
                    .post("/api/v1/strategies")
                    .then()
                    .statusCode(201);
        }
    }

    @Test
    void theGlossaryIsTakenAsItStandsInBothLanguages() throws IOException {
        JsonNode glossary = json.readTree(Files.readString(SAMPLES.resolve("references/glossary.json")));
        for (JsonNode term : glossary.get("references")) {
            for (String text : List.of("/title/zh", "/title/en", "/text/zh", "/text/en")) {
                assertThat(term.at(text).asText()).as("%s of %s", text, term).isNotBlank();
            }
            ((ObjectNode) term).put("code", newCode());
        }
        officer()
                .body(glossary)
                .post("/api/v1/references")
                .then()
                .statusCode(201)
                .body("made", equalTo(22));
    }
}
