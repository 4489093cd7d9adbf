package org.hengce.methods.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hengce.methods.csv.CsvText.lines;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hengce.methods.csv.PanelDataException.Code;

/** Files that must not be read, and what has to be said about them. */
final class ProblemAssertions {
    private ProblemAssertions() {}

    static PanelDataException refused(CsvLayout layout, byte[] bytes) {
        PanelDataException e = catchThrowableOfType(PanelDataException.class, () -> CsvText.read(layout, bytes));
        assertThat(e).isNotNull();
        assertThat(e.problems()).allSatisfy(problem -> {
            assertThat(problem.inEnglish()).isNotBlank();
            assertThat(problem.inChinese()).isNotBlank();
        });
        return e;
    }

    static PanelDataException refused(CsvLayout layout, String... lines) {
        return refused(layout, lines(lines).getBytes(StandardCharsets.UTF_8));
    }

    static void assertProblem(PanelDataException e, Code code, String... parts) {
        assertThat(e.code()).isEqualTo(code);
        assertThat(e.count()).isEqualTo(1);
        assertThat(e.problems()).hasSize(1);
        assertThat(List.of(parts)).allSatisfy(part -> assertThat(e.getMessage()).contains(part));
    }
}
