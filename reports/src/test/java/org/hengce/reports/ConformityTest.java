package org.hengce.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.hengce.presentation.Language;
import org.hengce.presentation.report.Report;
import org.hengce.presentation.report.Report.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** What a document claims of itself is true. */
class ConformityTest {
    @ParameterizedTest
    @EnumSource
    void everyKindIsPdfA2AndCanBeReadByAScreenReader(Language language) throws Exception {
        for (Map.Entry<String, Report> report : Samples.all(language).entrySet()) {
            byte[] pdf = Format.PDF.of(report.getValue());
            for (PDFAFlavour standard : new PDFAFlavour[] {PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1}) {
                assertThat(Conformity.violations(pdf, standard))
                        .as(report.getKey())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void itSaysSoOfItself(Language language) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(Format.PDF.of(Samples.demo(language, Form.SHEET)))) {
            String metadata = new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertThat(metadata)
                    .containsPattern("pdfaid:part(=\"|>)2")
                    .containsPattern("pdfaid:conformance(=\"|>)A")
                    .containsPattern("pdfuaid:part(=\"|>)1");
        }
    }

    @Test
    void alsoWithAnAgencysLogoAndCover() throws Exception {
        byte[] pdf = Format.PDF.of(Samples.demo(Language.EN, Form.FULL), AgencyTest.agency(true));
        assertThat(Conformity.violations(pdf, PDFAFlavour.PDFA_2_A)).isEmpty();
        assertThat(Conformity.violations(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
    }

    @Test
    void whatIsNotConformingIsFound() throws Exception {
        try (PDDocument pdf = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            pdf.addPage(new PDPage());
            pdf.save(bytes);
            assertThat(Conformity.violations(bytes.toByteArray(), PDFAFlavour.PDFA_2_B))
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void alsoWithWhateverUsersTyped(HostileInputTest.Hostile hostile) throws Exception {
        for (Report report : HostileInputTest.reports(hostile.text(), Language.ZH)) {
            assertThat(Conformity.violations(Format.PDF.of(report), PDFAFlavour.PDFA_2_A))
                    .isEmpty();
        }
    }

    static Stream<HostileInputTest.Hostile> hostile() {
        return HostileInputTest.hostile().filter(hostile -> hostile.text().length() < 1000);
    }
}
