package org.hengce.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hengce.presentation.Cigarettes;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.report.Block;
import org.hengce.presentation.report.EvaluationInput;
import org.hengce.presentation.report.EvaluationReport;
import org.hengce.presentation.report.Report;
import org.hengce.presentation.report.Report.Form;
import org.hengce.presentation.report.Report.Section;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a PDF is found one's way in, by eye, by search and by ear. */
class PdfReadingTest {
    /** Characters that look like ideographs and are none: who searches for these finds nothing. */
    private static final Pattern RADICAL = Pattern.compile("[\u2E80-\u2FDF]");

    private static final Pattern FIGURE = Pattern.compile("Figure ALT=([^\n]*)\n((?:    [^\n]*\n)*)");

    @ParameterizedTest
    @EnumSource
    void theWordsOfAChartAreWithinItsPictureAndNowhereElse(Language language) throws IOException {
        Report report = Samples.demo(language, Form.FULL);
        List<String> descriptions = report.blocks().stream()
                .filter(Block.Picture.class::isInstance)
                .map(block -> ((Block.Picture) block).figure().description())
                .toList();
        try (PDDocument pdf = pdf(report)) {
            String told = StructureText.of(pdf);
            List<String> alternatives = new ArrayList<>();
            Matcher figure = FIGURE.matcher(told.replaceAll("(?m)^ +(?=Figure)", ""));
            while (figure.find()) {
                alternatives.add(figure.group(1));
            }
            assertThat(alternatives).isEqualTo(descriptions);
            assertThat(told).doesNotContain("\uE000");
            // An end of the axis stands in the picture, and not behind the last paragraph.
            String last = told.substring(told.lastIndexOf("Figure ALT="));
            assertThat(last).contains("Span");
            assertThat(told).doesNotContainPattern("\n  Sect\n");
        }
    }

    @Test
    void aShortChineseWordInANarrowColumnIsNotBroken() throws IOException {
        try (PDDocument pdf = pdf(Samples.demo(Language.ZH, Form.FULL))) {
            String printed = new PDFTextStripper().getText(pdf);
            assertThat(printed.lines()).anyMatch(line -> line.contains("警告")).anyMatch(line -> line.contains("通过"));
            assertThat(printed.lines())
                    .noneMatch(line -> line.strip().equals("通") || line.strip().equals("警"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theHeadOfATableIsPrintedOnEveryPageAndToldOnce(Language language) throws IOException {
        try (PDDocument pdf = pdf(Samples.demo(language, Form.FULL))) {
            assertThat(StructureText.of(pdf)).doesNotContain("[again]");
            String period = language == Language.ZH ? "时期" : "Period";
            int pages = 0;
            int heads = 0;
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                String text = text(pdf, page);
                boolean rows = Pattern.compile("(?m)^19[78]\\d \\d+\\.\\d")
                        .matcher(text)
                        .find();
                pages += rows ? 1 : 0;
                heads += rows && text.contains(period) ? 1 : 0;
            }
            assertThat(pages).isPositive();
            assertThat(heads).isEqualTo(pages);
        }
    }

    @Test
    void ideographsAreFoundByThemselvesAndNotByRadicalsThatLookLikeThem() throws IOException {
        Report kangxi = EvaluationReport.of(
                Samples.input(
                        Language.ZH,
                        Cigarettes.evaluation(),
                        Samples.policy(new LocalizedText("\u2F8F\u2F9A政策", null))),
                Form.SHEET);
        for (Report report : List.of(Samples.demo(Language.ZH, Form.FULL), kangxi)) {
            try (PDDocument pdf = pdf(report)) {
                assertThat(RADICAL.matcher(new PDFTextStripper().getText(pdf)).find())
                        .isFalse();
            }
        }
        try (PDDocument pdf = pdf(kangxi)) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("行赤政策");
        }
    }

    @Test
    void aCharacterThatTheFontLacksIsABoxAndRareOnesAreNot() throws IOException {
        Report rare = EvaluationReport.of(
                Samples.input(
                        Language.ZH,
                        Cigarettes.evaluation(),
                        Samples.policy(new LocalizedText("龘\u3400\uD841\uDE28策\uD83D\uDE80", null))),
                Form.SHEET);
        try (PDDocument pdf = pdf(rare)) {
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text).contains("龘\u3400\uD841\uDE28策□").doesNotContain("\uD83D\uDE80");
        }
    }

    @ParameterizedTest
    @EnumSource
    void bookmarksAreTheSectionsAndTheContentsGiveTheirPages(Language language) throws IOException {
        Report report = Samples.demo(language, Form.FULL);
        try (PDDocument pdf = pdf(report)) {
            List<PDOutlineItem> bookmarks = new ArrayList<>();
            collect(pdf.getDocumentCatalog().getDocumentOutline(), bookmarks);
            assertThat(bookmarks.stream().map(PDOutlineItem::getTitle)).containsAll(titles(report.sections()));
            String contents = (text(pdf, 1) + text(pdf, 2)).replace(" ", "");
            for (PDOutlineItem bookmark : bookmarks) {
                PDPage page = bookmark.findDestinationPage(pdf);
                int number = pdf.getPages().indexOf(page) + 1;
                assertThat(number).as(bookmark.getTitle()).isPositive();
                if (titles(report.sections().subList(0, 1)).contains(bookmark.getTitle())
                        || report.sections().stream().anyMatch(s -> s.title().equals(bookmark.getTitle()))) {
                    assertThat(contents)
                            .containsPattern(
                                    Pattern.quote(bookmark.getTitle().replace(" ", "")) + "\\.+" + number + "\\b");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPageLinksToTheRun(Language language) throws IOException {
        Report report = Samples.demo(language, Form.FULL);
        try (PDDocument pdf = pdf(report)) {
            for (PDPage page : pdf.getPages()) {
                List<String> links = new ArrayList<>();
                for (PDAnnotation annotation : page.getAnnotations()) {
                    if (annotation instanceof PDAnnotationLink link && link.getAction() instanceof PDActionURI to) {
                        links.add(to.getURI());
                    }
                }
                assertThat(links).contains(report.run().link());
            }
        }
    }

    /** A file lies on no server: what is a link from a page would lead nowhere. */
    @Test
    void anAddressWithoutAServerIsPrintedAndNoLinkInFiles() throws IOException {
        EvaluationInput on = Samples.input(Language.EN, Cigarettes.evaluation(), Samples.policy(Cigarettes.TITLE));
        String path = "/api/v1/evaluations/" + on.evaluation().id();
        Report report = EvaluationReport.of(
                new EvaluationInput(
                        on.language(),
                        on.policy(),
                        on.treatedFrom(),
                        on.revisions(),
                        on.indicators(),
                        on.regions(),
                        on.evaluation(),
                        null,
                        path),
                Form.FULL);
        try (PDDocument pdf = pdf(report)) {
            for (PDPage page : pdf.getPages()) {
                for (PDAnnotation annotation : page.getAnnotations()) {
                    if (annotation instanceof PDAnnotationLink link && link.getAction() instanceof PDActionURI to) {
                        assertThat(to.getURI()).startsWith("https://");
                    }
                }
            }
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", ""))
                    .contains("Thisevaluationontheserver" + path);
        }
        assertThat(new String(Format.MARKDOWN.of(report), StandardCharsets.UTF_8))
                .contains("This evaluation on the server " + path.replace("-", "\\-"))
                .doesNotContain("](/");
        assertThat(new String(Format.HTML.of(report), StandardCharsets.UTF_8)).contains("href=\"" + path + "\"");
    }

    @Test
    void theMetadataSayWhatItIsOfWhichRun() throws IOException {
        Report report = Samples.demo(Language.ZH, Form.FULL);
        try (PDDocument pdf = pdf(report)) {
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo(report.title());
            assertThat(pdf.getDocumentInformation().getAuthor()).isEqualTo("Hengce");
            assertThat(pdf.getDocumentInformation().getSubject()).isEqualTo(report.kind());
            assertThat(pdf.getDocumentInformation().getKeywords())
                    .contains(report.run().id(), report.run().sha256());
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
            assertThat(pdf.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
        }
    }

    private static void collect(PDOutlineNode node, List<PDOutlineItem> into) {
        for (PDOutlineItem item : node.children()) {
            into.add(item);
            collect(item, into);
        }
    }

    private static List<String> titles(List<Section> sections) {
        List<String> titles = new ArrayList<>();
        for (Section section : sections) {
            titles.add(section.title());
            titles.addAll(titles(section.parts()));
        }
        return titles;
    }

    private static String text(PDDocument pdf, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(pdf);
    }

    private static PDDocument pdf(Report report) throws IOException {
        return Loader.loadPDF(Format.PDF.of(report));
    }
}
