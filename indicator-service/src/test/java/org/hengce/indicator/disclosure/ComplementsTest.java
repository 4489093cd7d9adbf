package org.hengce.indicator.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hengce.indicator.disclosure.Hierarchies.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComplementsTest {
    private static final Whole PROVINCES = new Whole("CN", List.of("CN-GD", "CN-JS", "CN-YN", "CN-ZJ"));
    private static final Hierarchies ONE_LEVEL = new Hierarchies(List.of(PROVINCES), List.of());

    private static StoredCell cell(String region, double value, boolean hidden) {
        return new StoredCell(new Cell(region, "_T"), value, 0, hidden);
    }

    private static Cell at(String region) {
        return new Cell(region, "_T");
    }

    @Test
    void whereNothingIsHiddenNothingIsAdded() {
        assertThat(Complements.of(ONE_LEVEL, List.of(cell("CN", 3, false), cell("CN-GD", 3, false))))
                .isEmpty();
    }

    @Test
    void theSmallestPartThatIsAtLeastAsLargeProtectsTheOneThatIsHidden() {
        assertThat(Complements.of(
                        ONE_LEVEL,
                        List.of(
                                cell("CN", 100, false),
                                cell("CN-GD", 10, true),
                                cell("CN-JS", 2, false),
                                cell("CN-YN", 60, false),
                                cell("CN-ZJ", 28, false))))
                .containsExactly(at("CN-ZJ"));
    }

    @Test
    void theLargestProtectsWhereNoneIsAsLarge() {
        assertThat(Complements.of(
                        ONE_LEVEL,
                        List.of(
                                cell("CN", 100, false),
                                cell("CN-GD", 90, true),
                                cell("CN-JS", 2, false),
                                cell("CN-YN", 8, false))))
                .containsExactly(at("CN-YN"));
    }

    @Test
    void aHiddenWholeOfShownPartsIsProtectedToo() {
        assertThat(Complements.of(
                        ONE_LEVEL, List.of(cell("CN", 12, true), cell("CN-GD", 10, false), cell("CN-JS", 2, false))))
                .hasSize(1);
    }

    @Test
    void theOnlyPartTakesItsWholeWithIt() {
        assertThat(Complements.of(ONE_LEVEL, List.of(cell("CN", 10, false), cell("CN-GD", 10, true))))
                .containsExactly(at("CN"));
    }

    @Test
    void withoutAWholeThereIsNothingToSubtractFrom() {
        assertThat(Complements.of(ONE_LEVEL, List.of(cell("CN-GD", 10, true), cell("CN-JS", 2, false))))
                .isEmpty();
    }

    @Test
    void whatTwoDivisionsOfAWholeHideIsProtectedInEach() {
        Hierarchies two = new Hierarchies(
                List.of(new Whole("CN", List.of("a1", "a2")), new Whole("CN", List.of("b1", "b2", "b3"))), List.of());
        assertThat(Complements.of(
                        two,
                        List.of(
                                cell("CN", 10, false),
                                cell("a1", 4, true),
                                cell("a2", 6, false),
                                cell("b1", 1, false),
                                cell("b2", 4, false),
                                cell("b3", 5, false))))
                .containsExactly(at("a2"));
    }

    @Test
    void whatWasKnownEarlierTellsNothingEither() {
        // At moment 1 only the whole, a and b were known: c, which came later, protects nothing there.
        Hierarchies three = new Hierarchies(List.of(new Whole("CN", List.of("a", "b", "c"))), List.of());
        assertThat(Complements.of(
                        three,
                        List.of(
                                new StoredCell(at("CN"), 10, 1, false),
                                new StoredCell(at("a"), 4, 1, true),
                                new StoredCell(at("b"), 6, 1, false),
                                new StoredCell(at("c"), 4, 2, true))))
                .containsExactly(at("b"));
    }

    /** Regions and sectors of two to three levels, values planted at the leaves, some cells missing, some hidden. */
    private record Table(long seed, Hierarchies hierarchies, List<StoredCell> cells) {
        static Table of(long seed) {
            Random random = new Random(seed);
            Map<String, List<String>> regions = tree(random, "R");
            Map<String, List<String>> sectors = tree(random, "S");
            List<StoredCell> cells = new ArrayList<>();
            double share = random.nextDouble() * 0.2;
            for (String region : names(regions)) {
                for (String sector : names(sectors)) {
                    if (random.nextDouble() < 0.9) {
                        cells.add(new StoredCell(
                                new Cell(region, sector),
                                random.nextInt(1, 1000),
                                random.nextInt(3),
                                random.nextDouble() < share));
                    }
                }
            }
            return new Table(seed, new Hierarchies(wholes(regions), wholes(sectors)), cells);
        }

        private static Map<String, List<String>> tree(Random random, String root) {
            Map<String, List<String>> tree = new HashMap<>();
            List<String> level = List.of(root);
            for (int depth = 0; depth < random.nextInt(1, 3); depth++) {
                List<String> next = new ArrayList<>();
                for (String whole : level) {
                    List<String> parts = IntStream.range(0, random.nextInt(1, 5))
                            .mapToObj(i -> whole + i)
                            .toList();
                    tree.put(whole, parts);
                    next.addAll(parts);
                }
                level = next;
            }
            return tree;
        }

        private static Set<String> names(Map<String, List<String>> tree) {
            Set<String> names = new HashSet<>(tree.keySet());
            tree.values().forEach(names::addAll);
            return names;
        }

        private static List<Whole> wholes(Map<String, List<String>> tree) {
            return tree.entrySet().stream()
                    .map(entry -> new Whole(entry.getKey(), entry.getValue()))
                    .toList();
        }

        /** Every sum equation of the table: a whole and its parts, in one direction, the other one fixed. */
        Stream<List<Cell>> sums() {
            Set<String> regions = new HashSet<>();
            Set<String> sectors = new HashSet<>();
            cells.forEach(cell -> {
                regions.add(cell.cell().region());
                sectors.add(cell.cell().sector());
            });
            Stream<List<Cell>> byRegion = hierarchies.regions().stream()
                    .flatMap(whole -> sectors.stream().map(sector -> members(whole).stream()
                            .map(code -> new Cell(code, sector))
                            .toList()));
            Stream<List<Cell>> bySector = hierarchies.sectors().stream()
                    .flatMap(whole -> regions.stream().map(region -> members(whole).stream()
                            .map(code -> new Cell(region, code))
                            .toList()));
            return Stream.concat(byRegion, bySector);
        }

        private static List<String> members(Whole whole) {
            List<String> members = new ArrayList<>(List.of(whole.whole()));
            members.addAll(whole.parts());
            return members;
        }
    }

    static Stream<Table> tables() {
        return Stream.iterate(1L, seed -> seed + 1).limit(400).map(Table::of);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void noHiddenValueCanBeHadByOneSubtractionAtAnyMoment(Table table) {
        Set<Cell> hidden = new HashSet<>(Complements.of(table.hierarchies(), table.cells()));
        Map<Cell, Long> since = new HashMap<>();
        table.cells().forEach(cell -> {
            since.put(cell.cell(), cell.since());
            if (cell.hidden()) {
                hidden.add(cell.cell());
            }
        });
        for (long moment = 0; moment < 3; moment++) {
            long now = moment;
            assertThat(table.sums()
                            .filter(sum -> since.getOrDefault(sum.get(0), Long.MAX_VALUE) <= now)
                            .map(sum -> sum.stream()
                                    .filter(cell -> since.getOrDefault(cell, Long.MAX_VALUE) <= now)
                                    .toList())
                            .filter(sum -> sum.size() > 1)
                            .filter(sum -> sum.stream().filter(hidden::contains).count() == 1))
                    .as("sums that tell a hidden value at %d, seed %d", moment, table.seed())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void theChoiceDependsOnNoOrderAndStands(Table table) {
        Set<Cell> chosen = Complements.of(table.hierarchies(), table.cells());
        List<StoredCell> turned = new ArrayList<>(table.cells());
        turned.sort(Comparator.comparing(cell -> cell.cell().hashCode()));
        assertThat(Complements.of(table.hierarchies(), turned)).isEqualTo(chosen);
        List<StoredCell> then = table.cells().stream()
                .map(cell -> new StoredCell(
                        cell.cell(), cell.value(), cell.since(), cell.hidden() || chosen.contains(cell.cell())))
                .toList();
        assertThat(Complements.of(table.hierarchies(), then)).isEmpty();
    }
}
