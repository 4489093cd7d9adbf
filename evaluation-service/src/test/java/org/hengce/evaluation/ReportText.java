package org.hengce.evaluation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** What is to be read in a report, whichever format it comes in. */
public final class ReportText {
    private ReportText() {}

    /**
     * The text of a page, a Markdown file or the pages of a PDF; the markup of all parts of a workbook.
     *
     * @param format html, md, pdf or xlsx
     */
    public static String of(byte[] file, String format) throws IOException {
        return switch (format) {
            case "pdf" -> ofPdf(file);
            case "xlsx" -> ofWorkbook(file);
            default -> new String(file, StandardCharsets.UTF_8);
        };
    }

    private static String ofPdf(byte[] file) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "); // lines end anywhere
        }
    }

    private static String ofWorkbook(byte[] file) throws IOException {
        StringBuilder parts = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts.toString();
    }
}
