package org.hengce.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hengce.presentation.Language;
import org.hengce.presentation.chart.Figure;
import org.hengce.presentation.report.Block;
import org.hengce.presentation.report.Report;
import org.hengce.presentation.report.Report.Form;
import org.hengce.presentation.report.Report.Section;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for all indicators of a report is said once. */
class SaidOnceTest {
    @ParameterizedTest
    @EnumSource
    void theMethodThatAllIndicatorsShareIsSaidOnce(Language language) {
        Report report = Zones.report(language, Form.FULL);
        Section method = section(report, "method");

        assertThat(method.parts()).extracting(Section::id).containsExactly("method-all");
        assertThat(method.parts().get(0).title()).isEqualTo(language == Language.ZH ? "所有指标" : "All indicators");
        assertThat(facts(method)).doesNotHaveDuplicates().hasSizeGreaterThan(2);
    }

    @Test
    void ofOneIndicatorTheMethodStandsWithIt() {
        Section method = section(Samples.demo(Language.EN, Form.FULL), "method");

        assertThat(method.parts()).extracting(Section::title).containsExactly("Cigarette sales per capita");
        assertThat(facts(method)).contains("Method: Synthetic difference-in-differences");
    }

    @Test
    void howToReadAnIntervalIsSaidOnceAndWhatItsScoreMeasuresWithEach() throws IOException {
        Report report = Zones.report(Language.EN, Form.FULL);
        try (PDDocument pdf = Loader.loadPDF(Format.PDF.of(report))) {
            String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
            assertThat(text.split("If the policy had been evaluated again", -1)).hasSize(2);
            assertThat(text.split("The score puts the effect on a scale", -1))
                    .hasSize(1 + section(report, "results").parts().size());
        }
    }

    /** They are tall: what stands before them fills the page on which they have no room. */
    @Test
    void chartsWithARowForEachUnitComeAfterWhatIsSaid() {
        List<Block> blocks = section(Samples.demo(Language.EN, Form.FULL), "results")
                .parts()
                .get(0)
                .blocks();
        Block last = blocks.get(blocks.size() - 1);

        assertThat(last).isInstanceOfSatisfying(Block.Picture.class, picture -> assertThat(
                        picture.figure().kind())
                .isEqualTo(Figure.Kind.DONORS));
    }

    private static Section section(Report report, String id) {
        return report.sections().stream()
                .filter(section -> section.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> facts(Section section) {
        return section.parts().stream()
                .flatMap(part -> part.blocks().stream())
                .filter(Block.Facts.class::isInstance)
                .flatMap(block -> ((Block.Facts) block).facts().stream())
                .map(fact -> fact.name() + ": " + fact.value())
                .toList();
    }
}
