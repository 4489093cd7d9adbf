package org.hengce.reports.pdf;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.text.Normalizer;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.hengce.presentation.report.Report;
import org.hengce.presentation.report.Report.Form;
import org.hengce.reports.agency.Agency;

/**
 * A report typeset: selectable text in an embedded font, bookmarks, contents with page numbers, tagged, as PDF/A-2.
 *
 * <p>Fonts are parsed once, for all documents. Several may be made at once; how many is for the caller to say, each takes a processor.
 */
public final class PdfReport {
    private static final int HEX = 16;

    private static final Pattern RADICAL = Pattern.compile("[\u2E80-\u2FDF]");

    private static final int ID_DIGITS = 15;
    private static final byte[] SRGB =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    private static final PdfFonts FONTS = new PdfFonts();

    static {
        // Of each document it would say that it loads its fonts.
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private PdfReport() {}

    /** The file as an agency sends it out. */
    public static byte[] of(Report report, Agency agency) {
        try {
            String logo = agency.logoAddress();
            Written once = written(report, ideographs(PrintPage.of(report, agency, false)), logo);
            return report.form() == Form.FULL || once.pages() == 1
                    ? once.bytes()
                    : written(report, ideographs(PrintPage.of(report, agency, true)), logo)
                            .bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    private record Written(byte[] bytes, int pages) {}

    /** Radicals as the ideographs that they look like: the font has them once. */
    private static String ideographs(String html) {
        return RADICAL.matcher(html).replaceAll(radical -> Normalizer.normalize(radical.group(), Normalizer.Form.NFKC));
    }

    private static Written written(Report report, String html, String logo) throws IOException {
        try (PDDocument document = new PDDocument(IOUtils.createMemoryOnlyStreamCache())) {
            document.setDocumentId(new BigInteger(report.run().sha256().substring(0, ID_DIGITS), HEX).longValue());
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.usePDDocument(document);
            builder.usePageSupplier(new Artifacts());
            FONTS.useIn(builder, document);
            builder.usePdfAConformance(PdfAConformance.PDFA_2_A);
            builder.usePdfUaAccessibility(true);
            builder.useColorProfile(SRGB);
            builder.withProducer("Hengce");
            builder.useReplacementText("□");
            for (ExternalResourceControlPriority when : ExternalResourceControlPriority.values()) {
                builder.useExternalResourceAccessControl((uri, type) -> !logo.isEmpty() && logo.equals(uri), when);
            }
            builder.useUnicodeLineBreaker(new LineBreaker());
            builder.withHtmlContent(html, null);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            builder.toStream(bytes);
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.createPDFWithoutClosing();
                Tags.putRight(document);
                FixedDates.in(document, report.run().madeOn());
                document.save(bytes);
            }
            return new Written(bytes.toByteArray(), document.getNumberOfPages());
        }
    }
}
