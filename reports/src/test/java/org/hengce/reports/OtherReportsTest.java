package org.hengce.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.hengce.methods.score.Rating;
import org.hengce.presentation.Cigarettes;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.ComparisonDocument;
import org.hengce.presentation.json.ComparisonDocument.Cause;
import org.hengce.presentation.json.ComparisonDocument.EffectPart;
import org.hengce.presentation.json.ComparisonDocument.Mover;
import org.hengce.presentation.json.ComparisonDocument.Part;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.json.ScoreDocument;
import org.hengce.presentation.report.ComparisonInput;
import org.hengce.presentation.report.ComparisonReport;
import org.hengce.presentation.report.IndexInput;
import org.hengce.presentation.report.IndexReport;
import org.hengce.presentation.report.RankingInput;
import org.hengce.presentation.report.RankingInput.Ranks;
import org.hengce.presentation.report.RankingReport;
import org.hengce.presentation.report.Report;
import org.hengce.presentation.report.Report.Run;
import org.hengce.presentation.report.StrategyInput;
import org.hengce.presentation.report.StrategyReport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reports of what is no single evaluation, in every format. */
class OtherReportsTest {
    private static final Run RUN = new Run("r1", "0".repeat(64), null, "hengce 0.1.0", "2026-04-01");
    private static final ScoreDocument SCORE = new ScoreDocument(63.2, 63.1, 34.5, 91.9, 0.9, 0.776);

    @Test
    void aShortReportHasItsFirstTwoSectionsOnOnePage() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(Format.PDF.of(ranking(Language.EN)))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyKindIsThereInEveryFormat(Language language) throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "reports"));
        Map<String, Report> reports = Map.of(
                "comparison", comparison(language),
                "ranking", ranking(language),
                "strategy", strategy(language),
                "index", index(language));
        for (Map.Entry<String, Report> report : reports.entrySet()) {
            for (Format format : Format.values()) {
                byte[] bytes = format.of(report.getValue());
                assertThat(format.of(report.getValue())).as(report.getKey()).isEqualTo(bytes);
                Files.write(
                        folder.resolve("%s-%s.%s"
                                .formatted(
                                        report.getKey(), language.name().toLowerCase(Locale.ROOT), format.extension())),
                        bytes);
            }
        }
    }

    @Test
    void whatMovedIsSaidWithItsParts() {
        assertThat(markdown(comparison(Language.EN)))
                .contains("moved from −5\\.2883 to −5\\.2816".replace("\\.", "."))
                .contains("Revised values", "Pennsylvania (US\\-PA)");
    }

    @Test
    void aRankingSaysWhoCannotBeToldApart() {
        assertThat(markdown(ranking(Language.EN))).contains("The first 2 cannot be told apart", "too young");
        assertThat(markdown(ranking(Language.ZH))).contains("居前的");
    }

    @Test
    void anEmptyPortfolioAndAnEmptyStrategyAreReportsToo() {
        RankingInput none = new RankingInput(Language.EN, null, 0.9, List.of(), List.of(), RUN);
        StrategyInput empty = new StrategyInput(
                Language.EN, "S", new LocalizedText(null, null), 1, List.of(), List.of(), List.of(), RUN);
        IndexInput nothing = new IndexInput(
                Language.EN, new LocalizedText(null, null), "2025", List.of(), List.of(), List.of(), 0.9, RUN);
        for (Report report : List.of(RankingReport.of(none), StrategyReport.of(empty), IndexReport.of(nothing))) {
            for (Format format : Format.values()) {
                assertThat(format.of(report)).isNotEmpty();
            }
        }
    }

    private static String markdown(Report report) {
        return new String(Format.MARKDOWN.of(report), StandardCharsets.UTF_8);
    }

    private static Report comparison(Language language) {
        return ComparisonReport.of(new ComparisonInput(
                Samples.input(language, Cigarettes.corrected(), Samples.policy(Cigarettes.TITLE)),
                Cigarettes.evaluation(),
                new ComparisonDocument(
                        Cigarettes.evaluation().id(),
                        Cigarettes.corrected().id(),
                        List.of(Cause.values()),
                        List.of(new Part(
                                Cause.REVISIONS,
                                -0.02,
                                List.of(new EffectPart(Cigarettes.INDICATOR, "_T", 0.0067)),
                                List.of(Cause.SOFTWARE))),
                        List.of(new Mover(Cigarettes.INDICATOR, "_T", "US-PA", "1987", 100.6, 110.6, 0.0067)),
                        Map.of())));
    }

    private static Report ranking(Language language) {
        LocalizedText reason = new LocalizedText("政策实施时间过短", "too young");
        return RankingReport.of(new RankingInput(
                language,
                new LocalizedText("科技创新政策", "Policies on research"),
                0.9,
                List.of(
                        policy("A", 1, new Ranks(1, 2), new Ranks(1, 1), 1),
                        policy("B", 2, new Ranks(1, 3), null, 1),
                        policy("C", 3, null, new Ranks(2, 3), 2)),
                List.of(new RankingInput.Unranked("D", new LocalizedText("丁", null), reason)),
                RUN));
    }

    private static RankingInput.Policy policy(
            String code, int rank, @Nullable Ranks sampling, @Nullable Ranks weights, int tie) {
        return new RankingInput.Policy(
                code,
                new LocalizedText("政策" + code, "Policy " + code),
                rank,
                sampling,
                weights,
                tie,
                SCORE,
                Rating.INCONCLUSIVE);
    }

    private static Report strategy(Language language) {
        return StrategyReport.of(new StrategyInput(
                language,
                "S-2030",
                new LocalizedText("产业振兴战略", "Strategy for industry"),
                1,
                List.of(new StrategyInput.Member("A", new LocalizedText("甲", "A"), 0.5, SCORE, Rating.PROMISING)),
                List.of(new StrategyInput.Aggregate(
                        "DIMENSION", "INNOVATION", new LocalizedText("创新", "Innovation"), 1, SCORE)),
                List.of(new StrategyInput.Proposal(
                        "GOAL",
                        "attained-early",
                        new LocalizedText("提高目标", "raise the target"),
                        new LocalizedText("目标已提前达到", "it was reached early"),
                        "gdp",
                        1.5,
                        "2027-06-30")),
                RUN));
    }

    private static Report index(Language language) {
        return IndexReport.of(new IndexInput(
                language,
                new LocalizedText("创新指数", "Innovation index"),
                "2025",
                List.of(new IndexInput.Choice(
                        new LocalizedText("归一化", "normalisation"), new LocalizedText("极差法", "min–max"))),
                List.of(new IndexInput.Weighted("rd", new LocalizedText("研发投入", "R&D"), 0.6, 0.31)),
                List.of(
                        new IndexInput.Unit("CN-44", new LocalizedText("广东", "Guangdong"), 0.812, 1, new Ranks(1, 2)),
                        new IndexInput.Unit("CN-32", new LocalizedText("江苏", "Jiangsu"), 0.79, 2, null)),
                0.9,
                RUN));
    }
}
