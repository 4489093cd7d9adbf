package org.hengce.indicator.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hengce.indicator.observations.ObservationText;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a file holds which part of an observation: {@code indicator:=cigarette-sales,region:region,period:year}
 * ({@code target:column}; {@code target:=constant}). Without one, columns are named as the parts are.
 */
final class ColumnMapping {
    /** As far as a pattern can tell: it does not see a target that is named twice. */
    static final String FORM = ColumnMapping.COLUMN + "(," + ColumnMapping.COLUMN + ")*";

    private static final String COLUMN =
            "(indicator|region|sector|period|value|status|confidentiality):(=[^,=:\\s][^,:\\s]*|[^,=:\\s][^,:\\s]*)";

    static final List<String> TARGETS =
            List.of("indicator", "region", "sector", "period", "value", "status", "confidentiality");
    private static final List<String> REQUIRED = List.of("indicator", "region", "period", "value");

    private final Map<String, String> columns = new HashMap<>();
    private final Map<String, String> constants = new HashMap<>();

    /**
     * Reads {@code ?columns=}.
     *
     * @throws Problem 400 if it is not of the form above or names a target twice or one that does not exist
     */
    static ColumnMapping parse(@Nullable String text) {
        ColumnMapping mapping = new ColumnMapping();
        if (text == null) {
            TARGETS.forEach(target -> mapping.columns.put(target, target));
            return mapping;
        }
        for (String part : text.split(",", -1)) {
            int colon = part.indexOf(':');
            String target = colon < 0 ? part : part.substring(0, colon).strip();
            String source = colon < 0 ? "" : part.substring(colon + 1).strip();
            if (!TARGETS.contains(target) || source.isEmpty() || source.equals("=")) {
                throw malformed(part);
            }
            boolean constant = source.startsWith("=");
            if (mapping.columns.containsKey(target) || mapping.constants.containsKey(target)) {
                throw malformed(part);
            }
            if (constant) {
                mapping.constants.put(target, source.substring(1));
            } else {
                mapping.columns.put(target, source);
            }
        }
        return mapping;
    }

    private static Problem malformed(String part) {
        return Problem.of(
                ProblemType.MALFORMED,
                Message.of(
                        "columns: '%s' is not target:column or target:=constant with each target once; targets are %s",
                        "columns：“%s”应为 目标:列名 或 目标:=常量，且每个目标只出现一次；可用目标为 %s", part, TARGETS));
    }

    /**
     * Refuses a file that lacks a column.
     *
     * @throws Problem 422 that names what is missing and what is there
     */
    void requireColumns(List<String> header) {
        for (String target : TARGETS) {
            @Nullable String column = columns.get(target);
            boolean optional = !REQUIRED.contains(target) && target.equals(column);
            if (constants.containsKey(target)
                    || (column == null ? !REQUIRED.contains(target) : header.contains(column) || optional)) {
                continue;
            }
            String missing = column == null ? target : column;
            throw Problem.invalid(
                    "columns",
                    Message.of(
                            "the file has no column '%s' for %s; it has %s. Name its columns with ?columns=%s:…",
                            "文件中没有用作 %2$s 的列“%1$s”；现有列为 %3$s。请用 ?columns=%4$s:… 指明",
                            missing,
                            target,
                            shown(header),
                            target));
        }
    }

    private static String shown(List<String> header) {
        String text = header.toString();
        return text.length() <= 200 ? text : text.substring(0, 200) + "…]";
    }

    /**
     * One row as it would be sent.
     *
     * @param field reads a column, null where the row or the file has none
     * @throws NumberFormatException if the value is no number
     */
    ObservationText observation(UnaryOperator<@Nullable String> field) {
        @Nullable String value = text("value", field);
        return new ObservationText(
                orEmpty(text("indicator", field)),
                orEmpty(text("region", field)),
                text("sector", field),
                orEmpty(text("period", field)),
                value == null ? null : Double.valueOf(decimal(value)),
                text("status", field),
                text("confidentiality", field));
    }

    /** What stands in a row for a target; null where it is empty. */
    @Nullable
    String text(String target, UnaryOperator<@Nullable String> field) {
        @Nullable String constant = constants.get(target);
        if (constant != null) {
            return constant;
        }
        @Nullable String column = columns.get(target);
        @Nullable String text = column == null ? null : field.apply(column);
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Java would also read 1d, 0x1p3, NaN and Infinity; none of them is a value of a statistic. */
    private static String decimal(String text) {
        if (!text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
            throw new NumberFormatException(text);
        }
        return text;
    }
}
