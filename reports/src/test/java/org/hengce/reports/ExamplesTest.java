package org.hengce.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Map<String, Report> reports = new LinkedHashMap<>();
        reports.put("report", Samples.demo(language, Form.FULL));
        reports.put("comparison", OtherSamples.comparison(language));
        reports.put("ranking", OtherSamples.ranking(language));
        reports.put("strategy", OtherSamples.strategy(language));
        reports.put("index", OtherSamples.index(language));
        String suffix = "-" + language.code() + ".";
        boolean write = "write".equals(System.getProperty("hengce.examples"));
        if (write) {
            Files.createDirectories(FOLDER);
            Files.write(FOLDER.resolve("sheet" + suffix + "pdf"), Format.PDF.of(Samples.demo(language, Form.SHEET)));
        }
        for (Map.Entry<String, Report> report : reports.entrySet()) {
            Path file = FOLDER.resolve(report.getKey() + suffix + "md");
            if (write) {
                // Two formats show what the others look like; all of one report, but for that for programs, are enough.
                for (Format format : report.getKey().equals("report")
                        ? List.of(Format.HTML, Format.PDF, Format.MARKDOWN, Format.XLSX)
                        : List.of(Format.PDF, Format.MARKDOWN)) {
                    Files.write(
                            FOLDER.resolve(report.getKey() + suffix + format.extension()),
                            format.of(report.getValue()));
                }
            }
            assertThat(withoutHashes(Files.readString(file)))
                    .as("make the samples again: ./hengce test -- -pl reports -am -Dtest=ExamplesTest"
                            + " -Dsurefire.failIfNoSpecifiedTests=false -Dhengce.examples=write")
                    .isEqualTo(withoutHashes(MarkdownReport.of(report.getValue())));
        }
    }

    private static String withoutHashes(String text) {
        return HASH.matcher(text).replaceAll("…");
    }
}
