package org.hengce.presentation.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.hengce.presentation.Language;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Column;
import org.hengce.presentation.table.Grid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValuesChartTest {
    private static final ValueSeries NEVADA = series("US-NV", "Nevada", 100.0, null, 80.5);
    private static final ValueSeries UTAH = series("US-UT", "Utah", 60.0, 50.0, 40.25);
    private static final ValueSeries OHIO = series("US-OH", "Ohio", 90.0, 95.0, 91.0);

    @Test
    void saysOfEachChosenRegionWhereItStandsLast() {
        Figure chart = chart(List.of(NEVADA, UTAH), List.of(OHIO), List.of());

        assertThat(chart.title()).isEqualTo("Nevada: 80.5 in 2002; Utah: 40.2 in 2002");
        assertThat(chart.subtitle()).isEqualTo("Sales, packs, 2000 to 2002. Source: Census");
        assertThat(chart.description())
                .isEqualTo("Lines: 3, periods: 3. Nevada from 100.0 in 2000 to 80.5 in 2002; Utah from 60.0 in 2000 to"
                        + " 40.2 in 2002.");
        assertThat(names(chart.data()))
                .containsExactly(
                        "period", "value_us_nv", "value_us_ut", "lowest", "median", "highest", "regions", "flag");
    }

    @Test
    void aMissingValueIsAGapAndNoZero() {
        Figure chart = chart(List.of(NEVADA), List.of(), List.of());

        String line = Objects.requireNonNull(path(chart, "hc-observed hc-dashed-0"));
        assertThat(line.chars().filter(c -> c == 'M').count()).isEqualTo(2);
        assertThat(line).doesNotContain("L");
        assertThat(line.split("h8", -1)).as("two pieces that can be seen").hasSize(3);
        assertThat(chart.data().rows().stream().map(row -> row.get(0).text())).containsExactly("2000", "2002");
        assertThat(Objects.requireNonNull(path(chart, "hc-corners"))
                        .chars()
                        .filter(c -> c == 'M' || c == 'L')
                        .count())
                .as("a place for each row")
                .isEqualTo(2);
    }

    @Test
    void whereNoneIsChosenItSaysHowFarRegionsLieApart() {
        Figure chart = chart(List.of(), List.of(NEVADA, UTAH, OHIO), List.of());

        assertThat(chart.title()).isEqualTo("In 2002 from 40.2 (Utah) to 91.0 (Ohio)");
        assertThat(numbers(chart.data(), 2)).containsExactly(40.25, 80.5, 91.0, 3.0);
        assertThat(numbers(chart.data(), 1)).as("of two the middle").containsExactly(50.0, 72.5, 95.0, 2.0);
        assertThat(chart.svg(ChartSize.WIDE)).contains("Median");
    }

    @Test
    void theMiddleOfTheFewThatReportEarlyIsNotTheMiddleOfAll() {
        List<ValueSeries> all = List.of(
                series("A", "A", 1.0, 1.0, 9.0),
                series("B", "B", 2.0, 2.0),
                series("C", "C", 3.0, 3.0),
                series("D", "D", 4.0));
        Figure chart = chart(List.of(), all, List.of());

        assertThat(chart.title()).isEqualTo("In 2001 from 1.0 (A) to 3.0 (C)");
        assertThat(chart.data().rows().stream().map(row -> row.get(0).text())).containsExactly("2000", "2001");
    }

    @Test
    void aCountryIsNoneOfItsProvinces() {
        ValueSeries country =
                new ValueSeries("US", "United States", List.of(new ValueSeries.Point("2000", 1_000.0, false)), false);
        Figure chart = chart(List.of(country), List.of(NEVADA, UTAH), List.of());

        assertThat(numbers(chart.data(), 0)).containsExactly(1_000.0, 60.0, 80.0, 100.0, 2.0);
    }

    @Test
    void aPeriodOfWhichNothingIsKnownHasItsPlace() {
        ValuesChart.Subject subject = new ValuesChart.Subject(
                "v", Language.EN, "Sales", "packs", "", 1, List.of(), List.of("2000", "2001", "2002"));
        ValueSeries series = new ValueSeries(
                "A", "A", List.of(new ValueSeries.Point("2000", 1.0, false), new ValueSeries.Point("2002", 2.0, true)));
        Figure chart = new ValuesChart(subject, List.of(), List.of(series), List.of());

        assertThat(Objects.requireNonNull(path(chart, "hc-observed"))
                        .chars()
                        .filter(c -> c == 'M')
                        .count())
                .isEqualTo(2);
        assertThat(chart.data().rows().stream()
                        .map(row -> row.get(row.size() - 1).code()))
                .containsExactly("", "PROVISIONAL");
        assertThat(chart.guide()).contains("median");
    }

    @Test
    void aRegionWithoutAValueTakesNoneOfTheOthersAway() {
        Figure chart = chart(List.of(NEVADA), List.of(UTAH, OHIO), List.of());

        assertThat(numbers(chart.data(), 1)).containsExactly(50.0, 72.5, 95.0, 2.0);
    }

    @Test
    void whatIsProvisionalIsHollowAndFlaggedAndABreakIsALine() {
        ValueSeries open = new ValueSeries(
                "A",
                "A",
                List.of(
                        new ValueSeries.Point("2002", 3.0, true),
                        new ValueSeries.Point("2000", 1.0, false),
                        new ValueSeries.Point("2001", 2.0, false)));
        Figure chart = new ValuesChart(subject(List.of("2001", "1950")), List.of(open), List.of(), List.of());

        String svg = chart.svg(ChartSize.WIDE);
        assertThat(svg.split("<circle", -1)).hasSize(2);
        assertThat(svg.split("hc-policy", -1)).hasSize(2);
        assertThat(chart.data().rows().stream()
                        .map(row -> row.get(row.size() - 1).code()))
                .containsExactly("", "BREAK", "PROVISIONAL");
    }

    @Test
    void twoRegionsWhoseCodesDifferOnlyInSignsHaveColumnsOfTheirOwn() {
        Figure chart = chart(List.of(series("A-B", "x", 1.0), series("A_B", "y", 2.0)), List.of(), List.of());

        assertThat(names(chart.data())).containsExactly("period", "value_a_b", "value_a_b_2", "flag");
    }

    @Test
    void whatIsKnownNowStandsBesideWhatWasKnownThen() {
        Figure chart = chart(List.of(UTAH), List.of(), List.of(series("US-UT", "Utah", 60.0, 55.0, 45.0)));

        assertThat(chart.svg(ChartSize.WIDE)).contains("as known now", "hc-before hc-wanted");
    }

    @Test
    void moreLinesThanCanBeToldApartAreRefusedAsIsNothing() {
        List<ValueSeries> six = Collections.nCopies(6, NEVADA);
        assertThatThrownBy(() -> chart(six, List.of(), List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> chart(List.of(series("A", "A", (Double) null)), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onAMapTheHigherIsTheDarkerAndEachShadeSaysFromWhereToWhere() {
        List<Tile> tiles = IntStream.rangeClosed(1, 10)
                .mapToObj(i ->
                        new Tile("R%02d".formatted(i), "R" + i, (double) i, null, null, new Precision(0), null, ""))
                .toList();
        String svg = new TilesChart("m", Language.EN, "Sales", "packs", tiles).svg(ChartSize.WIDE);

        for (String legend : List.of("1 to 2", "3 to 4", "5 to 6", "7 to 8", "9 to 10")) {
            assertThat(svg).contains(legend);
        }
        assertThat(svg.split("hc-shade-4", -1)).as("two tiles and the sample").hasSize(4);
    }

    private static Figure chart(List<ValueSeries> chosen, List<ValueSeries> others, List<ValueSeries> now) {
        return new ValuesChart(subject(List.of()), chosen, others, now);
    }

    private static ValuesChart.Subject subject(List<String> breaks) {
        return new ValuesChart.Subject("v", Language.EN, "Sales", "packs", "Census", 1, breaks, List.of());
    }

    private static ValueSeries series(String code, String name, @Nullable Double... values) {
        return new ValueSeries(
                code,
                name,
                IntStream.range(0, values.length)
                        .mapToObj(i -> new ValueSeries.Point(Integer.toString(2000 + i), values[i], false))
                        .toList());
    }

    private static @Nullable String path(Figure chart, String style) {
        String svg = chart.svg(ChartSize.WIDE);
        int at = svg.indexOf("<path class=\"" + style + "\"");
        return at < 0
                ? null
                : svg.substring(svg.indexOf(" d=\"", at) + 4, svg.indexOf('"', svg.indexOf(" d=\"", at) + 4));
    }

    private static List<String> names(Grid grid) {
        return grid.columns().stream().map(Column::name).toList();
    }

    private static List<@Nullable Double> numbers(Grid grid, int row) {
        return grid.rows().get(row).stream()
                .map(Cell::number)
                .filter(Objects::nonNull)
                .toList();
    }
}
