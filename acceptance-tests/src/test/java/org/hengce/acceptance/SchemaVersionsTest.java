package org.hengce.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service waits for the schema that its own newest script makes: an earlier one would let it begin too soon. */
class SchemaVersionsTest {
    private static final Path ROOT = Path.of("..");

    @ParameterizedTest
    @ValueSource(strings = {"policy-service", "indicator-service", "evaluation-service", "gateway"})
    void aServiceWaitsForItsNewestScript(String service) throws IOException {
        Path resources = ROOT.resolve(service).resolve("src/main/resources");
        assertThat(number(resources.resolve("application.properties"), "hengce.schema-version"))
                .isEqualTo(newest(resources.resolve("db/migration")));
    }

    @Test
    void everyServiceWaitsForTheNewestScriptOfTheKit() throws IOException {
        Path resources = ROOT.resolve("service-kit/src/main/resources");
        assertThat(number(resources.resolve("META-INF/microprofile-config.properties"), "hengce.kit-schema-version"))
                .isEqualTo(newest(resources.resolve("db/kit")));
    }

    private static int number(Path file, String key) throws IOException {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        }
        return Integer.parseInt(settings.getProperty(key));
    }

    private static int newest(Path scripts) throws IOException {
        try (Stream<Path> files = Files.list(scripts)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("V[0-9]+__.*\\.sql"))
                    .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
                    .max()
                    .orElseThrow();
        }
    }
}
