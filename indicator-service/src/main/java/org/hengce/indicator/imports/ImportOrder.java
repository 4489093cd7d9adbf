package org.hengce.indicator.imports;

import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.hengce.indicator.imports.ImportReception.Part;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * What a sender asks to be done with a file.
 *
 * @param columns the mapping as it was sent
 * @param sheet of a workbook; its first where null
 * @param charset as the content type says; detected where null
 * @param releaseAt when its values are to be published; null: as the calendars say, else when it has come whole
 * @param resumable whether the file may come in several requests
 */
record ImportOrder(
        FileFormat format,
        @Nullable String columns,
        @Nullable String sheet,
        @Nullable TextEncoding charset,
        OnError onError,
        boolean dryRun,
        @Nullable Instant releaseAt,
        boolean resumable) {
    /**
     * Reads the parameters.
     *
     * @throws Problem 400 for those that are none, or that this kind of file does not have; 415 for a charset or version
     */
    static ImportOrder of(
            MediaType type,
            @Nullable String columns,
            @Nullable String sheet,
            @Nullable String onError,
            @Nullable String dryRun,
            @Nullable Instant releaseAt,
            Part part) {
        FileFormat format = FileFormat.of(type);
        if (format == FileFormat.SDMX_CSV && columns != null) {
            throw malformed(Message.of(
                    "SDMX-CSV names its columns itself; leave 'columns' out, or send the file as text/csv",
                    "SDMX-CSV 的列名是固定的；请去掉 columns，或以 text/csv 发送"));
        }
        if (format != FileFormat.XLSX && sheet != null) {
            throw malformed(Message.of("'sheet' is for workbooks (XLSX)", "sheet 仅用于工作簿（XLSX）"));
        }
        if (format == FileFormat.XLSX && part == Part.MORE_TO_COME) {
            throw malformed(Message.of(
                    "a workbook comes in one request; what may come in several is CSV", "工作簿须在一个请求中发送；仅 CSV 可分多次发送"));
        }
        ColumnMapping.parse(columns);
        return new ImportOrder(
                format,
                columns,
                sheet,
                format == FileFormat.XLSX
                        ? null
                        : TextEncoding.declared(type.getParameters().get(MediaType.CHARSET_PARAMETER)),
                OnError.parse(onError),
                flag("dryRun", dryRun),
                releaseAt,
                part == Part.MORE_TO_COME);
    }

    private static boolean flag(String name, @Nullable String text) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw malformed(Message.of("%s is true or false, not '%s'", "%s 应为 true 或 false，而不是“%s”", name, text));
    }

    private static Problem malformed(Message detail) {
        return Problem.of(ProblemType.MALFORMED, detail);
    }

    ColumnMapping mapping() {
        return format == FileFormat.SDMX_CSV ? ColumnMapping.sdmx() : ColumnMapping.parse(columns);
    }

    /** What makes two requests with the same bytes the same request. */
    List<? extends @Nullable Object> content() {
        return Arrays.asList(format, columns, sheet, charset, onError, dryRun, releaseAt, resumable);
    }
}
