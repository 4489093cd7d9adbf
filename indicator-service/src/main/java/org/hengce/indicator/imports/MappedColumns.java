package org.hengce.indicator.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hengce.contracts.Period;
import org.hengce.indicator.imports.ColumnMapping.Target;
import org.hengce.indicator.observations.ObservationRules;
import org.hengce.indicator.observations.ObservationText;
import org.hengce.indicator.observations.RowProblem;
import org.hengce.indicator.observations.SentNumber;
import org.hengce.kit.problem.Message;
import org.jspecify.annotations.Nullable;

/** The columns of one file: makes observations of its rows, and says what is wrong with those that are none. */
final class MappedColumns {
    private static final int NOWHERE = -1;
    private static final String MISSING = "O";

    private final Map<Target, Integer> places;
    private final Map<Target, String> constants;
    private final int width;

    MappedColumns(Map<Target, Integer> places, Map<Target, String> constants, int width) {
        this.places = places;
        this.constants = constants;
        this.width = width;
    }

    /** Checks one row and adds what became of it to the chunk. */
    void check(long line, List<String> fields, ObservationRules rules, Chunk chunk) {
        List<RowProblem> wrong = new ArrayList<>(0);
        checkWidth(fields, wrong);
        @Nullable String number = text(Target.VALUE, fields);
        @Nullable SentNumber value = number == null ? null : SentNumber.of(number);
        boolean withdrawn = isWithdrawn(fields, wrong);
        ObservationText row = new ObservationText(
                orEmpty(text(Target.INDICATOR, fields)),
                orEmpty(text(Target.REGION, fields)),
                text(Target.SECTOR, fields),
                orEmpty(text(Target.PERIOD, fields)),
                withdrawn && (value == null || value.problem() == null) ? null : value,
                withdrawn ? MISSING : text(Target.STATUS, fields),
                text(Target.CONFIDENTIALITY, fields));
        wrong.addAll(rules.check(row));
        checkFrequency(row, fields, wrong);
        if (wrong.isEmpty()) {
            chunk.add(ObservationRules.checked(line, row));
        } else {
            chunk.refuse(line, wrong);
        }
    }

    private void checkWidth(List<String> fields, List<RowProblem> wrong) {
        int size = fields.size();
        while (size > width && fields.get(size - 1).isBlank()) {
            size--;
        }
        if (size != width) {
            wrong.add(new RowProblem(
                    "row",
                    null,
                    Message.of(
                            "the row has %d fields and the header %d; a value with a separator in it stands in quotes",
                            "该行有 %d 个字段，而表头有 %d 个；含分隔符的值应加引号", size, width),
                    null));
        }
    }

    private boolean isWithdrawn(List<String> fields, List<RowProblem> wrong) {
        @Nullable String action = text(Target.ACTION, fields);
        if (action == null || action.matches("[IARM]")) {
            return false;
        }
        if (!action.equals("D")) {
            wrong.add(new RowProblem(
                    Target.ACTION.label(),
                    action,
                    Message.of(
                            "'%s' is no action; use I, A, M or R (store), or D (withdraw)",
                            "“%s”不是可用的操作；请使用 I、A、M、R（保存）或 D（撤回）", action),
                    null));
        }
        return true;
    }

    private void checkFrequency(ObservationText row, List<String> fields, List<RowProblem> wrong) {
        @Nullable String frequency = text(Target.FREQUENCY, fields);
        if (frequency == null || !wrong.isEmpty()) {
            return;
        }
        String ofPeriod = Period.parse(row.period()).frequency().name();
        if (!frequency.equals(ofPeriod)) {
            wrong.add(new RowProblem(
                    Target.FREQUENCY.label(),
                    frequency,
                    Message.of(
                            "FREQ says %s but %s is of frequency %s",
                            "FREQ 为 %s，而 %s 的频率为 %s", frequency, row.period(), ofPeriod),
                    ofPeriod));
        }
    }

    /** What stands in a row for a target; null where it is empty. */
    private @Nullable String text(Target target, List<String> fields) {
        @Nullable String constant = constants.get(target);
        if (constant != null) {
            return constant;
        }
        int place = places.getOrDefault(target, NOWHERE);
        if (place == NOWHERE || place >= fields.size()) {
            return null;
        }
        String text = fields.get(place).strip();
        return text.isEmpty() ? null : text;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
