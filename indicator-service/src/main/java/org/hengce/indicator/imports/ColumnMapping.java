package org.hengce.indicator.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a file holds which part of an observation: {@code indicator:=cigarette-sales,region:region,period:year}
 * ({@code target:column}; {@code target:=constant}). Without one, columns are named as the parts are; SDMX-CSV has names of
 * its own.
 */
final class ColumnMapping {
    /** A part of an observation. */
    enum Target {
        INDICATOR(true, "INDICATOR"),
        REGION(true, "REF_AREA"),
        SECTOR(false, "SECTOR"),
        PERIOD(true, "TIME_PERIOD"),
        VALUE(true, "OBS_VALUE"),
        STATUS(false, "OBS_STATUS"),
        CONFIDENTIALITY(false, "CONF_STATUS"),
        /** Of SDMX alone: D withdraws the value. */
        ACTION(false, "ACTION"),
        /** Of SDMX alone: the frequency of the period, said once more. */
        FREQUENCY(false, "FREQ");

        private final boolean required;
        private final String sdmx;

        Target(boolean required, String sdmx) {
            this.required = required;
            this.sdmx = sdmx;
        }

        /** As it stands in a mapping, a header and a list of errors. */
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        private boolean ofSdmxAlone() {
            return this == ACTION || this == FREQUENCY;
        }
    }

    /** As far as a pattern can tell: it does not see a target that is named twice. */
    static final String FORM = ColumnMapping.COLUMN + "(," + ColumnMapping.COLUMN + ")*";

    private static final String COLUMN =
            "(indicator|region|sector|period|value|status|confidentiality):(=[^,=:\\s][^,:\\s]*|[^,=:\\s][^,:\\s]*)";

    private final Map<Target, String> columns = new EnumMap<>(Target.class);
    private final Map<Target, String> constants = new EnumMap<>(Target.class);

    private ColumnMapping() {}

    static ColumnMapping sdmx() {
        ColumnMapping mapping = new ColumnMapping();
        for (Target target : Target.values()) {
            mapping.columns.put(target, target.sdmx);
        }
        return mapping;
    }

    /**
     * Reads {@code ?columns=}.
     *
     * @throws Problem 400 if it is not of the form above or names a target twice or one that does not exist
     */
    static ColumnMapping parse(@Nullable String text) {
        ColumnMapping mapping = new ColumnMapping();
        if (text == null) {
            targets().forEach(target -> mapping.columns.put(target, target.label()));
            return mapping;
        }
        for (String part : text.split(",", -1)) {
            int colon = part.indexOf(':');
            @Nullable
            Target target = target(colon < 0 ? part : part.substring(0, colon).strip());
            String source = colon < 0 ? "" : part.substring(colon + 1).strip();
            if (target == null
                    || source.isEmpty()
                    || source.equals("=")
                    || mapping.columns.containsKey(target)
                    || mapping.constants.containsKey(target)) {
                throw malformed(part);
            }
            if (source.startsWith("=")) {
                mapping.constants.put(target, source.substring(1));
            } else {
                mapping.columns.put(target, source);
            }
        }
        return mapping;
    }

    private static List<Target> targets() {
        return java.util.Arrays.stream(Target.values())
                .filter(target -> !target.ofSdmxAlone())
                .toList();
    }

    private static @Nullable Target target(String label) {
        return targets().stream()
                .filter(target -> target.label().equals(label))
                .findFirst()
                .orElse(null);
    }

    private static Problem malformed(String part) {
        return Problem.of(
                ProblemType.MALFORMED,
                Message.of(
                        "columns: '%s' is not target:column or target:=constant with each target once; targets are %s",
                        "columns：“%s”应为 目标:列名 或 目标:=常量，且每个目标只出现一次；可用目标为 %s",
                        part,
                        targets().stream().map(Target::label).toList()));
    }

    /** The first part that the header has no column for and that cannot be done without. */
    private @Nullable Target missing(List<String> header) {
        for (Target target : Target.values()) {
            @Nullable String column = columns.get(target);
            boolean optional = !target.required && (target.label().equals(column) || target.sdmx.equals(column));
            boolean there = column == null ? !target.required : header.contains(column) || optional;
            if (!constants.containsKey(target) && !there) {
                return target;
            }
        }
        return null;
    }

    boolean fits(List<String> header) {
        return missing(header) == null;
    }

    /**
     * Finds the columns in a file.
     *
     * @throws Problem 422 that names what is missing and what is there, or what is there twice
     */
    MappedColumns on(List<String> header) {
        @Nullable Target missing = missing(header);
        if (missing != null) {
            String column = columns.getOrDefault(missing, missing.label());
            throw Problem.invalid(
                    "columns",
                    Message.of(
                            "the file has no column '%s' for %s; it has %s. Name its columns with ?columns=%s:…",
                            "文件中没有用作 %2$s 的列“%1$s”；现有列为 %3$s。请用 ?columns=%4$s:… 指明",
                            column,
                            missing.label(),
                            shown(header),
                            missing.label()));
        }
        Map<Target, Integer> places = new EnumMap<>(Target.class);
        columns.forEach((target, column) -> {
            int place = header.indexOf(column);
            if (place != header.lastIndexOf(column)) {
                throw Problem.invalid(
                        "columns",
                        Message.of(
                                "the file has more than one column '%s'; give them different names",
                                "文件中有多个名为“%s”的列；请使用不同的列名", column));
            }
            if (place >= 0) {
                places.put(target, place);
            }
        });
        return new MappedColumns(places, constants, header.size());
    }

    private static String shown(List<String> header) {
        String text = new ArrayList<>(header).toString();
        return text.length() <= 200 ? text : text.substring(0, 200) + "…]";
    }
}
