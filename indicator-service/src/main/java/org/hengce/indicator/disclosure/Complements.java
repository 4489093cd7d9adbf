package org.hengce.indicator.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hengce.indicator.disclosure.Hierarchies.Whole;
import org.jspecify.annotations.Nullable;

/**
 * Complementary suppression in the cells of one indicator and period: a sum of which exactly one member is hidden tells that
 * member by one subtraction, so another one is hidden, too, until there is no such sum.
 *
 * <p>A sum is a whole and those of its parts that have values: what was known at any earlier moment counts as well, since old
 * vintages can be read. Cost O(sums · members) for each cell that is hidden.
 */
final class Complements {
    private static final Comparator<Cell> BY_CODE =
            Comparator.comparing(Cell::region).thenComparing(Cell::sector);

    private final Map<Cell, StoredCell> cells = new HashMap<>();
    private final List<Sum> sums = new ArrayList<>();
    private final Set<Cell> hidden = new TreeSet<>(BY_CODE);
    private final Set<Cell> wholes = new TreeSet<>(BY_CODE);

    /** A whole and its parts; hidden are at least two of them, or none. */
    private record Sum(Cell whole, List<Cell> parts) {
        Stream<Cell> members() {
            return Stream.concat(Stream.of(whole), parts.stream());
        }
    }

    private Complements(Hierarchies hierarchies, List<StoredCell> stored) {
        Set<String> regions = new TreeSet<>();
        Set<String> sectors = new TreeSet<>();
        for (StoredCell cell : stored) {
            cells.put(cell.cell(), cell);
            regions.add(cell.cell().region());
            sectors.add(cell.cell().sector());
            if (cell.hidden()) {
                hidden.add(cell.cell());
            }
        }
        for (String sector : sectors) {
            hierarchies.regions().forEach(whole -> add(whole, code -> new Cell(code, sector)));
        }
        for (String region : regions) {
            hierarchies.sectors().forEach(whole -> add(whole, code -> new Cell(region, code)));
        }
    }

    private void add(Whole whole, Function<String, Cell> at) {
        Cell sum = at.apply(whole.whole());
        if (!cells.containsKey(sum)) {
            return;
        }
        List<Cell> parts =
                whole.parts().stream().map(at).filter(cells::containsKey).toList();
        if (!parts.isEmpty()) {
            sums.add(new Sum(sum, parts));
            wholes.add(sum);
        }
    }

    /** The cells that must be hidden beside those that are; in the order of their codes. */
    static Set<Cell> of(Hierarchies hierarchies, List<StoredCell> stored) {
        return new Complements(hierarchies, stored).found();
    }

    private Set<Cell> found() {
        Set<Cell> added = new TreeSet<>(BY_CODE);
        boolean again = true;
        while (again) {
            again = false;
            for (Sum sum : sums) {
                @Nullable Cell partner = partner(sum);
                while (partner != null) {
                    hidden.add(partner);
                    added.add(partner);
                    again = true;
                    partner = partner(sum);
                }
            }
        }
        return added;
    }

    /** What is to be hidden so that the sum tells nothing; null if it tells nothing now. */
    private @Nullable Cell partner(Sum sum) {
        List<Cell> lone = sum.members().filter(hidden::contains).toList();
        if (lone.isEmpty()) {
            return null;
        }
        long begin = since(sum.whole());
        for (Long moment : sum.members().map(this::since).distinct().sorted().toList()) {
            if (moment < begin) {
                continue; // there is no whole yet
            }
            List<Cell> known =
                    sum.members().filter(cell -> since(cell) <= moment).toList();
            List<Cell> secret = known.stream().filter(hidden::contains).toList();
            if (secret.size() == 1 && known.size() > 1) {
                return choose(sum, known, secret.get(0));
            }
        }
        return null;
    }

    /**
     * Parts go before the whole, which more people use; those that are no wholes themselves before those that are, so that
     * little else follows; then the smallest that is at least as large as what it protects, since two together tell roughly
     * the larger of them; else the largest.
     */
    private Cell choose(Sum sum, List<Cell> known, Cell secret) {
        double protect = Math.abs(value(secret));
        return known.stream()
                .filter(cell -> !hidden.contains(cell))
                .min(Comparator.comparing((Cell cell) -> cell.equals(sum.whole()))
                        .thenComparing(wholes::contains)
                        .thenComparing(cell -> Math.abs(value(cell)) < protect)
                        .thenComparing(cell -> Math.abs(Math.abs(value(cell)) - protect))
                        .thenComparing(BY_CODE))
                .orElseThrow();
    }

    private long since(Cell cell) {
        return stored(cell).since();
    }

    private double value(Cell cell) {
        return stored(cell).value();
    }

    private StoredCell stored(Cell cell) {
        @Nullable StoredCell found = cells.get(cell);
        if (found == null) {
            throw new IllegalStateException("a sum has a member without a value: " + cell);
        }
        return found;
    }
}
