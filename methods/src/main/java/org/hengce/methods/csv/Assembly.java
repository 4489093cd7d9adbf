package org.hengce.methods.csv;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hengce.methods.csv.PanelDataException.Code;
import org.hengce.methods.panel.Factor;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;

/** From rows to a panel, or to what keeps them from being one. */
final class Assembly {
    /** Below this number of cells a panel is small, however empty. */
    private static final long SMALL = 20_000_000;
    /** Cells per row beyond which the columns are not those of a panel. */
    private static final int SPARSE = 50;

    private final CsvLayout layout;
    private final long cellsAtMost;
    private final Header header;
    private final Rows rows;
    private final Problems problems;
    private int[] place = {}; // of each unit code in the panel

    Assembly(CsvLayout layout, long cellsAtMost, Header header, Rows rows, Problems problems) {
        this.layout = layout;
        this.cellsAtMost = cellsAtMost;
        this.header = header;
        this.rows = rows;
        this.problems = problems;
    }

    PanelFile file() {
        List<String> notFound = notFound();
        if (problems.none() && rows.size() == 0 && rows.periods.allRead()) {
            throw problems.fatal(
                    Code.NOTHING_LEFT, 0, null, "exclusions and window leave no row; widen them", "排除和窗口之后没有剩余的行；请放宽");
        }
        rows.periods.arrange(problems);
        problems.check();
        List<String> units = units();
        tooFew(units);
        tooSparse(units.size());
        duplicates();
        problems.check();

        int[] firstTreated = new Cohorts(rows, layout, problems).firstTreated();
        double[] weights = layout.weight() == null
                ? new double[0]
                : Weights.of(rows, number(layout.weight()), layout.weight(), firstTreated, problems);
        problems.check();
        Panel panel = fill(units, firstTreated, weights).build();
        boolean growth = layout.transform().kind() == OutcomeTransform.Kind.GROWTH;
        Panel transformed = growth ? Growth.of(panel, layout.outcome(), problems) : panel;
        return new PanelFile(transformed, header.names(), rows.size(), notFound);
    }

    /** Of the units to be excluded; if there is none of them, that is a mistake. */
    private List<String> notFound() {
        Set<String> known = new TreeSet<>();
        for (int code = 0; !layout.excluded().isEmpty() && code < rows.units.size(); code++) {
            known.add(rows.units.text(code));
        }
        List<String> notFound =
                layout.excluded().stream().filter(unit -> !known.contains(unit)).toList();
        if (notFound.size() == layout.excluded().size()) {
            notFound.forEach(unit -> UnitNames.unknown(problems, unit, known));
        }
        return notFound;
    }

    /** In lexicographic order. */
    private List<String> units() {
        record Unit(int code, String name) {}
        List<Unit> units = new ArrayList<>();
        rows.used.stream().forEach(code -> units.add(new Unit(code, rows.units.text(code))));
        units.sort(Comparator.comparing(Unit::name));
        place = new int[rows.units.size()];
        for (int u = 0; u < units.size(); u++) {
            place[units.get(u).code()] = u;
        }
        return units.stream().map(Unit::name).toList();
    }

    private void tooFew(List<String> units) {
        if (units.size() == 1 && !layout.oneUnitAllowed()) {
            problems.add(
                    Code.ONE_UNIT,
                    0,
                    layout.unit(),
                    "all rows are of %s, and this method compares units; add others, or use its or before-after"
                            .formatted(units.get(0)),
                    "所有行都属于 %s，而该方法需要比较多个单位；请补充其他单位，或改用 its 或 before-after".formatted(units.get(0)));
        }
        if (rows.periods.size() == 1) {
            String only = rows.periods.name(0).text();
            problems.add(
                    Code.ONE_PERIOD,
                    0,
                    layout.time(),
                    "all rows are of %s; a panel needs periods before and after the treatment".formatted(only),
                    "所有行都属于 %s；面板需要处理前后的多个时期".formatted(only));
        }
    }

    private void tooSparse(long units) {
        long cells = units * rows.periods.size();
        if (cells > Integer.MAX_VALUE - 8 || (cells > SMALL && cells > SPARSE * (long) rows.size())) {
            problems.add(
                    Code.TOO_SPARSE,
                    0,
                    null,
                    "%,d units by %,d periods make %,d cells for %,d rows; check which columns are unit and time"
                            .formatted(units, rows.periods.size(), cells, rows.size()),
                    "%,d 个单位 × %,d 个时期 = %,d 个单元，而只有 %,d 行；请检查单位列和时期列"
                            .formatted(units, rows.periods.size(), cells, rows.size()));
        } else if (cells > cellsAtMost) {
            problems.add(
                    Code.TOO_MANY_CELLS,
                    0,
                    null,
                    "%,d units by %,d periods make %,d cells, more than the %,d that are taken here; leave units out or shorten the window"
                            .formatted(units, rows.periods.size(), cells, cellsAtMost),
                    "%,d 个单位 × %,d 个时期 = %,d 个单元，超过此处可接收的 %,d 个；请减少单位或缩短窗口"
                            .formatted(units, rows.periods.size(), cells, cellsAtMost));
        }
        problems.check();
    }

    private void duplicates() {
        BitSet seen = new BitSet();
        Map<Integer, Integer> again = new LinkedHashMap<>(); // cell → row of the second
        long count = 0;
        for (int row = 0; row < rows.size(); row++) {
            int cell = cell(row);
            if (seen.get(cell)) {
                count++;
                if (again.size() < PanelDataException.LISTED_AT_MOST) {
                    again.putIfAbsent(cell, row);
                }
            }
            seen.set(cell);
        }
        if (count == 0) {
            return;
        }
        Map<Integer, Integer> first = new LinkedHashMap<>();
        for (int row = 0; row < rows.size() && first.size() < again.size(); row++) {
            if (again.containsKey(cell(row))) {
                first.putIfAbsent(cell(row), row);
            }
        }
        again.forEach((cell, row) -> {
            long line = rows.lines.of(first.getOrDefault(cell, row));
            String unit = rows.units.text(rows.unit.get(row));
            String period = rows.periods.name(cell % rows.periods.size()).text();
            problems.add(
                    Code.DUPLICATE_ROW,
                    rows.lines.of(row),
                    null,
                    "%s has %s in line %d already; keep one row of each unit and period".formatted(unit, period, line),
                    "%s 的 %s 已见于第 %d 行；每个单位每个时期只保留一行".formatted(unit, period, line));
        });
        problems.count(count - again.size());
    }

    private int cell(int row) {
        return place[rows.unit.get(row)] * rows.periods.size() + rows.periods.index(rows.period.get(row));
    }

    private DoubleColumn number(String name) {
        return rows.numbers.get(header.numbers().indexOf(name));
    }

    private PanelBuilder fill(List<String> units, int[] firstTreated, double[] weights) {
        PanelBuilder builder = Panel.builder(rows.periods.ordered())
                .columns(layout.covariates(), layout.factors())
                .units(units);
        List<int[]> levels = new ArrayList<>();
        for (int j = 0; j < layout.factors().size(); j++) {
            levels.add(levels(builder, j));
        }
        for (int row = 0; row < rows.size(); row++) {
            int cell = builder.observe(
                    place[rows.unit.get(row)], rows.periods.index(rows.period.get(row)), rows.outcome.get(row));
            for (int k = 0; k < layout.covariates().size(); k++) {
                builder.covariate(k, cell, rows.numbers.get(k).get(row));
            }
            for (int j = 0; j < layout.factors().size(); j++) {
                int level = rows.factors.get(j).get(row);
                builder.level(j, cell, level == Rows.EMPTY ? Factor.MISSING : levels.get(j)[level]);
            }
        }
        rows.used.stream().forEach(code -> {
            if (firstTreated[code] != Panel.NEVER) {
                builder.treatedFrom(place[code], firstTreated[code]);
            }
            if (weights.length > 0) {
                builder.weight(units.get(place[code]), weights[code]);
            }
        });
        return builder;
    }

    /** Declares those that a row has which counts, and says which number each code got. */
    private int[] levels(PanelBuilder builder, int factor) {
        Dictionary texts = rows.levels.get(factor);
        BitSet used = new BitSet();
        for (int row = 0; row < rows.size(); row++) {
            int code = rows.factors.get(factor).get(row);
            if (code != Rows.EMPTY) {
                used.set(code);
            }
        }
        builder.levels(factor, used.stream().mapToObj(texts::text).toList());
        int[] numbers = new int[texts.size()];
        int next = 0;
        for (int code = used.nextSetBit(0); code >= 0; code = used.nextSetBit(code + 1)) {
            numbers[code] = next++;
        }
        return numbers;
    }
}
