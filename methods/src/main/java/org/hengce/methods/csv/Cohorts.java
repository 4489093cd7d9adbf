package org.hengce.methods.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hengce.methods.csv.PanelDataException.Code;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PeriodName;
import org.jspecify.annotations.Nullable;

/** From when each unit is treated. */
final class Cohorts {
    /** Of a unit of which nothing was said yet. */
    private static final int UNKNOWN = -2;

    private final Rows rows;
    private final CsvLayout layout;
    private final Problems problems;

    Cohorts(Rows rows, CsvLayout layout, Problems problems) {
        this.rows = rows;
        this.layout = layout;
        this.problems = problems;
    }

    /** By unit code the place of the first treated period, or {@link Panel#NEVER}. */
    int[] firstTreated() {
        if (layout.treatment() instanceof TreatmentColumn.Indicator treated) {
            return fromIndicator(treated.column());
        }
        if (layout.treatment() instanceof TreatmentColumn.FirstPeriod first) {
            return fromFirstPeriods(first.column());
        }
        if (layout.treatment() instanceof TreatmentColumn.Stated stated) {
            return stated(stated.byUnit());
        }
        int[] never = new int[rows.units.size()];
        Arrays.fill(never, Panel.NEVER);
        return never;
    }

    /**
     * A unit is treated from its first row with 1. Where all its rows have 1 it was treated before they begin, and
     * nothing is known of it without treatment: it counts as treated from the panel's first period.
     */
    private int[] fromIndicator(String column) {
        int[] firstOn = new int[rows.units.size()];
        int[] lastOff = new int[firstOn.length];
        Arrays.fill(firstOn, Panel.NEVER);
        Arrays.fill(lastOff, -1);
        for (int row = 0; row < rows.size(); row++) {
            int unit = rows.unit.get(row);
            int t = rows.periods.index(rows.period.get(row));
            if (rows.treatment.get(row) == 1) {
                firstOn[unit] = Math.min(firstOn[unit], t);
            } else {
                lastOff[unit] = Math.max(lastOff[unit], t);
            }
        }
        for (int unit = 0; unit < firstOn.length; unit++) {
            if (firstOn[unit] == Panel.NEVER) {
                continue;
            }
            if (lastOff[unit] > firstOn[unit]) {
                switchesOff(column, unit, firstOn[unit], lastOff[unit]);
            }
            if (lastOff[unit] < 0) {
                firstOn[unit] = 0;
            }
        }
        return firstOn;
    }

    private void switchesOff(String column, int unit, int on, int off) {
        String name = rows.units.text(unit);
        String from = rows.periods.name(on).text();
        String later = rows.periods.name(off).text();
        problems.add(
                Code.TREATMENT_SWITCHES_OFF,
                lineOf(unit, off),
                column,
                "%s is treated in %s and not in %s; the methods know treatments that stay: cut the window, or leave it out"
                        .formatted(name, from, later),
                "%s 在 %s 受处理而在 %s 不受；这些方法只适用于持续的处理：请缩短窗口或排除该单位".formatted(name, from, later));
    }

    private int[] fromFirstPeriods(String column) {
        int[] code = new int[rows.units.size()];
        Arrays.fill(code, UNKNOWN);
        for (int row = 0; row < rows.size(); row++) {
            int unit = rows.unit.get(row);
            int said = rows.treatment.get(row);
            if (code[unit] == UNKNOWN) {
                code[unit] = said;
            } else if (code[unit] != said) {
                disagree(column, row, code[unit], said);
            }
        }
        Map<Integer, List<String>> unitsByCohort = new TreeMap<>();
        int[] place = new int[rows.cohorts.size()];
        for (int c = 0; c < place.length; c++) {
            place[c] = UNKNOWN;
        }
        int[] firstTreated = new int[code.length];
        Arrays.fill(firstTreated, Panel.NEVER);
        for (int unit = 0; unit < code.length; unit++) {
            if (code[unit] >= 0) {
                unitsByCohort
                        .computeIfAbsent(code[unit], c -> new ArrayList<>())
                        .add(rows.units.text(unit));
            }
        }
        unitsByCohort.forEach((cohort, units) ->
                place[cohort] = place(rows.cohorts.text(cohort), rows.cohorts.line(cohort), column, units));
        for (int unit = 0; unit < code.length; unit++) {
            firstTreated[unit] = code[unit] < 0 ? Panel.NEVER : place[code[unit]];
        }
        return firstTreated;
    }

    private void disagree(String column, int row, int before, int now) {
        String name = rows.units.text(rows.unit.get(row));
        problems.add(
                Code.COHORTS_DISAGREE,
                rows.lines.of(row),
                column,
                "%s is first treated in %s here and in %s above; say the same in all its rows"
                        .formatted(name, cohort(now, "no period"), cohort(before, "no period")),
                "%s 的首个处理期在此为 %s，而前文为 %s；各行须一致".formatted(name, cohort(now, "空"), cohort(before, "空")));
    }

    private String cohort(int code, String never) {
        return code < 0 ? never : rows.cohorts.text(code);
    }

    private int[] stated(Map<String, String> byUnit) {
        int[] firstTreated = new int[rows.units.size()];
        Arrays.fill(firstTreated, Panel.NEVER);
        Map<String, Integer> codes = new TreeMap<>();
        for (int unit = rows.used.nextSetBit(0); unit >= 0; unit = rows.used.nextSetBit(unit + 1)) {
            codes.put(rows.units.text(unit), unit);
        }
        byUnit.forEach((unit, period) -> {
            Integer code = codes.get(unit);
            if (code == null) {
                UnitNames.unknown(problems, unit, codes.keySet());
            } else {
                firstTreated[code] = place(period, 0, null, List.of(unit));
            }
        });
        return firstTreated;
    }

    /** Where a first treated period stands among the panel's. */
    private int place(String text, long line, @Nullable String column, List<String> units) {
        PeriodName cohort = PeriodForms.parse(text);
        PeriodName first = rows.periods.name(0);
        if (cohort == null) {
            PeriodName meant = PeriodForms.meant(text);
            problems.add(
                    Code.MALFORMED_PERIOD,
                    line,
                    column,
                    PeriodForms.english(text, meant),
                    PeriodForms.chinese(text, meant));
            return Panel.NEVER;
        }
        if (!Periods.comparable(cohort, first)) {
            problems.add(
                    Code.MIXED_FREQUENCY,
                    line,
                    column,
                    "the first treated period %s is of another length than the periods, like %s"
                            .formatted(text, first.text()),
                    "首个处理期 %s 与时期（如 %s）长度不同".formatted(text, first.text()));
            return Panel.NEVER;
        }
        PeriodName last = rows.periods.lastOfFile();
        if (cohort.ordinal() > last.ordinal()) {
            problems.add(afterEnd(text, last.text(), line, column, units));
            return Panel.NEVER;
        }
        return within(cohort, line, column, units);
    }

    /** In a file a unit that is treated later is one that is not treated here; an option that names it is a mistake. */
    private static DataProblem afterEnd(
            String text, String last, long line, @Nullable String column, List<String> units) {
        int count = units.size();
        String does = count == 1 ? "is" : "are";
        return column == null
                ? new DataProblem(
                        Code.COHORT_AFTER_END,
                        line,
                        null,
                        "%s %s to be treated from %s on, after the last period %s; name a period of the panel"
                                .formatted(Wording.english(units), does, text, last),
                        "%s 的处理始于 %s，晚于末期 %s；请写面板内的时期".formatted(Wording.chinese(units), text, last))
                : new DataProblem(
                        Code.COHORT_AFTER_END,
                        line,
                        column,
                        "%d %s (%s) %s first treated in %s, after the last period %s; leave that empty for them: they are not treated here"
                                .formatted(
                                        count, count == 1 ? "unit" : "units", Wording.english(units), does, text, last),
                        "%d 个单位（%s）的首个处理期 %s 晚于末期 %s；请留空：它们在本面板内未受处理"
                                .formatted(count, Wording.chinese(units), text, last));
    }

    private int within(PeriodName cohort, long line, @Nullable String column, List<String> units) {
        if (cohort.ordinal() <= rows.periods.name(0).ordinal()) {
            return 0;
        }
        for (int t = 1; t < rows.periods.size(); t++) {
            PeriodName name = rows.periods.name(t);
            if (name.ordinal() == cohort.ordinal()) {
                return t;
            }
            if (name.ordinal() > cohort.ordinal()) {
                String before = rows.periods.name(t - 1).text();
                problems.add(
                        Code.COHORT_BETWEEN_PERIODS,
                        line,
                        column,
                        "%d units (%s) are first treated in %s, between the periods %s and %s; say which of the two counts"
                                .formatted(units.size(), Wording.english(units), cohort.text(), before, name.text()),
                        "%d 个单位（%s）的首个处理期 %s 介于 %s 与 %s 之间；请指明其一"
                                .formatted(units.size(), Wording.chinese(units), cohort.text(), before, name.text()));
                return Panel.NEVER;
            }
        }
        return Panel.NEVER; // after the window's end, which is not the file's
    }

    private long lineOf(int unit, int period) {
        for (int row = 0; row < rows.size() && !problems.full(); row++) {
            if (rows.unit.get(row) == unit && rows.periods.index(rows.period.get(row)) == period) {
                return rows.lines.of(row);
            }
        }
        return 0;
    }
}
