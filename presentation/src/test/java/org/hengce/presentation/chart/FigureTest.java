package org.hengce.presentation.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.data.Offset;
import org.hengce.presentation.Language;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Column;
import org.hengce.presentation.table.Grid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What holds for every chart, whatever is in it. */
class FigureTest {
    private static final String HOSTILE =
            "<script>alert(1)</script>]]>&\"'\u202Edrah\u2066\u0000 \uD842\uDFB7𠮷😀" + "العربية ".repeat(3);

    static Stream<Drawn> drawn() {
        List<Drawn> all = new ArrayList<>();
        for (Language language : Language.values()) {
            all.add(Drawn.of(language));
            all.add(new Drawn(language, 1, 31, 10, HOSTILE, false));
            all.add(new Drawn(language, 2, 12, 10, "长".repeat(10_000), true));
            all.add(new Drawn(language, 3, 12, 10, "unbroken".repeat(1_250), true));
            all.add(new Drawn(language, 4, 600, 10, "", false));
            all.add(new Drawn(language, 5, 1, 10, "", false));
            all.add(new Drawn(language, 6, 9, 0, "", false));
            all.add(new Drawn(language, 8, 9, 1e12, "", true));
            all.add(new Drawn(language, 9, 9, 1e-9, "", true));
            for (int seed = 10; seed < 16; seed++) {
                all.add(new Drawn(language, seed, 2 + 5 * (seed - 9), seed, "", seed % 2 == 0));
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void isWellFormedForEveryMediumWithIdsOfItsOwn(Drawn drawn) throws Exception {
        for (Figure figure : drawn.all()) {
            List<String> media = new ArrayList<>(List.of(figure.printed("Noto Sans CJK SC")));
            for (ChartSize size : ChartSize.values()) {
                media.addAll(List.of(figure.svg(size), figure.standalone(size)));
            }
            for (String svg : media) {
                Element root = parsed(svg);
                assertThat(ids(root))
                        .as(figure.id())
                        .doesNotHaveDuplicates()
                        .allMatch(id -> id.startsWith(figure.id()));
                assertThat(root.getElementsByTagName("script").getLength()).isZero();
                assertThat(svg).as(figure.id()).doesNotContain("NaN", "Infinity", "\u202E", "\u2066", "href");
            }
            assertThat(media.get(0)).as(figure.id()).doesNotContain("class=", "var(", "<style", "--hc");
        }
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void theSameNumbersGiveTheSameCharacters(Drawn drawn) {
        List<Figure> one = drawn.all();
        List<Figure> other = drawn.all();
        for (int i = 0; i < one.size(); i++) {
            assertThat(one.get(i).standalone(ChartSize.WIDE))
                    .isEqualTo(other.get(i).standalone(ChartSize.WIDE));
            assertThat(one.get(i).data()).isEqualTo(other.get(i).data());
        }
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void noTwoTextsOverlapAndNoneLeavesThePicture(Drawn drawn) throws Exception {
        for (Figure figure : drawn.all()) {
            for (ChartSize size : ChartSize.values()) {
                Element root = parsed(figure.svg(size));
                double height = Double.parseDouble(root.getAttribute("height"));
                List<Box> boxes = Box.of(root);
                for (int i = 0; i < boxes.size(); i++) {
                    Box box = boxes.get(i);
                    assertThat(box.isWithin(size.width, height))
                            .as("%s %s: %s", figure.id(), size, box)
                            .isTrue();
                    for (Box other : boxes.subList(i + 1, boxes.size())) {
                        assertThat(box.overlaps(other))
                                .as("%s %s: %s and %s", figure.id(), size, box, other)
                                .isFalse();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void hasATableOfNumbersOrWhyTheyAreNotThere(Drawn drawn) {
        for (Figure figure : drawn.all()) {
            Grid data = figure.data();
            assertThat(data.rows()).as(figure.id()).isNotEmpty();
            assertThat(figure.guide()).isNotBlank();
            assertThat(figure.title()).isNotBlank();
            for (List<Cell> row : data.rows()) {
                for (int c = 0; c < row.size(); c++) {
                    Column column = data.columns().get(c);
                    Cell cell = row.get(c);
                    assertThat(cell.number() != null || cell.text().equals(Cell.ABSENT))
                            .as("%s.%s %s", figure.id(), column.name(), cell)
                            .isEqualTo(column.numeric() || cell.text().equals(Cell.ABSENT));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void theEndsOfAnIntervalAreInOrder(Drawn drawn) {
        for (Figure figure : drawn.all()) {
            Grid data = figure.data();
            List<String> names = data.columns().stream().map(Column::name).toList();
            for (List<Cell> row : data.rows()) {
                for (String suffix : List.of("", "_50", "_80", "_weights", "_uniform")) {
                    int low = names.indexOf("lower" + suffix);
                    if (low >= 0
                            && row.get(low).number() != null
                            && row.get(low + 1).number() != null) {
                        assertThat(row.get(low).number())
                                .as("%s%s", figure.id(), suffix)
                                .isLessThanOrEqualTo(row.get(low + 1).number());
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void thePartsOfAWaterfallSumToTheChangeAndEachBeginsWhereTheLastEnded(Drawn drawn) {
        for (Figure figure : List.of(drawn.score(), drawn.waterfall())) {
            List<List<Cell>> rows = figure.data().rows();
            List<Cell> total = rows.get(rows.size() - 1);
            double at = value(total, 1);
            // A sum of a few doubles loses some of their last digits, of whatever size they are.
            Offset<Double> rounding = within(1e-9 * Math.max(Math.abs(at), Math.abs(value(total, 3))));
            double sum = 0;
            for (List<Cell> row : rows.subList(0, rows.size() - 1)) {
                assertThat(value(row, 1)).isCloseTo(at, rounding);
                at = value(row, 3);
                sum += value(row, 2);
            }
            double end = value(total, 3);
            assertThat(sum).isCloseTo(value(total, 2), rounding);
            assertThat(at).isCloseTo(end, rounding);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e300, 1e150, 1e-150, 1e-300, Double.MIN_VALUE})
    void numbersOfAnySizeAreDrawn(double size) throws Exception {
        for (Figure figure : new Drawn(Language.EN, 3, 9, size, "", false).all()) {
            parsed(figure.svg(ChartSize.WIDE));
            assertThat(figure.svg(ChartSize.NARROW)).as(figure.id()).doesNotContain("NaN", "Infinity");
            assertThat(figure.data().rows()).isNotEmpty();
        }
    }

    @Test
    void aChangeThatThePartsDoNotExplainIsSaid() {
        Figure figure =
                WaterfallChart.ofScore("w", Language.EN, Drawn.of(Language.EN).comparison(), 0, 1e6);

        assertThat(figure.data().rows()).anyMatch(row -> row.get(0).code().equals("NOT_SPLIT"));
        assertThat(figure.svg(ChartSize.WIDE)).contains("Not split");
    }

    @Test
    void everyWeightIsInTheTableAlsoWhereThePictureHasRoomForFewOnly() throws Exception {
        Figure figure = new Drawn(Language.EN, 4, 5_000, 10, "", false).donors();
        Grid data = figure.data();

        assertThat(data.rows()).hasSize(5_000);
        assertThat(data.rows().stream().mapToDouble(row -> value(row, 2)).sum()).isCloseTo(1, within(1e-9));
        assertThat(figure.svg(ChartSize.WIDE)).contains("4,985 more together").hasSizeLessThan(20_000);
        assertThat(parsed(figure.svg(ChartSize.WIDE))
                        .getElementsByTagName("rect")
                        .getLength())
                .isEqualTo(16);
    }

    @Test
    void manyUnitsAreOneRowForEachCohortAndTheTableHasThemAll() {
        Figure figure = new Drawn(Language.EN, 4, 600, 10, "", false).treatment();

        assertThat(figure.svg(ChartSize.WIDE))
                .contains("Cohorts of units", "200 units")
                .hasSizeLessThan(20_000);
        assertThat(figure.data().rows().stream().map(row -> row.get(0).text()).distinct())
                .hasSize(600);
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void thePageOfChartsNamesEveryColumnAndFlag(Drawn drawn) throws IOException {
        String page = Files.readString(Path.of("..", "docs", "reference", "charts.md"));
        for (Figure figure : drawn.all()) {
            Grid data = figure.data();
            String kind = figure.kind() == Figure.Kind.RADAR
                    ? "DIMENSIONS"
                    : figure.kind().name();
            String row = page.lines()
                    .filter(line -> line.startsWith("| " + kind + " |"))
                    .findFirst()
                    .orElseThrow();
            assertThat(data.columns().stream()
                            .map(Column::name)
                            .filter(name -> !name.matches("(lower|upper)_\\d+|value_.+")))
                    .allSatisfy(name -> assertThat(row).contains("`" + name + "`"));
            int flag = data.columns().stream().map(Column::name).toList().indexOf("flag");
            for (List<Cell> cells : flag < 0 ? List.<List<Cell>>of() : data.rows()) {
                for (String code : cells.get(flag).code().split(" ", -1)) {
                    assertThat(page).contains(code.isEmpty() ? "" : "`" + code + "`");
                }
            }
        }
    }

    @Test
    void picturesAreLeftToBeLookedAt() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "charts"));
        for (Language language : Language.values()) {
            for (Figure figure : Drawn.of(language).all()) {
                String name = "%s-%s".formatted(figure.id(), language).toLowerCase(java.util.Locale.ROOT);
                for (ChartSize size : ChartSize.values()) {
                    Files.writeString(folder.resolve(name + "-" + size.word() + ".svg"), figure.standalone(size));
                }
                String printed = figure.printed("Noto Sans CJK SC");
                assertThat(printed).isNotEmpty();
                Files.writeString(folder.resolve(name + "-printed.svg"), printed);
            }
        }
    }

    private static double value(List<Cell> row, int column) {
        Double number = row.get(column).number();
        return number == null ? Double.NaN : number;
    }

    private static List<String> ids(Element root) {
        List<String> ids = new ArrayList<>();
        NodeList all = root.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            String id = ((Element) all.item(i)).getAttribute("id");
            if (!id.isEmpty()) {
                ids.add(id);
            }
        }
        return ids;
    }

    private static Element parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
    }

    /** Where a text stands, by the widths that the layout goes by. */
    private record Box(String text, double left, double right, double top, double bottom) {
        private static final Pattern BLANK = Pattern.compile("\\s*");

        static List<Box> of(Element root) {
            List<Box> boxes = new ArrayList<>();
            NodeList texts = root.getElementsByTagName("text");
            for (int i = 0; i < texts.getLength(); i++) {
                Element element = (Element) texts.item(i);
                String text = element.getTextContent();
                if (BLANK.matcher(text).matches()) {
                    continue;
                }
                double size = Double.parseDouble(element.getAttribute("font-size"));
                double x = Double.parseDouble(element.getAttribute("x"));
                double y = Double.parseDouble(element.getAttribute("y"));
                double width = Lines.width(text, size);
                double left =
                        switch (element.getAttribute("text-anchor")) {
                            case "end" -> x - width;
                            case "middle" -> x - width / 2;
                            default -> x;
                        };
                boxes.add(new Box(text, left, left + width, y - 0.78 * size, y + 0.2 * size));
            }
            return boxes;
        }

        boolean isWithin(double width, double height) {
            return left >= -0.5 && right <= width + 0.5 && top >= 0 && bottom <= height + 0.5;
        }

        boolean overlaps(Box other) {
            return left < other.right - 0.5
                    && other.left < right - 0.5
                    && top < other.bottom - 0.5
                    && other.top < bottom - 0.5;
        }
    }
}
