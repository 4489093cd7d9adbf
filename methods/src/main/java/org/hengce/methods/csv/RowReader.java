package org.hengce.methods.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.hengce.methods.csv.PanelDataException.Code;
import org.jspecify.annotations.Nullable;

/**
 * Takes cells as they are found in the reader's buffer and keeps rows. Nothing is made for a cell that was met before or
 * is a number.
 */
final class RowReader extends AbstractBaseCsvCallbackHandler<Boolean> {
    private final CsvLayout layout;
    private final boolean treatmentInRows;
    private final Set<String> excluded;
    private final BitSet excludedCodes = new BitSet();
    private final List<String> names = new ArrayList<>();
    private final Problems problems = new Problems();
    private final List<DataProblem> ofRow = new ArrayList<>();
    private @Nullable Header header;
    private @Nullable Rows rows;
    private @Nullable Transformation transformation;
    private long records;

    // The row at hand.
    private long line;
    private int unit;
    private int period;
    private int treatment;
    private double outcome;
    private double[] numbers = {};
    private int[] factors = {};

    RowReader(CsvLayout layout) {
        this.layout = layout;
        treatmentInRows = layout.treatment() instanceof TreatmentColumn.Indicator
                || layout.treatment() instanceof TreatmentColumn.FirstPeriod;
        excluded = layout.excluded();
    }

    Problems problems() {
        return problems;
    }

    /** The line on which the row at hand begins. */
    long line() {
        return line;
    }

    /** What was read. @throws PanelDataException if there was no row that counts */
    Rows rows() {
        Header read = header;
        Rows kept = rows;
        if (read == null || kept == null) {
            throw problems.fatal(Code.EMPTY_FILE, 0, null, "there is nothing in it", "文件为空");
        }
        if (records == 0) {
            throw problems.fatal(Code.HEADER_ONLY, 0, null, "there is a header and no row below it", "只有表头，没有数据行");
        }
        return kept;
    }

    Header header() {
        Header read = header;
        if (read == null) {
            throw new IllegalStateException("no header was read");
        }
        return read;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        line = startingLineNumber;
        unit = layout.unit() == null ? 0 : Rows.EMPTY;
        period = Rows.EMPTY;
        treatment = Rows.EMPTY;
        outcome = Double.NaN;
        if (numbers.length > 0) {
            Arrays.fill(numbers, Double.NaN);
        }
        if (factors.length > 0) {
            Arrays.fill(factors, Rows.EMPTY);
        }
    }

    @Override
    protected void handleField(int column, char[] text, int offset, int length, boolean quoted) {
        int from = offset;
        int to = offset + length;
        while (from < to && (text[from] == ' ' || text[from] == '\t')) {
            from++;
        }
        while (from < to && (text[to - 1] == ' ' || text[to - 1] == '\t')) {
            to--;
        }
        if (header == null || rows == null) {
            names.add(new String(text, from, to - from));
        } else if (from < to && column < header.size()) {
            take(header, rows, column, text, from, to);
        }
    }

    private void take(Header read, Rows kept, int column, char[] text, int from, int to) {
        int role = read.role(column);
        switch (role) {
            case Header.NOTHING -> {}
            case Header.UNIT -> unit = unit(kept, text, from, to);
            case Header.TIME -> period = kept.periods.code(text, from, to, line);
            case Header.OUTCOME -> outcome = number(column, text, from, to);
            case Header.TREATED -> treatment = zeroOrOne(column, text, from, to);
            case Header.FIRST_TREATED ->
                treatment = to - from == 1 && text[from] == '0' ? Rows.EMPTY : kept.cohorts.code(text, from, to, line);
            default -> numbers[role - Header.NUMBER] = number(column, text, from, to);
        }
        int factor = read.factor(column);
        if (factor >= 0) {
            factors[factor] = kept.levels.get(factor).code(text, from, to, line);
        }
    }

    private int unit(Rows kept, char[] text, int from, int to) {
        int known = kept.units.size();
        int code = kept.units.code(text, from, to, line);
        if (code == known && !excluded.isEmpty()) {
            excludedCodes.set(code, excluded.contains(kept.units.text(code)));
        }
        return code;
    }

    private double number(int column, char[] text, int from, int to) {
        double value = Decimal.parse(text, from, to);
        if (!Double.isFinite(value)) {
            ofRow.add(NotNumbers.problem(line, header().name(column), new String(text, from, to - from)));
            return Double.NaN;
        }
        return value;
    }

    private int zeroOrOne(int column, char[] text, int from, int to) {
        if (to - from == 1 && (text[from] == '0' || text[from] == '1')) {
            return text[from] - '0';
        }
        double value = Decimal.parse(text, from, to);
        if (value == 0 || value == 1) {
            return (int) value;
        }
        String found = Wording.quoted(new String(text, from, to - from));
        ofRow.add(new DataProblem(
                Code.TREATMENT_NOT_BINARY,
                line,
                header().name(column),
                found + " is neither 0 nor 1; write 1 in the periods in which the unit is treated, 0 in the others",
                found + " 既非 0 也非 1；单位受处理的时期写 1，其余写 0"));
        return 0;
    }

    @Override
    protected @Nullable Boolean buildRecord() {
        if (getRecordType() == RecordType.DATA) {
            if (header == null || rows == null || transformation == null) {
                header = Header.of(names, line, layout);
                begin(header);
            } else {
                records++;
                end(header, rows, transformation);
            }
        }
        ofRow.clear();
        return null; // so that the reader goes on by itself
    }

    private void begin(Header read) {
        Rows kept = new Rows(layout, read);
        if (layout.unit() == null) {
            char[] name = layout.outcome().toCharArray();
            kept.units.code(name, 0, name.length, line);
        }
        rows = kept;
        transformation = new Transformation(layout, read);
        numbers = new double[read.numbers().size()];
        factors = new int[layout.factors().size()];
    }

    private void end(Header read, Rows kept, Transformation transformed) {
        if (getFieldCount() != read.size()) {
            problems.add(WrongCellCount.problem(line, getFieldCount(), read.size()));
            return;
        }
        if (unit == Rows.EMPTY) {
            missing(Code.MISSING_UNIT, layout.unit(), "unit", "单位");
        }
        if (period == Rows.EMPTY) {
            missing(Code.MISSING_PERIOD, layout.time(), "period", "时期");
        }
        if (unit == Rows.EMPTY
                || period == Rows.EMPTY
                || !kept.periods.inside(period)
                || (unit >= 0 && excludedCodes.get(unit))) {
            return;
        }
        if (treatment == Rows.EMPTY
                && ofRow.isEmpty()
                && layout.treatment() instanceof TreatmentColumn.Indicator treated) {
            missing(Code.MISSING_TREATMENT, treated.column(), "treatment (0 or 1)", "处理状态（0 或 1）");
            return;
        }
        double value = transformed.of(outcome, numbers, line, ofRow);
        if (!ofRow.isEmpty()) {
            problems.addAll(ofRow);
        } else {
            keep(kept, value);
        }
    }

    private void keep(Rows kept, double value) {
        int row = kept.size();
        kept.lines.put(row, line);
        kept.used.set(unit);
        kept.unit.add(unit);
        kept.period.add(period);
        kept.outcome.add(value);
        if (treatmentInRows) {
            kept.treatment.add(treatment);
        }
        for (int k = 0; k < numbers.length; k++) {
            kept.numbers.get(k).add(numbers[k]);
        }
        for (int j = 0; j < factors.length; j++) {
            kept.factors.get(j).add(factors[j]);
        }
    }

    private void missing(Code kind, @Nullable String column, String english, String chinese) {
        problems.add(
                kind,
                line,
                column,
                "the %s is missing; write it, or delete the row".formatted(english),
                "缺少%s；请补上，或删除该行".formatted(chinese));
    }
}
