package org.hengce.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.report.Report;
import org.hengce.presentation.report.Report.Form;
import org.hengce.reports.agency.Agency;
import org.junit.jupiter.api.Test;

class AgencyTest {
    private static final Report REPORT = Samples.demo(Language.EN, Form.FULL);

    static Agency agency(boolean cover) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB), "png", png);
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
            assertThat(covered.getNumberOfPages()).isEqualTo(plain.getNumberOfPages() + 1);
            PDFTextStripper first = new PDFTextStripper();
            first.setEndPage(1);
            assertThat(first.getText(covered))
                    .contains("Provincial Bureau of Statistics", "California tobacco control programme")
                    .doesNotContain("Cannot tell yet");
            assertThat(first.getText(plain)).contains("Provincial Bureau of Statistics", "Cannot tell yet");
            PDResources resources = covered.getPage(0).getResources();
            assertThat(resources.getXObjectNames()).anyMatch(resources::isImageXObject);
        }
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
