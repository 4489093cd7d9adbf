package org.hengce.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hengce.presentation.Language;
import org.hengce.presentation.chart.Figure;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.report.Block;
import org.hengce.presentation.report.IndexInput;
import org.hengce.presentation.report.IndexReport;
import org.hengce.presentation.report.RankingInput;
import org.hengce.presentation.report.RankingReport;
import org.hengce.presentation.report.Report;
import org.hengce.presentation.report.Report.Form;
import org.hengce.presentation.report.StrategyInput;
import org.hengce.presentation.report.StrategyReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reports of what is no single evaluation, in every format. */
class OtherReportsTest {
    @Test
    void aShortReportHasNoContentsAndItsFirstTwoSectionsOnOnePage() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(Format.PDF.of(OtherSamples.strategy(Language.EN)))) {
            assertThat(page(pdf, 1)).contains("Summary", "Policies that score", "Programme for integrated circuits");
            assertThat(new PDFTextStripper().getText(pdf)).doesNotContain("Contents");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSheetOfSixIndicatorsIsOnePageToo(Language language) throws Exception {
        try (PDDocument pdf = Loader.loadPDF(Format.PDF.of(Zones.report(language, Form.SHEET)))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
        }
    }

    @Test
    void theNumbersBehindAChartStandAtTheEndAndTheirPageBesideIt() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(Format.PDF.of(OtherSamples.strategy(Language.EN)))) {
            int last = pdf.getNumberOfPages();
            assertThat(page(pdf, 1)).contains("Its numbers: page " + last);
            assertThat(page(pdf, last)).contains("Numbers behind the charts", "71.9 to 92.6");
        }
    }

    @Test
    void severalIndicatorsOfTheSameUnitsShowOnceWhoWasTreatedWhen() {
        assertThat(Zones.report(Language.EN, Form.FULL).blocks().stream()
                        .filter(block -> block instanceof Block.Picture picture
                                && picture.figure().kind() == Figure.Kind.TREATMENT))
                .hasSize(1);
    }

    @Test
    void effectsInPercentArePercentagePointsAndComparedOnOneScale() {
        assertThat(markdown(Zones.report(Language.EN, Form.SHEET)))
                .contains("percentage points", "share of the effect that counts as full success")
                .contains("Beneficial: R&amp;D intensity");
    }

    private static String page(PDDocument pdf, int number) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(number);
        stripper.setEndPage(number);
        return stripper.getText(pdf);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindIsThereInEveryFormat(Language language) throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "reports"));
        Map<String, Report> reports = Map.of(
                "comparison", OtherSamples.comparison(language),
                "ranking", OtherSamples.ranking(language),
                "strategy", OtherSamples.strategy(language),
                "index", OtherSamples.index(language),
                "zones", Zones.report(language, Form.FULL),
                "zones-sheet", Zones.report(language, Form.SHEET));
        for (Map.Entry<String, Report> report : reports.entrySet()) {
            for (Format format : Format.values()) {
                byte[] bytes = format.of(report.getValue());
                assertThat(format.of(report.getValue())).as(report.getKey()).isEqualTo(bytes);
                Files.write(
                        folder.resolve("%s-%s.%s".formatted(report.getKey(), language.code(), format.extension())),
                        bytes);
            }
        }
    }

    @Test
    void whatMovedIsSaidWithItsParts() {
        assertThat(markdown(OtherSamples.comparison(Language.EN)))
                .contains("moved from −5\\.2883 to −5\\.2816".replace("\\.", "."))
                .contains("Revised values", "Pennsylvania (US\\-PA)");
    }

    @Test
    void aRankingSaysWhoCannotBeToldApart() {
        assertThat(markdown(OtherSamples.ranking(Language.EN)))
                .contains(
                        "Grants for enterprise research comes first; policies that the data cannot tell from it: 2",
                        "too shortly");
        assertThat(markdown(OtherSamples.ranking(Language.ZH))).contains("位居第一");
    }

    @Test
    void anEmptyPortfolioAndAnEmptyStrategyAreReportsToo() {
        RankingInput none = new RankingInput(Language.EN, null, 0.9, List.of(), List.of(), OtherSamples.RUN);
        StrategyInput empty = new StrategyInput(
                Language.EN, "S", new LocalizedText(null, null), 1, List.of(), List.of(), List.of(), OtherSamples.RUN);
        IndexInput nothing = new IndexInput(
                Language.EN,
                new LocalizedText(null, null),
                "2025",
                List.of(),
                List.of(),
                List.of(),
                0.9,
                OtherSamples.RUN);
        for (Report report : List.of(RankingReport.of(none), StrategyReport.of(empty), IndexReport.of(nothing))) {
            for (Format format : Format.values()) {
                assertThat(format.of(report)).isNotEmpty();
            }
        }
    }

    private static String markdown(Report report) {
        return new String(Format.MARKDOWN.of(report), StandardCharsets.UTF_8);
    }
}
