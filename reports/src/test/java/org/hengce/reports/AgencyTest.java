package org.hengce.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.report.Report;
import org.hengce.presentation.report.Report.Form;
import org.hengce.reports.agency.Agency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgencyTest {
    private static final Report REPORT = Samples.demo(Language.EN, Form.FULL);

    static Agency agency(boolean cover) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        BufferedImage logo = new BufferedImage(240, 240, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = logo.createGraphics();
        pen.setColor(new Color(0x7a1f3d));
        pen.fillOval(0, 0, 240, 240);
        pen.setColor(Color.WHITE);
        for (int bar = 0; bar < 3; bar++) {
            pen.fillRect(60 + 45 * bar, 150 - 40 * bar, 30, 30 + 40 * bar);
        }
        pen.dispose();
        ImageIO.write(logo, "png", png);
        return new Agency(
                new LocalizedText("某省统计局", "Provincial Bureau of Statistics"),
                "#7a1f3d",
                Agency.logo(png.toByteArray()),
                cover);
    }

    @Test
    void aPageHasLogoNameAndColourAndStillLoadsNothing() throws IOException {
        String html = new String(Format.HTML.of(REPORT, agency(false)), StandardCharsets.UTF_8);

        assertThat(html)
                .contains("<img src=\"data:image/png;base64,", "Provincial Bureau of Statistics", "#7a1f3d")
                .contains("img-src data:; style-src")
                .doesNotContain("<script");
        assertThat(new String(Format.HTML.of(REPORT), StandardCharsets.UTF_8)).doesNotContain("<img", "img-src");
    }

    @Test
    void aPdfBeginsWithACoverThatHasTheLogo() throws IOException {
        try (PDDocument plain = Loader.loadPDF(Format.PDF.of(REPORT, agency(false)));
                PDDocument covered = Loader.loadPDF(Format.PDF.of(REPORT, agency(true)))) {
            PDFTextStripper first = new PDFTextStripper();
            first.setEndPage(1);
            assertThat(first.getText(covered))
                    .contains("Provincial Bureau of Statistics", "California tobacco control programme")
                    .doesNotContain("Cannot tell yet");
            PDFTextStripper second = new PDFTextStripper();
            second.setStartPage(2);
            second.setEndPage(2);
            assertThat(second.getText(covered)).contains("Summary", "Cannot tell yet");
            assertThat(first.getText(plain)).contains("Provincial Bureau of Statistics", "Cannot tell yet");
            PDResources resources = covered.getPage(0).getResources();
            assertThat(resources.getXObjectNames()).anyMatch(resources::isImageXObject);
        }
    }

    /** The room between the agency's name and the title is part of a cover. */
    @Test
    void withoutACoverTheTitleFollowsTheName() throws IOException {
        assertThat(millimetresToTheTitle(false)).isLessThan(30);
        assertThat(millimetresToTheTitle(true)).isGreaterThan(60);
    }

    private static double millimetresToTheTitle(boolean cover) throws IOException {
        Map<String, Float> heights = new HashMap<>();
        try (PDDocument pdf = Loader.loadPDF(Format.PDF.of(REPORT, agency(cover)))) {
            PDFTextStripper lines = new PDFTextStripper() {
                @Override
                protected void writeString(String line, List<TextPosition> letters) {
                    heights.putIfAbsent(line.strip(), letters.get(0).getYDirAdj());
                }
            };
            lines.setEndPage(1);
            lines.getText(pdf);
        }
        return (height("California tobacco", heights) - height("Provincial Bureau", heights)) * 25.4 / 72;
    }

    private static float height(String begins, Map<String, Float> heights) {
        return heights.entrySet().stream()
                .filter(line -> line.getKey().startsWith(begins))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /** Samples to be looked at. */
    @ParameterizedTest
    @EnumSource
    void itsReportsAreLeftToBeLookedAt(Language language) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "reports"));
        String suffix = "-" + language.tag() + ".";
        Report report = Samples.demo(language, Form.FULL);
        for (Format format : List.of(Format.HTML, Format.PDF)) {
            byte[] bytes = format.of(report, agency(true));
            assertThat(bytes).isNotEmpty();
            Files.write(folder.resolve("agency" + suffix + format.extension()), bytes);
        }
        Files.write(
                folder.resolve("agency-sheet" + suffix + "pdf"),
                Format.PDF.of(Samples.demo(language, Form.SHEET), agency(true)));
    }

    @Test
    void theSameAgencyGivesTheSameBytesAndChangesNoTable() throws IOException {
        for (Format format : Format.values()) {
            assertThat(format.of(REPORT, agency(true))).isEqualTo(format.of(REPORT, agency(true)));
        }
        assertThat(Format.XLSX.of(REPORT, agency(true))).isEqualTo(Format.XLSX.of(REPORT));
        assertThat(Format.MARKDOWN.of(REPORT, agency(true))).isEqualTo(Format.MARKDOWN.of(REPORT));
    }
}
