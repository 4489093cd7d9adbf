package org.hengce.methods.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hengce.methods.csv.CsvText.COHORT;
import static org.hengce.methods.csv.CsvText.INDICATOR;
import static org.hengce.methods.csv.CsvText.LAYOUT;
import static org.hengce.methods.csv.CsvText.lines;
import static org.hengce.methods.csv.CsvText.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hengce.methods.Figures;
import org.hengce.methods.RandomPanels;
import org.hengce.methods.panel.Factor;
import org.hengce.methods.panel.Frequency;
import org.hengce.methods.panel.Panel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PanelReaderTest {
    private static final String SMALL = lines("unit,year,y,d", "b,2001,1.5,0", "b,2002,2,1", "a,2001,,0", "a,2002,4,0");

    @Test
    void aPanelIsReadWithItsTreatmentAndItsGaps() {
        Panel panel = read(INDICATOR, SMALL);
        assertThat(panel.units()).containsExactly("a", "b");
        assertThat(panel.periods()).containsExactly("2001", "2002");
        assertThat(panel.outcome(0, 0)).isNaN();
        assertThat(panel.outcome(1, 0)).isEqualTo(1.5);
        assertThat(panel.neverTreated(0)).isTrue();
        assertThat(panel.firstTreated(1)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r", "\n\n", "\n   \n", "\r\n\r\n"})
    void lineEndsAndEmptyLinesDoNotMatter(String end) {
        String text = SMALL.replace("\n", end).replace("\n   \n", "\n\n");
        assertThat(read(INDICATOR, text).sha256())
                .isEqualTo(read(INDICATOR, SMALL).sha256());
    }

    @Test
    void aByteOrderMarkAQuotedCellAndSpacesDoNotMatter() {
        String text =
                "\uFEFF\"unit\", year ,y,\"d\"\nb,\"2001\",\t1.5 ,0\n\"b\",2002,\"2\",\" 1\"\na,2001, ,0\na,2002,4,0";
        assertThat(read(INDICATOR, text).sha256())
                .isEqualTo(read(INDICATOR, SMALL).sha256());
    }

    @Test
    void quotedCellsHoldCommasQuotesAndLines() {
        Panel panel = read(
                LAYOUT, lines("unit,year,y", "\"北京, \"\"市\"\"\n区\",2001,1", "\"北京, \"\"市\"\"\n区\",2002,2", "b,2001,3"));
        assertThat(panel.units()).containsExactly("b", "北京, \"市\"\n区");
        assertThat(panel.outcomes(1)).containsExactly(1, 2);
    }

    @Test
    void charactersOutsideTheBasicPlaneSurvive() {
        String unit = "𠮷🏭".repeat(9000);
        Panel panel = read(LAYOUT, lines("unit,year,y", unit + ",2001,1", "b,2002,2"));
        assertThat(panel.units()).containsExactly("b", unit);
    }

    @ParameterizedTest
    @MethodSource("org.hengce.methods.RandomPanels#seeds")
    void aPanelWrittenInAnyOrderIsReadBackToTheBit(long seed) {
        Panel panel = RandomPanels.of(seed);
        assertThat(read(INDICATOR, CsvText.of(panel, seed)).sha256()).isEqualTo(panel.sha256());
        assertThat(read(COHORT, CsvText.of(panel, -seed)).sha256()).isEqualTo(panel.sha256());
    }

    @Test
    void theSampleIsTheSamePanelAsInTheFigures() throws IOException {
        // As the policy lists them: three of the twelve are not in the file.
        Set<String> excluded = new TreeSet<>(
                List.of("US-AZ,US-FL,US-MA,US-MD,US-MI,US-NJ,US-NY,US-OR,US-WA,US-AK,US-HI,US-DC".split(",", -1)));
        CsvLayout layout = CsvLayout.panel("region", "year", "packs_per_capita")
                .withTreatment(new TreatmentColumn.Stated(Map.of("US-CA", "1989")))
                .without(excluded)
                .within("1970", null);
        PanelFile file = new PanelReader(layout).read(Figures.root().resolve("samples/us-cigarettes.csv"));
        assertThat(file.panel().sha256()).isEqualTo(Figures.usCigarettes(1970).sha256());
        assertThat(file.rows()).isEqualTo(37 * 23);
        assertThat(file.notFound()).containsExactly("US-AK", "US-HI", "US-OR");
    }

    @Test
    void aSeriesHasOneUnitThatBearsTheOutcomesName() throws IOException {
        CsvLayout layout = CsvLayout.series("period", "drivers_killed")
                .withTreatment(new TreatmentColumn.Stated(Map.of("drivers_killed", "1983-02")));
        Panel panel = new PanelReader(layout)
                .read(Figures.root().resolve("samples/uk-seatbelts.csv"))
                .panel();
        assertThat(panel.units()).containsExactly("drivers_killed");
        assertThat(panel.frequency()).isEqualTo(Frequency.MONTHLY);
        assertThat(panel.periodCount()).isEqualTo(192);
        assertThat(panel.firstTreated(0)).isEqualTo(169);
    }

    @Test
    void columnsBecomeCovariatesFactorsAndWeights() {
        CsvLayout layout =
                INDICATOR.withColumns(List.of("x"), List.of("s", "year")).withWeight("w");
        Panel panel = read(
                layout,
                lines(
                        "w,s,x,d,y,year,unit",
                        "2,south,10,0,1,2001,b",
                        "4,south,,0,2,2002,b",
                        "99,north,30,1,3,2003,b",
                        ",,50,0,4,2001,a",
                        "5,north,60,0,5,2002,a",
                        "5,north,60,0,5,2003,a"));
        assertThat(panel.covariate(0, 1, 0)).isEqualTo(10);
        assertThat(panel.covariate(0, 1, 1)).isNaN();
        assertThat(panel.factor("s").orElseThrow().levels()).containsExactly("north", "south");
        assertThat(panel.factor("s").orElseThrow().level(0, 0)).isEqualTo(Factor.MISSING);
        assertThat(panel.factor("year").orElseThrow().level(0, 2)).isEqualTo(2);
        assertThat(panel.weight(0)).isEqualTo(5);
        assertThat(panel.weight(1)).isEqualTo(3);
    }

    @Test
    void levelsOfRowsThatDoNotCountAreNoLevels() {
        String text = lines("unit,year,y,s", "a,2001,1,x", "a,2002,1,x", "b,2001,1,y", "b,2002,1,y", "c,2001,1,z");
        Panel panel = read(LAYOUT.withColumns(List.of(), List.of("s")).without(Set.of("a")), text + "c,2002,1,z\n");
        assertThat(panel.factor("s").orElseThrow().levels()).containsExactly("y", "z");
    }

    @Test
    void aConstantWeightStaysWhatItIs() {
        String text =
                lines("unit,year,y,w", "a,2001,1,0.1", "a,2002,1,0.1", "a,2003,1,0.1", "b,2001,1,3", "b,2002,1,3");
        assertThat(read(LAYOUT.withWeight("w"), text).weight(0)).isEqualTo(0.1);
    }

    @Test
    void exclusionsAndWindowLeaveTheRestUnread() {
        String text = lines("unit,year,y", "a,1999,no", "a,2001,1", "a,2002,2", "b,2001,3", "b,2002,4", "c,2001,bad");
        Panel panel = read(LAYOUT.without(Set.of("c")).within("2001", null), text);
        assertThat(panel.units()).containsExactly("a", "b");
        assertThat(panel.periods()).containsExactly("2001", "2002");
    }

    @Test
    void aUnitTreatedBeforeTheWindowOrInAllItsRowsIsAlwaysTreated() {
        String text = lines("unit,year,y,d", "a,2001,1,0", "a,2002,2,1", "a,2003,2,1", "b,2001,3,0", "b,2002,4,0");
        Panel panel = read(INDICATOR.within("2002", null), text + "b,2003,4,0\nc,2003,4,1\n");
        assertThat(panel.alwaysTreated(0)).isTrue();
        assertThat(panel.neverTreated(1)).isTrue();
        assertThat(panel.alwaysTreated(2)).isTrue();
    }

    @Test
    void firstTreatedPeriodsOutsideTheWindowAreBeforeAllOrNever() {
        String text =
                lines("unit,year,y,g", "a,2002,1,1990", "b,2002,1,2004", "c,2002,1,0", "d,2002,1,", "e,2002,1,2003");
        String more = text
                + text.substring(text.indexOf('\n') + 1).replace(",2002,", ",2003,")
                + text.substring(text.indexOf('\n') + 1).replace(",2002,", ",2004,");
        Panel panel = read(COHORT.within(null, "2003"), more);
        assertThat(panel.firstTreated(0)).isZero();
        assertThat(panel.neverTreated(1)).isTrue();
        assertThat(panel.neverTreated(2)).isTrue();
        assertThat(panel.neverTreated(3)).isTrue();
        assertThat(panel.firstTreated(4)).isEqualTo(1);
    }

    @Test
    void periodsThatAreYearsAndNumbersAreCountedOn() {
        String text = lines("unit,year,y", "a,999,1", "a,1000,2", "b,998,1", "b,1001,2");
        assertThat(read(LAYOUT, text).periods()).containsExactly("998", "999", "1000", "1001");
    }

    @Test
    void everyTenthYearIsEven() {
        String text = lines("unit,year,y", "a,1990,1", "a,2000,2", "b,1980,1", "b,2010,2");
        assertThat(read(LAYOUT, text).periods()).containsExactly("1980", "1990", "2000", "2010");
    }

    @Test
    void quartersMonthsWeeksAndDaysAreOrderedAcrossYears() {
        assertThat(read(LAYOUT, lines("unit,year,y", "a,2021-Q1,1", "b,2020-Q4,1"))
                        .periods())
                .containsExactly("2020-Q4", "2021-Q1");
        assertThat(read(LAYOUT, lines("unit,year,y", "a,2021-01,1", "b,2020-12,1"))
                        .periods())
                .containsExactly("2020-12", "2021-01");
        assertThat(read(LAYOUT, lines("unit,year,y", "a,2021-W01,1", "b,2020-W53,1"))
                        .periods())
                .containsExactly("2020-W53", "2021-W01");
        assertThat(read(LAYOUT, lines("unit,year,y", "a,2021-01-01,1", "b,2020-12-31,1"))
                        .periods())
                .containsExactly("2020-12-31", "2021-01-01");
    }

    @Test
    void transformsChangeTheOutcomeAsItIsRead() {
        String text = lines("unit,year,y,p", "a,2001,10,2", "a,2002,15,", "a,2003,,4", "b,2001,1,50", "b,2002,1,200");
        assertThat(read(LAYOUT.withTransform(OutcomeTransform.parse("log")), text)
                        .outcomes(0))
                .containsExactly(StrictMath.log(10), StrictMath.log(15), Double.NaN);
        assertThat(read(LAYOUT.withTransform(OutcomeTransform.parse("per-capita:p")), text)
                        .outcomes(0))
                .containsExactly(5, Double.NaN, Double.NaN);
        assertThat(read(LAYOUT.withTransform(OutcomeTransform.parse("deflated:p")), text)
                        .outcomes(1))
                .containsExactly(2, 0.5, Double.NaN);
        Panel growth = read(LAYOUT.withTransform(OutcomeTransform.parse("growth")), text);
        assertThat(growth.periods()).containsExactly("2002", "2003");
        assertThat(growth.outcomes(0)).containsExactly(0.5, Double.NaN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqrt", "per-capita", "log:x", "", "LOG", "deflated"})
    void aTransformThatIsNoneIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> OutcomeTransform.parse(text));
    }

    @Test
    void aPanelOfMoreCellsThanAreTakenIsRefusedBeforeItIsMade() throws IOException {
        byte[] text = SMALL.getBytes(StandardCharsets.UTF_8);
        assertThat(new PanelReader(INDICATOR, 4)
                        .read(new ByteArrayInputStream(text))
                        .rows())
                .isEqualTo(4);
        assertThatThrownBy(() -> new PanelReader(INDICATOR, 3).read(new ByteArrayInputStream(text)))
                .isInstanceOfSatisfying(PanelDataException.class, e -> assertThat(e.code())
                        .isEqualTo(PanelDataException.Code.TOO_MANY_CELLS))
                .hasMessageContaining("2 units by 2 periods make 4 cells, more than the 3");
    }

    @Test
    void theStreamIsLeftOpen() throws IOException {
        boolean[] closed = {false};
        var in = new java.io.ByteArrayInputStream(SMALL.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        new PanelReader(INDICATOR).read(in);
        assertThat(closed[0]).isFalse();
    }
}
