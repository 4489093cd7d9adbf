package org.hengce.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BiFunction;
import org.hengce.presentation.json.HengceJson;
import org.hengce.presentation.report.Report;
import org.hengce.presentation.report.ReportDocument;
import org.hengce.reports.agency.Agency;
import org.hengce.reports.html.HtmlReport;
import org.hengce.reports.markdown.MarkdownReport;
import org.hengce.reports.pdf.PdfReport;
import org.hengce.reports.xlsx.XlsxReport;

/** The formats of a report. The same report gives the same bytes. */
@SuppressWarnings("ImmutableEnumChecker") // its functions keep nothing
public enum Format {
    /** One file that needs nothing else. */
    HTML("html", "text/html;charset=UTF-8", (report, agency) -> utf8(HtmlReport.of(report, agency))),
    /** Typeset. */
    PDF("pdf", "application/pdf", PdfReport::of),
    /** Text with its tables. */
    MARKDOWN("md", "text/markdown;charset=UTF-8", (report, agency) -> utf8(MarkdownReport.of(report))),
    /** One sheet per table. */
    XLSX(
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            (report, agency) -> XlsxReport.of(report)),
    /** Its own structure, for programs that show it in their own way. */
    JSON("json", "application/json", (report, agency) -> json(report));

    private static final ObjectMapper JSON_MAPPER = HengceJson.mapper();

    private final String extension;
    private final String mediaType;
    private final BiFunction<Report, Agency, byte[]> renderer;

    Format(String extension, String mediaType, BiFunction<Report, Agency, byte[]> renderer) {
        this.extension = extension;
        this.mediaType = mediaType;
        this.renderer = renderer;
    }

    /**
     * The format of a media type without parameters.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Format of(String type) {
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equals(type) || format.mediaType.startsWith(type + ";"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no report as " + type));
    }

    /** Of a file's name, without the dot. */
    public String extension() {
        return extension;
    }

    /** As {@code Content-Type} has it. */
    public String mediaType() {
        return mediaType;
    }

    /** The file, in nobody's name. */
    public byte[] of(Report report) {
        return of(report, Agency.NONE);
    }

    /** The file as an agency sends it out; workbooks, Markdown and JSON are the same for all. */
    public byte[] of(Report report, Agency agency) {
        return renderer.apply(report, agency);
    }

    private static byte[] json(Report report) {
        try {
            return JSON_MAPPER.writeValueAsBytes(ReportDocument.of(report));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report cannot be written as JSON", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
