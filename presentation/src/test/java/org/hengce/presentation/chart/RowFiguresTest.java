package org.hengce.presentation.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hengce.methods.score.Direction;
import org.hengce.methods.score.Verdict;
import org.hengce.presentation.Cigarettes;
import org.hengce.presentation.Findings;
import org.hengce.presentation.Language;
import org.hengce.presentation.chart.Ranked.Between;
import org.hengce.presentation.json.ContaminationDocument;
import org.hengce.presentation.json.ContaminationDocument.Overlap;
import org.hengce.presentation.json.ContaminationDocument.UnitOverlap;
import org.hengce.presentation.json.EffectDocument.PathPoint;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.json.RegressionParts.EventStudyPoint;
import org.hengce.presentation.json.Transform;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Column;
import org.hengce.presentation.table.Grid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What charts of rows show of what they are given. */
class RowFiguresTest {
    @Test
    void effectsInDifferentUnitsAreSharesOfFullSuccessAndTheRightIsBetter() {
        Figure chart = new ForestChart(
                "f",
                Language.EN,
                List.of(
                        estimate("deaths", "persons", -5.0, Direction.LOWER_IS_BETTER, 10.0),
                        estimate("jobs", "thousand", -5.0, Direction.HIGHER_IS_BETTER, 10.0)),
                false);

        assertThat(column(chart, "benefit")).containsExactly(0.5, -0.5);
        assertThat(column(chart, "estimate")).containsExactly(-5.0, -5.0);
        assertThat(column(chart, "benefit_lower")).containsExactly(0.4, -0.6);
        assertThat(chart.svg(ChartSize.WIDE)).contains("share of full success", "deaths, persons", "hc-strip");
    }

    @Test
    void anEffectThatCannotBeComparedIsNamedAndNotDrawn() {
        Figure chart = new ForestChart(
                "f",
                Language.EN,
                List.of(
                        estimate("jobs", "thousand", 5.0, Direction.HIGHER_IS_BETTER, 10.0),
                        estimate("prices", "yuan", 5.0, Direction.NEUTRAL, 10.0),
                        estimate("noise", "dB", 5.0, Direction.LOWER_IS_BETTER, null)),
                false);

        assertThat(chart.svg(ChartSize.WIDE).split("<circle", -1)).hasSize(2);
        assertThat(chart.svg(ChartSize.WIDE)).contains("prices", "noise");
        assertThat(words(chart, "flag")).containsExactly("", "NO_YARDSTICK", "NO_YARDSTICK");
    }

    @Test
    void effectsInOneUnitAreDrawnInItAndALogarithmInPercent() {
        Estimate log = new Estimate(
                "a",
                "a",
                "",
                Math.log(1.5),
                new IntervalDocument(0.95, Math.log(1.2), Math.log(2)),
                Transform.LOG,
                "%",
                1,
                Verdict.BENEFICIAL,
                null,
                null,
                null,
                "");
        Figure chart = new ForestChart("f", Language.EN, List.of(log), false);

        assertThat(column(chart, "estimate").get(0)).isCloseTo(50, within(1e-9));
        assertThat(column(chart, "upper").get(0)).isCloseTo(100, within(1e-9));
        assertThat(chart.svg(ChartSize.WIDE)).contains("▲ 50").doesNotContain("share of full success");
    }

    @Test
    void anEffectOfAnEvaluationIsARow() {
        Estimate estimate = Estimate.of(
                Language.EN, "Health", Cigarettes.FACTS, Findings.effect(), null, Direction.LOWER_IS_BETTER);
        Figure chart = new ForestChart("f", Language.EN, List.of(estimate), true);

        assertThat(estimate.smallest()).isEqualTo(4);
        assertThat(chart.title()).isEqualTo("Effects (1): cannot tell yet 1");
        assertThat(chart.svg(ChartSize.WIDE)).contains("Health", "◇ −5.3 (−19.0 to 8.4)", "hc-hollow");
        assertThat(column(chart, "lower").get(0))
                .isLessThan(column(chart, "upper").get(0));
    }

    @Test
    void aRegionsEffectIsATileAndARow() {
        Estimate whole =
                Estimate.of(Language.EN, "", Cigarettes.FACTS, Findings.effect(), null, Direction.LOWER_IS_BETTER);
        List<Estimate> parts = Findings.effect().heterogeneity().get(0).parts().stream()
                .map(part -> Estimate.of(Language.EN, part.label(), part, whole))
                .toList();
        Figure forest = new ForestChart("f", Language.EN, parts, false);
        Figure map = new TilesChart(
                "t",
                Language.EN,
                "Effect",
                "packs",
                parts.stream().map(Tile::of).toList());

        assertThat(column(forest, "estimate")).containsExactly(-5.3, 1.2);
        assertThat(column(map, "value")).containsExactly(-5.3, 1.2);
        assertThat(map.svg(ChartSize.WIDE)).contains(">CA<", ">TX<");
    }

    @Test
    void rowsAreSortedByDimensionAndEachDimensionIsNamedOnce() {
        String svg = Drawn.of(Language.EN).forest().svg(ChartSize.WIDE);

        assertThat(svg.split(">EMPLOYMENT<", -1)).hasSize(2);
        assertThat(svg.indexOf(">EMPLOYMENT<")).isLessThan(svg.indexOf(">INDUSTRY<"));
    }

    @Test
    void aPathsTableHasEveryNumberOfTheDocument() {
        ChartSubject subject = new ChartSubject("p", Language.EN, "P", Cigarettes.FACTS, "1989", 3, true);
        List<PathPoint> path = Cigarettes.effect().path();
        Figure paths = new PathChart(subject, Cigarettes.effect());
        Figure gaps = new GapChart(subject, Cigarettes.effect());

        assertThat(column(paths, "observed"))
                .isEqualTo(path.stream().map(PathPoint::observed).toList());
        assertThat(column(paths, "counterfactual"))
                .isEqualTo(path.stream().map(PathPoint::counterfactual).toList());
        assertThat(column(gaps, "effect"))
                .isEqualTo(path.stream().map(PathPoint::effect).toList());
        assertThat(column(gaps, "lower"))
                .isEqualTo(path.stream().map(PathPoint::low).toList());
        assertThat(column(gaps, "upper"))
                .isEqualTo(path.stream().map(PathPoint::high).toList());
        assertThat(gaps.data().columns()).extracting(Column::name).contains("lower_50", "upper_50", "lower_80");
        assertThat(words(gaps, "flag")).contains("PROVISIONAL", "");
    }

    @Test
    void theCounterfactualsBandsAreNestedWithinEachOther() {
        Figure paths = Drawn.of(Language.EN).path();

        assertThat(paths.svg(ChartSize.WIDE))
                .contains("hc-band-outer", "hc-band-middle", "hc-band-inner", "50, 80, 95");
        List<@Nullable Double> outer = column(paths, "lower");
        List<@Nullable Double> inner = column(paths, "lower_50");
        for (int i = 0; i < outer.size(); i++) {
            if (outer.get(i) != null) {
                assertThat(inner.get(i)).isGreaterThan(outer.get(i));
            }
        }
    }

    @Test
    void anEffectWithoutAnIntervalIsInTheTableAndNotInThePicture() {
        ChartSubject subject = new ChartSubject("p", Language.EN, "P", Cigarettes.FACTS, "1989", 3, false);
        List<EventStudyPoint> points = List.of(
                new EventStudyPoint(-1, 0, null, null, null, 9, true),
                new EventStudyPoint(0, 2, 1.0, new IntervalDocument(0.95, 0.0, 4.0), null, 9, false),
                new EventStudyPoint(1, 3, null, null, null, 1, false));
        Figure chart = new EventStudyChart(subject, Cigarettes.effect(), points);

        assertThat(chart.svg(ChartSize.WIDE).split("<circle class=\"hc-point", -1))
                .hasSize(3);
        assertThat(column(chart, "effect")).containsExactly(0.0, 2.0, 3.0);
        assertThat(words(chart, "flag")).containsExactly("REFERENCE", "", "NO_INTERVAL FEW_UNITS");
    }

    @Test
    void aDimensionWithoutScoreIsNamedAsSuch() {
        Figure chart = new DimensionsChart("d", Language.EN, Cigarettes.evaluation());
        assertThat(chart.data().rows())
                .hasSize(Cigarettes.evaluation().dimensions().size() + 1);
        assertThatThrownBy(() -> new RadarChart("r", Language.EN, Cigarettes.evaluation()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs 3 to 12");
    }

    @Test
    void whoWasUnderWhichPolicyWhenComesFromTheDocuments() {
        ContaminationDocument contamination = new ContaminationDocument(
                "i",
                "1970",
                "1992",
                "KEPT",
                List.of(),
                List.of(new UnitOverlap(
                        "US-NV", "CONTROL", true, List.of(new Overlap(List.of("X"), 0, "1975", "1980", false)))),
                List.of());
        List<UnitHistory> units = UnitHistory.of(Cigarettes.effect(), Map.of(), "1989", contamination, code -> code);
        List<String> periods =
                Cigarettes.effect().path().stream().map(PathPoint::period).toList();
        Figure chart = new TreatmentChart("t", Language.EN, periods, units);

        assertThat(chart.title()).isEqualTo("Under the policy from 1989 on: 1 of 37 units");
        assertThat(chart.data().rows().stream()
                        .map(row -> row.stream().map(Cell::code).toList()))
                .contains(List.of("US-CA", "US-CA", "TREATED", "1989", "1992", ""))
                .contains(List.of("US-NV", "US-NV", "OTHER_POLICY", "1975", "1980", ""));
    }

    @Test
    void thoseThatCannotBeToldFromTheirLeaderAreBracketed() {
        Figure tied = new RanksChart("r", Language.EN, List.of(ranked("a", 1, 1), ranked("b", 2, 1)), 0.9);
        Figure apart = new RanksChart("r", Language.EN, List.of(ranked("b", 2, 2), ranked("a", 1, 1)), 0.9);

        assertThat(tied.svg(ChartSize.WIDE)).contains("hc-bracket");
        assertThat(tied.title()).isEqualTo("First: a; 1 cannot be told from it");
        assertThat(apart.svg(ChartSize.WIDE)).doesNotContain("hc-bracket");
        assertThat(words(apart, "code")).containsExactly("a", "b");
        assertThat(words(tied, "flag")).containsExactly("TIED", "TIED");
    }

    @Test
    void chinaAndTheUnitedStatesHaveAPlaceForEachRegionAndNoPlaceTwice() {
        for (String code : List.of("CN-XJ", "US-CA")) {
            TileLayout layout = TileLayout.of(List.of(code));
            assertThat(layout.places()).hasSize(code.startsWith("CN") ? 34 : 51);
            assertThat(layout.places().values().stream().map(place -> place.column() + "/" + place.row()))
                    .doesNotHaveDuplicates();
        }
        TileLayout china = TileLayout.of(List.of("CN-BJ"));
        assertThat(place(china, "CN-GD").row())
                .isGreaterThan(place(china, "CN-BJ").row());
        assertThat(place(china, "CN-XJ").column())
                .isLessThan(place(china, "CN-SH").column());
        TileLayout elsewhere = TileLayout.of(List.of("FR-B", "FR-A", "FR-C"));
        assertThat(elsewhere.places()).containsOnlyKeys("FR-A", "FR-B", "FR-C");
        assertThat(place(elsewhere, "FR-A")).isEqualTo(new TileLayout.Place(0, 0, ""));
    }

    @Test
    void whatCannotBeDrawnIsRefusedWithTheReason() {
        Stream.<Runnable>of(
                        () -> new ForestChart("f", Language.EN, List.of(), false),
                        () -> new RanksChart("r", Language.EN, List.of(), 0.9),
                        () -> new TilesChart("t", Language.EN, "w", "", List.of()),
                        () -> new TreatmentChart("t", Language.EN, List.of(), List.of()),
                        () -> WaterfallChart.ofScore(
                                "w", Language.EN, Drawn.of(Language.EN).comparison(), Double.NaN, 1),
                        () -> ranked("a", 0, 1),
                        () -> new Between(3, 2))
                .forEach(made -> assertThatThrownBy(made::run)
                        .isInstanceOf(IllegalArgumentException.class)
                        .message()
                        .isNotBlank());
    }

    @Test
    void aTableRefusesWhatIsNoTable() {
        Column one = new Column("a", "A", "", Column.Kind.NUMBER, 0);
        assertThatThrownBy(() -> new Column("Not a name", "A", "", Column.Kind.TEXT, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Grid("t", List.of(one, one), List.of(), ""))
                .hasMessageContaining("two columns are called a");
        assertThatThrownBy(() -> new Grid("t", List.of(one), List.of(List.of()), ""))
                .hasMessageContaining("0 cells");
        assertThatThrownBy(() -> Cell.of(Double.NaN, "NaN")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Column("a", "A", "%", Column.Kind.LOWER, 0).titled()).isEqualTo("A (%)");
    }

    private static Estimate estimate(
            String name, String unit, double at, Direction direction, @Nullable Double yardstick) {
        return new Estimate(
                name,
                name,
                "",
                at,
                new IntervalDocument(0.95, at - 1, at + 1),
                Transform.LEVEL,
                unit,
                1,
                Verdict.CANNOT_TELL,
                yardstick,
                2.0,
                direction,
                "");
    }

    private static Ranked ranked(String name, int rank, int tie) {
        return new Ranked(name, name, rank, new Between(1, 2), new Between(1, 2), tie, 50.0);
    }

    private static TileLayout.Place place(TileLayout layout, String code) {
        return Objects.requireNonNull(layout.places().get(code), code);
    }

    private static List<@Nullable Double> column(Figure figure, String name) {
        int column = index(figure, name);
        List<@Nullable Double> numbers = new ArrayList<>();
        figure.data().rows().forEach(row -> numbers.add(row.get(column).number()));
        return numbers;
    }

    private static List<String> words(Figure figure, String name) {
        int column = index(figure, name);
        return figure.data().rows().stream().map(row -> row.get(column).code()).toList();
    }

    private static int index(Figure figure, String name) {
        return figure.data().columns().stream().map(Column::name).toList().indexOf(name);
    }
}
