package org.hengce.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hengce.presentation.Cigarettes;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.report.EvaluationReport;
import org.hengce.presentation.report.Report;
import org.hengce.presentation.report.Report.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PdfReportTest {
    @ParameterizedTest
    @EnumSource
    void itsTextCanBeSelectedAndItsFontsAreSubsetsWithinIt(Language language) throws IOException {
        try (PDDocument pdf = pdf(language, Form.FULL)) {
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text).contains(language == Language.ZH ? "尚不能判断" : "Cannot tell yet");
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    assertThat(font.getName()).matches("[A-Z]{6}\\+NotoSansSC-.*");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theWordsOfItsChartsAreText(Language language) throws IOException {
        try (PDDocument pdf = pdf(language, Form.SHEET)) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", ""))
                    .contains(language == Language.ZH ? "若无政策" : "withoutthepolicy")
                    .contains("1975");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPageSaysTheRunItsHashAndItsNumber(Language language) throws IOException {
        Report report = Samples.demo(language, Form.FULL);
        try (PDDocument pdf = Loader.loadPDF(Format.PDF.of(report))) {
            int pages = pdf.getNumberOfPages();
            for (int page = 1; page <= pages; page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(pdf).replaceAll("\\s", ""))
                        .contains(report.run().id(), report.run().sha256(), page + "/" + pages)
                        .contains("hengce.example/api/v1/evaluations/");
            }
        }
    }

    @Test
    void bookmarksContentsMetadataAndTagsAreThere() throws IOException {
        Report report = Samples.demo(Language.EN, Form.FULL);
        try (PDDocument pdf = Loader.loadPDF(Format.PDF.of(report))) {
            PDOutlineItem first = pdf.getDocumentCatalog().getDocumentOutline().getFirstChild();
            assertThat(first.getTitle()).isEqualTo("Summary");
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo(report.title());
            assertThat(pdf.getDocumentInformation().getKeywords())
                    .contains(report.run().id());
            assertThat(new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .containsPattern("pdfaid:part(=\"|>)2")
                    .contains("2026-04-01T00:00:00");
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text).containsPattern("Limits ?\\.*[ .]*\\d");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSheetIsOnePage(Language language) throws IOException {
        try (PDDocument pdf = pdf(language, Form.SHEET)) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSheetIsOnePageWhateverTheTitle(Language language) throws IOException {
        LocalizedText longest = new LocalizedText("政".repeat(500), "Policy for everything ".repeat(23));
        try (PDDocument pdf = Loader.loadPDF(Format.PDF.of(EvaluationReport.of(
                Samples.input(language, Cigarettes.evaluation(), Samples.policy(longest)), Form.SHEET)))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
        }
    }

    private static PDDocument pdf(Language language, Form form) throws IOException {
        return Loader.loadPDF(Format.PDF.of(Samples.demo(language, form)));
    }
}
