package org.hengce.methods.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hengce.methods.csv.CsvText.INDICATOR;
import static org.hengce.methods.csv.CsvText.LAYOUT;
import static org.hengce.methods.csv.CsvText.lines;
import static org.hengce.methods.csv.ProblemAssertions.assertProblem;
import static org.hengce.methods.csv.ProblemAssertions.refused;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hengce.methods.csv.PanelDataException.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PanelProblemsTest {
    @Test
    void anEmptyFile() {
        assertProblem(refused(LAYOUT, new byte[0]), Code.EMPTY_FILE, "nothing");
        assertProblem(refused(LAYOUT, "\n\n\n".getBytes(StandardCharsets.UTF_8)), Code.EMPTY_FILE);
        assertProblem(refused(LAYOUT, "\uFEFF".getBytes(StandardCharsets.UTF_8)), Code.EMPTY_FILE);
    }

    @Test
    void aHeaderWithoutRows() {
        assertProblem(refused(LAYOUT, "unit,year,y"), Code.HEADER_ONLY);
    }

    @Test
    void aColumnThatIsNotThereIsNamedWithThoseNearIt() {
        assertProblem(refused(LAYOUT, "unit,years,y", "a,2001,1"), Code.UNKNOWN_COLUMN, "line 1", "'year'", "years");
        assertProblem(
                refused(LAYOUT, "unit,when,y", "a,2001,1"), Code.UNKNOWN_COLUMN, "'year'", "there are unit, when, y");
        assertProblem(refused(LAYOUT, "unit,Year,y", "a,2001,1"), Code.UNKNOWN_COLUMN, "is it Year?");
    }

    @Test
    void severalColumnsThatAreNotThereAreAllNamed() {
        PanelDataException e = refused(INDICATOR, "state,when,packs", "a,2001,1");
        assertThat(e.count()).isEqualTo(4);
        assertThat(e.problems()).extracting(DataProblem::kind).containsOnly(Code.UNKNOWN_COLUMN);
    }

    @Test
    void aNameThatFitsSeveralColumnsIsAmbiguous() {
        assertProblem(
                refused(LAYOUT, "unit,Year,YEAR,y", "a,2001,2001,1"), Code.AMBIGUOUS_COLUMN, "'year'", "Year, YEAR");
    }

    @Test
    void aColumnThatStandsThereTwice() {
        assertProblem(
                refused(LAYOUT, "unit,year,y,year", "a,2001,1,2001"), Code.DUPLICATE_COLUMN, "year", "cells 2 and 4");
    }

    @Test
    void aDuplicateThatNobodyAsksForDoesNotMatter() {
        assertThat(CsvText.read(LAYOUT, lines("unit,year,y,x,x", "a,2001,1,1,1", "b,2002,1,1,1"))
                        .unitCount())
                .isEqualTo(2);
    }

    @Test
    void oneColumnForTwoThings() {
        assertProblem(
                refused(CsvLayout.panel("unit", "year", "year"), "unit,year", "a,2001"),
                Code.COLUMN_USED_TWICE,
                "year");
        assertProblem(
                refused(LAYOUT.withColumns(List.of("x"), List.of("x")), "unit,year,y,x", "a,2001,1,1"),
                Code.COLUMN_USED_TWICE,
                "column x");
    }

    @Test
    void cellsSeparatedByAnythingElse() {
        assertThat(refused(LAYOUT, "unit;year;y", "a;2001;1").getMessage()).contains("separated by ;");
        assertThat(refused(LAYOUT, "unit\tyear\ty", "a\t2001\t1").getMessage()).contains("separated by tab");
    }

    @Test
    void bytesThatAreNotUtf8AreNamedByTheirLine() {
        byte[] latin = lines("unit,year,y", "a,2001,1", "a,2002,1", "M\u00fcnchen,2001,1")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertProblem(refused(LAYOUT, latin), Code.NOT_UTF8, "line 4", "UTF-8");
        byte[] utf16 = lines("unit,year,y", "a,2001,1").getBytes(StandardCharsets.UTF_16);
        assertProblem(refused(LAYOUT, utf16), Code.NOT_UTF8, "line 1");
        byte[] cut = {'u', ',', 'y', '\n', 'a', (byte) 0xE5, (byte) 0x8C};
        assertThat(refused(CsvLayout.series("u", "y"), cut).code()).isEqualTo(Code.NOT_UTF8);
    }

    @Test
    void nulBytesAreNoText() {
        byte[] name = lines("unit,year,y", "a,2001,1", "b\0,2001,1").getBytes(StandardCharsets.UTF_8);
        assertProblem(refused(LAYOUT, name), Code.NOT_UTF8, "line 3", "NUL");
        byte[] wide = lines("unit,year,y", "a,2001,1").getBytes(StandardCharsets.UTF_16LE);
        assertProblem(refused(LAYOUT, wide), Code.NOT_UTF8, "line 1", "UTF-16");
        byte[] first = "\0unit,year,y\n".getBytes(StandardCharsets.UTF_8);
        assertProblem(refused(LAYOUT, first), Code.NOT_UTF8, "line 1");
    }

    @Test
    void rowsThatAreTooShortAreToldOtherwiseThanRowsThatAreTooLong() {
        assertProblem(
                refused(LAYOUT, lines("unit,year,y", "a,2001", "b,2001,1").getBytes(StandardCharsets.UTF_8)),
                Code.WRONG_CELL_COUNT,
                "line 2",
                "write all of them");
        assertProblem(
                refused(LAYOUT, lines("unit,year,y", "a,2001,1,5").getBytes(StandardCharsets.UTF_8)),
                Code.WRONG_CELL_COUNT,
                "a cell that holds a comma into quotes");
    }

    @Test
    void aStartThatWasStatedBeyondTheEndIsAMistakeOfTheOption() {
        CsvLayout stated = LAYOUT.withTreatment(new TreatmentColumn.Stated(Map.of("a", "2009")));
        String file = lines("unit,year,y", "a,2001,1", "a,2002,1", "b,2001,1", "b,2002,2");
        assertThat(refused(stated, file.getBytes(StandardCharsets.UTF_8)).getMessage())
                .contains("a is to be treated from 2009 on, after the last period 2002", "name a period of the panel")
                .doesNotContain("leave that empty");
    }

    @Test
    void bytesThatAreNotUtf8FarBelowAreNamedByTheirLineToo() {
        String many = "unit,year,y\r\n" + "a,2001,1\r\n".repeat(30_000) + "b,2001,\u00ff\r\n";
        PanelDataException e = refused(LAYOUT, many.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(e.getMessage()).contains("line 30002");
    }

    @Test
    void aQuoteThatIsNotClosed() {
        assertProblem(
                refused(LAYOUT, "unit,year,y", "a,2001,1", "\"b,2001,1", "c,2001,1"),
                Code.UNTERMINATED_QUOTE,
                "line 3");
    }

    @Test
    void textBehindAClosingQuote() {
        assertProblem(refused(LAYOUT, "unit,year,y", "a,2001,1", "\"b\"c,2001,1"), Code.TEXT_AFTER_QUOTE, "line 3");
    }

    @Test
    void rowsWithMoreOrFewerCells() {
        PanelDataException e = refused(LAYOUT, "unit,year,y", "a,2001", "b,2001,1", "c,2001,1,5");
        assertThat(e.problems()).extracting(DataProblem::kind).containsOnly(Code.WRONG_CELL_COUNT);
        assertThat(e.getMessage()).contains("line 2: it has 2 cells", "line 4: it has 4 cells");
    }

    @Test
    void rowsThatDoNotSayTheirUnitPeriodOrTreatment() {
        assertProblem(refused(LAYOUT, "unit,year,y", " ,2001,1"), Code.MISSING_UNIT, "line 2, column unit");
        assertProblem(refused(LAYOUT, "unit,year,y", "a,,1"), Code.MISSING_PERIOD, "line 2, column year");
        assertProblem(refused(INDICATOR, "unit,year,y,d", "a,2001,1,"), Code.MISSING_TREATMENT, "line 2, column d");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abc|NOT_A_NUMBER|'abc'",
                "1,234|NOT_A_NUMBER|nothing between thousands",
                "1.234,5|NOT_A_NUMBER|a point",
                "NaN|NOT_A_NUMBER|leave the cell empty",
                "NA|NOT_A_NUMBER|leave the cell empty",
                "0x1p3|NOT_A_NUMBER|no number",
                "1d|NOT_A_NUMBER|no number",
                "Infinity|NOT_FINITE|not finite",
                "-inf|NOT_FINITE|not finite",
                "1e400|NOT_FINITE|not finite"
            })
    void outcomesThatAreNoNumbers(String cell, Code code, String said) {
        assertProblem(
                refused(LAYOUT, "unit,year,y", "a,2001,1", "a,2002,\"" + cell + "\""), code, "line 3, column y", said);
    }

    @Test
    void covariatesAndWeightsThatAreNoNumbers() {
        CsvLayout layout = LAYOUT.withColumns(List.of("x"), List.of()).withWeight("w");
        PanelDataException e = refused(layout, "unit,year,y,x,w", "a,2001,1,one,-3", "b,2001,1,1,0");
        assertThat(e.problems())
                .extracting(DataProblem::kind)
                .containsExactly(Code.NOT_A_NUMBER, Code.WEIGHT_NOT_POSITIVE, Code.WEIGHT_NOT_POSITIVE);
    }

    @Test
    void unitsWithoutAWeightBeforeTheTreatment() {
        CsvLayout layout = INDICATOR.withWeight("w");
        assertProblem(
                refused(layout, "unit,year,y,d,w", "a,2001,1,0,", "a,2002,1,1,5", "b,2001,1,0,3", "b,2002,1,0,3"),
                Code.MISSING_WEIGHT,
                "1 units (a)");
    }

    @Test
    void rowsForOneUnitAndPeriodTwice() {
        PanelDataException e = refused(
                LAYOUT, "unit,year,y", "a,2001,1", "b,2001,1", "a,2001,2", "", "b,2002,3", "b,2002,4", "b,2002,4");
        assertThat(e.code()).isEqualTo(Code.DUPLICATE_ROW);
        assertThat(e.count()).isEqualTo(3);
        assertThat(e.getMessage())
                .contains(
                        "line 4: a has 2001 in line 2 already", "line 7: b has 2002 in line 6 already", "… and 1 more");
    }

    @Test
    void oneUnitOrOnePeriod() {
        assertProblem(refused(LAYOUT, "unit,year,y", "a,2001,1", "a,2002,1"), Code.ONE_UNIT, "a", "before-after");
        assertProblem(refused(LAYOUT, "unit,year,y", "a,2001,1", "b,2001,1"), Code.ONE_PERIOD, "2001");
        assertThat(CsvText.read(LAYOUT.allowingOneUnit(), lines("unit,year,y", "a,2001,1", "a,2002,1"))
                        .unitCount())
                .isEqualTo(1);
    }

    @Test
    void unitsNamedInTheOptionsThatAreNotThere() {
        PanelDataException e =
                refused(LAYOUT.without(Set.of("bejing")), "unit,year,y", "beijing,2001,1", "b,2001,1", "b,2002,1");
        assertProblem(e, Code.UNKNOWN_UNIT, "'bejing'", "is it beijing?");
        assertProblem(
                refused(
                        LAYOUT.withTreatment(new TreatmentColumn.Stated(Map.of("zz", "2002"))),
                        "unit,year,y",
                        "a,2001,1",
                        "b,2002,1"),
                Code.UNKNOWN_UNIT,
                "'zz'");
    }

    @Test
    void nothingThatCounts() {
        assertProblem(refused(LAYOUT.within("2010", null), "unit,year,y", "a,2001,1", "b,2002,1"), Code.NOTHING_LEFT);
    }

    @Test
    void columnsThatMakeNoPanel() {
        String rows = IntStream.range(0, 10_000)
                .mapToObj(i -> "u%d,%d,1".formatted(i, 10_000 + i))
                .collect(Collectors.joining("\n"));
        assertProblem(refused(LAYOUT, "unit,year,y", rows), Code.TOO_SPARSE, "100,000,000 cells for 10,000 rows");
    }

    @Test
    void outcomesThatCannotBeTransformed() {
        assertProblem(
                refused(LAYOUT.withTransform(OutcomeTransform.parse("log")), "unit,year,y", "a,2001,0"),
                Code.NOT_POSITIVE,
                "line 2, column y");
        assertProblem(
                refused(LAYOUT.withTransform(OutcomeTransform.parse("per-capita:p")), "unit,year,y,p", "a,2001,1,-2"),
                Code.NOT_POSITIVE,
                "line 2, column p");
        assertProblem(
                refused(
                        LAYOUT.withTransform(OutcomeTransform.parse("per-capita:p")),
                        "unit,year,y,p",
                        "a,2001,1e300,1e-300"),
                Code.NOT_FINITE,
                "line 2, column y");
    }

    @Test
    void growthBeyondAllNumbers() {
        assertProblem(
                refused(
                        LAYOUT.withTransform(OutcomeTransform.parse("growth")),
                        "unit,year,y",
                        "a,2001,1e-300",
                        "a,2002,1e300",
                        "b,2001,1"),
                Code.NOT_FINITE,
                "column y: a, 2002");
    }

    @Test
    void theFirstTenProblemsAreListedAndAllAreCounted() {
        String rows = IntStream.range(0, 25)
                .mapToObj(i -> "a,%d,x".formatted(2000 + i))
                .collect(Collectors.joining("\n"));
        PanelDataException e = refused(LAYOUT, "unit,year,y", rows);
        assertThat(e.count()).isEqualTo(25);
        assertThat(e.problems())
                .hasSize(10)
                .extracting(DataProblem::line)
                .startsWith(2L, 3L)
                .isSorted();
        assertThat(e.getMessage()).endsWith("… and 15 more");
    }
}
