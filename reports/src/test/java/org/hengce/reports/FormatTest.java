package org.hengce.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hengce.presentation.Language;
import org.hengce.presentation.report.Report;
import org.hengce.presentation.report.Report.Form;
import org.junit.jupiter.api.Test;
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

    /** Fonts and what draws charts are shared. */
    @Test
    void documentsThatAreMadeAtTheSameTimeHaveTheSameBytesAsAloneToo() throws Exception {
        List<Report> reports = List.of(
                Samples.demo(Language.ZH, Form.SHEET),
                OtherSamples.ranking(Language.EN),
                OtherSamples.index(Language.ZH));
        List<byte[]> alone = reports.stream().map(Format.PDF::of).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<byte[]>> together = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                Report report = reports.get(i % reports.size());
                together.add(threads.submit(() -> Format.PDF.of(report)));
            }
            for (int i = 0; i < together.size(); i++) {
                assertThat(together.get(i).get()).isEqualTo(alone.get(i % alone.size()));
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
