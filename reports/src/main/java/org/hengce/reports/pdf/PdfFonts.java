package org.hengce.reports.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Noto Sans SC in two weights, parsed once for all documents, of which several may be made at once: the parser has read every table
 * when it returns, and what is read of glyphs later it reads under a lock.
 */
final class PdfFonts {
    static final String FAMILY = "Noto Sans SC";
    /** The family in which what the first one lacks is looked for: the bold one has fewer characters. */
    private static final String RARE = "Noto Sans SC Rare";

    private static final int NORMAL = 400;
    private static final int BOLD = 700;

    private final TrueTypeFont regular;
    private final TrueTypeFont bold;
    private final ChartDrawer drawer;

    PdfFonts() {
        try {
            byte[] normalBytes = bytes("NotoSansSC-Regular.ttf");
            byte[] boldBytes = bytes("NotoSansSC-SemiBold.ttf");
            regular = new TTFParser().parse(new RandomAccessReadBuffer(normalBytes));
            bold = new TTFParser().parse(new RandomAccessReadBuffer(boldBytes));
            drawer = new ChartDrawer();
            drawer.addFontStream(() -> new ByteArrayInputStream(normalBytes), FAMILY, NORMAL, FontStyle.NORMAL);
            drawer.addFontStream(() -> new ByteArrayInputStream(boldBytes), FAMILY, BOLD, FontStyle.NORMAL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("a font of ours cannot be read", e);
        }
    }

    /** The fonts for one document, of which what is used will be embedded. */
    void useIn(PdfRendererBuilder builder, PDDocument document) throws IOException {
        PDFont everything = PDType0Font.load(document, regular, true);
        use(builder, everything, FAMILY, NORMAL);
        use(builder, PDType0Font.load(document, bold, true), FAMILY, BOLD);
        use(builder, everything, RARE, BOLD);
        builder.useSVGDrawer(drawer);
    }

    private static void use(PdfRendererBuilder builder, PDFont font, String family, int weight) {
        builder.useFont(new PDFontSupplier(font), family, weight, FontStyle.NORMAL, true);
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(PdfFonts.class.getResourceAsStream("fonts/" + name), name)) {
            return in.readAllBytes();
        }
    }
}
