package org.hengce.methods.csv;

import static org.hengce.methods.csv.CsvText.COHORT;
import static org.hengce.methods.csv.CsvText.INDICATOR;
import static org.hengce.methods.csv.CsvText.LAYOUT;
import static org.hengce.methods.csv.ProblemAssertions.assertProblem;
import static org.hengce.methods.csv.ProblemAssertions.refused;

import org.hengce.methods.csv.PanelDataException.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be wrong with periods and with the treatment, which is told by them. */
class PanelPeriodProblemsTest {
    @ParameterizedTest
    @ValueSource(strings = {"2", "yes", "-1", "0.5", "TRUE"})
    void aTreatmentThatIsNeitherZeroNorOne(String cell) {
        assertProblem(
                refused(INDICATOR, "unit,year,y,d", "a,2001,1," + cell),
                Code.TREATMENT_NOT_BINARY,
                "line 2, column d",
                cell);
    }

    @Test
    void aTreatmentThatSwitchesOff() {
        assertProblem(
                refused(INDICATOR, "unit,year,y,d", "a,2003,1,0", "a,2001,1,0", "a,2002,1,1", "b,2001,1,0"),
                Code.TREATMENT_SWITCHES_OFF,
                "line 2, column d",
                "a is treated in 2002 and not in 2003");
    }

    @Test
    void firstTreatedPeriodsThatDisagree() {
        assertProblem(
                refused(COHORT, "unit,year,y,g", "a,2001,1,2002", "a,2002,1,", "b,2001,1,0"),
                Code.COHORTS_DISAGREE,
                "line 3, column g",
                "no period here and in 2002");
    }

    @Test
    void aFirstTreatedPeriodBehindTheLastPeriod() {
        assertProblem(
                refused(COHORT, "unit,year,y,g", "a,2001,1,2005", "b,2001,1,2005", "c,2001,1,", "c,2002,1,"),
                Code.COHORT_AFTER_END,
                "2 units (a, b)",
                "2005",
                "2002",
                "empty");
    }

    @Test
    void aFirstTreatedPeriodBetweenPeriods() {
        assertProblem(
                refused(COHORT, "unit,year,y,g", "a,1990,1,1995", "a,2000,1,1995", "b,2010,1,"),
                Code.COHORT_BETWEEN_PERIODS,
                "1995",
                "1990 and 2000");
    }

    @Test
    void aFirstTreatedPeriodOfAnotherLengthOrOfNone() {
        assertProblem(
                refused(COHORT, "unit,year,y,g", "a,2001,1,2002-Q1", "a,2002,1,2002-Q1"),
                Code.ONE_UNIT,
                "before-after");
        assertProblem(
                refused(COHORT, "unit,year,y,g", "a,2001,1,2002-Q1", "a,2002,1,2002-Q1", "b,2001,1,"),
                Code.MIXED_FREQUENCY,
                "2002-Q1");
        assertProblem(
                refused(COHORT, "unit,year,y,g", "a,2001,1,2002.0", "a,2002,1,2002.0", "b,2001,1,"),
                Code.MALFORMED_PERIOD,
                "'2002.0'",
                "write 2002");
    }

    @ParameterizedTest
    @CsvSource({
        "2001.0,2001",
        "2021Q3,2021-Q3",
        "Q3 2021,2021-Q3",
        "1969-1,1969-01",
        "1969M1,1969-01",
        "2021/07,2021-07",
        "2021-W5,2021-W05",
        "2021/7/5,2021-07-05",
        "2021-07-05T00:00:00,2021-07-05",
        "007,7"
    })
    void aPeriodInAnotherFormIsToldTheRightOne(String written, String right) {
        assertProblem(
                refused(LAYOUT, "unit,year,y", "a," + written + ",1"),
                Code.MALFORMED_PERIOD,
                "line 2, column year",
                "'" + written + "'",
                "write " + right);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spring", "2021-13", "2021-02-30", "20x1", "2021-W60", "1.5"})
    void whatIsNoPeriodAtAll(String written) {
        assertProblem(
                refused(LAYOUT, "unit,year,y", "a," + written + ",1"), Code.MALFORMED_PERIOD, "'" + written + "'");
    }

    @Test
    void onePeriodWrittenInTwoWays() {
        assertProblem(
                refused(LAYOUT, "unit,year,y", "a,2001,1", "b,2001.0,1"),
                Code.PERIOD_WRITTEN_TWICE,
                "line 3, column year",
                "'2001.0' is the period that line 2 writes '2001'");
        assertProblem(refused(LAYOUT, "unit,year,y", "a,0005,1", "b,5,1"), Code.PERIOD_WRITTEN_TWICE, "'5'", "'0005'");
    }

    @Test
    void periodsOfTwoLengths() {
        assertProblem(
                refused(LAYOUT, "unit,year,y", "a,2001,1", "b,2001-Q1,1"),
                Code.MIXED_FREQUENCY,
                "line 3",
                "2001-Q1",
                "2001 in line 2");
        assertProblem(
                refused(LAYOUT.within("2001-01", null), "unit,year,y", "a,2001,1"), Code.MIXED_FREQUENCY, "2001-01");
    }

    @Test
    void periodsThatNobodyHas() {
        assertProblem(
                refused(LAYOUT, "unit,year,y", "a,2001,1", "b,2002,1", "a,2005,1"),
                Code.UNEVEN_PERIODS,
                "2003, 2004",
                "2 between 2001 and 2005");
    }
}
