package org.hengce.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.hengce.presentation.look.Look;
import org.junit.jupiter.api.Test;

/** What the build has made of the sources. */
class BundleTest {
    private static final Path FILES = Path.of("target/classes/org/hengce/console/files");

    private static Path file(String pattern) throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.filter(file -> file.getFileName().toString().matches(pattern))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The goal is 350 kB; what has grown beyond this should be asked why. */
    @Test
    void allScriptsTogetherAreBelow60KilobytesCompressed() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(Files.readAllBytes(file("main-.*\\.js")));
        }
        assertThat(packed.size()).isLessThan(60_000);
    }

    @Test
    void thePageAsksForNothingFromElsewhereAndHasNothingInline() throws IOException {
        assertThat(Files.readString(FILES.resolve("index.html")))
                .doesNotContain("//", "<style", "style=", "onclick")
                .contains("src=\"/assets/main-", "href=\"/assets/console-");
    }

    @Test
    void theListNamesTheFilesThatAreThere() throws IOException {
        List<String> listed = Files.readAllLines(FILES.resolve("files.txt"));
        try (Stream<Path> files = Files.list(FILES)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("files.txt")))
                    .containsExactlyInAnyOrderElementsOf(listed);
        }
    }

    /** One palette: a colour of the console's own would be one that nobody has looked at in the dark or without colour vision. */
    @Test
    void coloursAreThoseOfReports() throws IOException {
        assertThat(Files.readString(Path.of("src/main/web/console.css"))).doesNotContainPattern("#[0-9a-fA-F]{3,8}\\b");
        String css = Files.readString(file("console-.*\\.css"));
        Look.byRole().forEach((role, colour) -> assertThat(css).contains("--hc-" + role + ":"));
    }
}
