package org.hengce.methods.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Figures are those of the reference and the page says so. With {@code -Dhengce.figures.write=true} the page is written
 * anew; rows on data of the shared folder are skipped, by name, where there is none.
 */
class FigureTableTest {
    private static final String WRITE = "hengce.figures.write";
    private static final String HOW_TO = "run with -D" + WRITE + "=true and look at what changed";
    private static final FigureTable TABLE = new FigureTable();

    @BeforeAll
    static void writeThePageIfAsked() throws IOException {
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(FigurePage.FILE, FigurePage.of(TABLE));
        }
    }

    static Stream<FigureSection> ofSamples() {
        return FigureTable.SECTIONS.stream().filter(FigureSection::sample);
    }

    static Stream<FigureSection> ofReference() {
        return FigureTable.SECTIONS.stream().filter(section -> !section.sample());
    }

    @ParameterizedTest
    @MethodSource("ofSamples")
    void figuresOnSamplesAgree(FigureSection section) {
        assertAgreement(section);
    }

    @ParameterizedTest
    @MethodSource("ofReference")
    void figuresOnDataOfTheLiteratureAgree(FigureSection section) {
        assertAgreement(section);
    }

    private static void assertAgreement(FigureSection section) {
        assertThat(TABLE.rows(section)).isNotEmpty().allMatch(FigureRow::agrees);
    }

    @Test
    void thePageHasTheRowsOfSamplesAndNoOthersOfThem() throws IOException {
        List<FigureRow> rows =
                ofSamples().flatMap(section -> TABLE.rows(section).stream()).toList();
        List<String> onPage = Files.readAllLines(FigurePage.FILE).stream()
                .filter(line -> rows.stream().anyMatch(row -> line.startsWith("| " + row.data() + " |")))
                .map(FigureTableTest::withoutRounding)
                .toList();
        assertThat(onPage)
                .as(HOW_TO)
                .containsExactlyElementsOf(rows.stream()
                        .map(FigureRow::line)
                        .map(FigureTableTest::withoutRounding)
                        .toList());
    }

    @Test
    void thePageIsWhatTheBuildMakes() throws IOException {
        List<String> expected = FigurePage.of(TABLE)
                .lines()
                .map(FigureTableTest::withoutRounding)
                .toList();
        assertThat(Files.readAllLines(FigurePage.FILE))
                .as(HOW_TO)
                .map(FigureTableTest::withoutRounding)
                .containsExactlyElementsOf(expected);
    }

    /**
     * Below 1e-8 a difference is rounding, and another machine's logarithm may move it across a power of ten; that it is
     * within the tolerance is asserted above.
     */
    private static String withoutRounding(String line) {
        return line.replaceAll("≤ 1e-(9|1[0-2]) ", "≤ rounding ");
    }
}
