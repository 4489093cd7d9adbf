package org.hengce.methods.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hengce.methods.csv.PanelDataException.Code;
import org.jspecify.annotations.Nullable;

/** Which cell of a row is what. */
final class Header {
    static final int NOTHING = 0;
    static final int UNIT = 1;
    static final int TIME = 2;
    static final int OUTCOME = 3;
    static final int TREATED = 4;
    static final int FIRST_TREATED = 5;
    /** The first of the numeric columns, each of which has a role of its own. */
    static final int NUMBER = 6;

    private final List<String> names;
    private final int[] roles;
    private final int[] factors;
    private final List<String> numbers;
    private final long line;
    private final Problems problems;

    private Header(List<String> names, long line, CsvLayout layout, Problems problems) {
        this.names = List.copyOf(names);
        this.line = line;
        this.problems = problems;
        roles = new int[names.size()];
        factors = new int[names.size()];
        Arrays.fill(factors, -1);
        Set<String> numeric = new LinkedHashSet<>(layout.covariates());
        if (layout.weight() != null) {
            numeric.add(layout.weight());
        }
        if (layout.transform().column() != null) {
            numeric.add(layout.transform().column());
        }
        numbers = new ArrayList<>(numeric);
    }

    /** @throws PanelDataException if a column of the layout is not there, or not once */
    static Header of(List<String> names, long line, CsvLayout layout) {
        Problems problems = new Problems();
        Header header = new Header(names, line, layout, problems);
        header.assign(layout.unit(), UNIT);
        header.assign(layout.time(), TIME);
        header.assign(layout.outcome(), OUTCOME);
        if (layout.treatment() instanceof TreatmentColumn.Indicator treated) {
            header.assign(treated.column(), TREATED);
        } else if (layout.treatment() instanceof TreatmentColumn.FirstPeriod first) {
            header.assign(first.column(), FIRST_TREATED);
        }
        for (int k = 0; k < header.numbers.size(); k++) {
            header.assign(header.numbers.get(k), NUMBER + k);
        }
        for (int j = 0; j < layout.factors().size(); j++) {
            String factor = layout.factors().get(j);
            int column = header.find(factor);
            if (column >= 0) {
                header.factors[column] = j;
            }
            if (layout.covariates().contains(factor)) {
                header.usedTwice(factor);
            }
        }
        problems.check();
        return header;
    }

    List<String> names() {
        return names;
    }

    int size() {
        return names.size();
    }

    String name(int column) {
        return names.get(column);
    }

    int role(int column) {
        return roles[column];
    }

    /** Which categorical column this is, or −1. */
    int factor(int column) {
        return factors[column];
    }

    /** The numeric columns besides the outcome, in the order of their roles; covariates first. */
    List<String> numbers() {
        return numbers;
    }

    private void assign(@Nullable String name, int role) {
        int column = name == null ? -1 : find(name);
        if (name == null || column < 0) {
            return;
        }
        if (roles[column] != NOTHING) {
            usedTwice(name);
        }
        roles[column] = role;
    }

    private void usedTwice(String name) {
        problems.add(
                Code.COLUMN_USED_TWICE,
                line,
                name,
                "it is asked to be two things at once; name another column for one of them",
                "该列被同时指定为两种用途；请为其中之一指定另一列");
    }

    private int find(String name) {
        int column = names.indexOf(name);
        if (column >= 0 && column == names.lastIndexOf(name)) {
            return column;
        }
        if (column >= 0) {
            problems.add(
                    Code.DUPLICATE_COLUMN,
                    line,
                    name,
                    "the header has it more than once, as cells %d and %d; rename one of them"
                            .formatted(column + 1, names.lastIndexOf(name) + 1),
                    "表头中该列重复出现（第 %d 和第 %d 个单元格）；请为其中之一改名".formatted(column + 1, names.lastIndexOf(name) + 1));
            return -1;
        }
        List<String> alike =
                names.stream().filter(name::equalsIgnoreCase).distinct().toList();
        if (alike.size() > 1) {
            problems.add(
                    Code.AMBIGUOUS_COLUMN,
                    line,
                    null,
                    "no column is called '%s' exactly, it may be any of %s; name one as the header writes it"
                            .formatted(name, Wording.english(alike)),
                    "没有名称恰为“%s”的列，可能是 %s 中的任一列；请按表头写法指定".formatted(name, Wording.chinese(alike)));
            return -1;
        }
        unknown(name);
        return -1;
    }

    private void unknown(String name) {
        List<String> near = NearNames.of(name, names);
        boolean one = names.size() == 1;
        String separator = one && names.get(0).indexOf(';') >= 0
                ? ";"
                : one && names.get(0).indexOf('\t') >= 0 ? "tab" : "";
        if (!separator.isEmpty()) {
            problems.add(
                    Code.UNKNOWN_COLUMN,
                    line,
                    null,
                    "there is no column '%s': the cells seem to be separated by %s; separate them by commas"
                            .formatted(name, separator),
                    "没有列“%s”：单元格似乎以 %s 分隔；请改用逗号分隔".formatted(name, separator));
            return;
        }
        problems.add(
                Code.UNKNOWN_COLUMN,
                line,
                null,
                near.isEmpty()
                        ? "there is no column '%s'; there are %s"
                                .formatted(
                                        name,
                                        String.join(
                                                ", ", names.stream().limit(20).toList()))
                        : "there is no column '%s'; is it %s?".formatted(name, String.join(" or ", near)),
                near.isEmpty()
                        ? "没有列“%s”；现有：%s"
                                .formatted(
                                        name,
                                        String.join(
                                                "、", names.stream().limit(20).toList()))
                        : "没有列“%s”；是否指 %s？".formatted(name, String.join(" 或 ", near)));
    }
}
