package org.hengce.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hengce.presentation.Language;
import org.hengce.presentation.report.Report;
import org.hengce.presentation.report.Report.Form;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FormatTest {
    @ParameterizedTest
    @EnumSource
    void theSameReportHasTheSameBytes(Format format) throws IOException {
        for (Language language : Language.values()) {
            for (Form form : Form.values()) {
                Report report = Samples.demo(language, form);
                byte[] bytes = format.of(report);

                assertThat(format.of(report)).isEqualTo(bytes);
                // Left for those who want to look at it.
                Path reports = Files.createDirectories(Path.of("target", "reports"));
                Files.write(
                        reports.resolve("%s-%s.%s".formatted(form.code(), language.tag(), format.extension())), bytes);
            }
        }
    }
}
