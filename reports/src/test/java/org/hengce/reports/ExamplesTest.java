package org.hengce.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hengce.presentation.Language;
import org.hengce.presentation.report.Report;
import org.hengce.presentation.report.Report.Form;
import org.hengce.reports.markdown.MarkdownReport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The samples in {@code docs/examples} are what is written today. */
class ExamplesTest {
    private static final Path FOLDER = Path.of("..", "docs", "examples");
    /** The last digits of an estimate, and so its hash, may differ from one processor to another. */
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    @ParameterizedTest
    @EnumSource
    void theSampleReportsAreWhatIsWrittenToday(Language language) throws IOException {
        String suffix = "-" + language.name().toLowerCase(Locale.ROOT) + ".";
        Report full = Samples.demo(language, Form.FULL);
        Report sheet = Samples.demo(language, Form.SHEET);
        if ("write".equals(System.getProperty("hengce.examples"))) {
            Files.createDirectories(FOLDER);
            for (Format format : Format.values()) {
                Files.write(FOLDER.resolve("report" + suffix + format.extension()), format.of(full));
            }
            Files.write(FOLDER.resolve("sheet" + suffix + Format.PDF.extension()), Format.PDF.of(sheet));
        }
        assertThat(withoutHashes(Files.readString(FOLDER.resolve("report" + suffix + "md"))))
                .as("make the samples again: ./hengce test -- -pl reports -am -Dtest=ExamplesTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dhengce.examples=write")
                .isEqualTo(withoutHashes(MarkdownReport.of(full)));
    }

    private static String withoutHashes(String text) {
        return HASH.matcher(text).replaceAll("…");
    }
}
