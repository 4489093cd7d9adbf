package org.hengce.contracts.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Whoever wrote a client of the last release may go on using it, or the change log says what breaks. */
class PublicDocumentTest {
    private static final String MARK = "BREAKING: ";

    private static Document resource(String name) throws IOException {
        try (InputStream yaml = Objects.requireNonNull(PublicDocumentTest.class.getResourceAsStream(name), name)) {
            return Document.read(yaml);
        }
    }

    @Test
    void whatBreaksClientsOfTheLastReleaseIsNamedInTheChangeLog() throws IOException {
        List<String> named = Unreleased.lines(Files.readString(Path.of("../CHANGELOG.md"))).stream()
                .filter(line -> line.contains(MARK))
                .map(line -> line.substring(line.indexOf(MARK) + MARK.length()).strip())
                .toList();
        assertThat(BreakingChanges.between(resource("/openapi/baseline.yaml"), resource("/openapi/hengce.yaml")))
                .filteredOn(difference -> named.stream().noneMatch(line -> Unreleased.names(line, difference)))
                .as("clients break; undo it, or name each in the Unreleased part of CHANGELOG.md as"
                        + " '- BREAKING: METHOD /path …' or '- BREAKING: SchemaName …'")
                .isEmpty();
    }

    @Test
    void onlyTheUnreleasedPartOfTheChangeLogCounts() {
        String log = """
                # Changes
                ## [Unreleased]
                - BREAKING: PUT /things/{code} takes no note any more.
                ## [1.0.0]
                - BREAKING: Thing has no kind.
                """;
        assertThat(Unreleased.lines(log)).containsExactly("- BREAKING: PUT /things/{code} takes no note any more.");
        Difference difference = new Difference(List.of("PUT /things/{code}", "Thing"), "note is gone");
        assertThat(Unreleased.names("PUT /things/{code} takes no note any more.", difference))
                .isTrue();
        assertThat(Unreleased.names("Thing: no note.", difference)).isTrue();
        assertThat(Unreleased.names("Things have no note.", difference)).isFalse();
        assertThat(Unreleased.names("PUT /things is gone.", difference)).isFalse();
    }
}
