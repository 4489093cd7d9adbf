package org.hengce.reports;

import java.util.List;
import java.util.Map;
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

/** Reports of what is no single evaluation. */
final class OtherSamples {
    static final Run RUN = new Run("r1", "0".repeat(64), null, "hengce 0.1.0", "2026-04-01");
    private static final ScoreDocument SCORE = new ScoreDocument(63.2, 63.1, 34.5, 91.9, 0.9, 0.776);

    private OtherSamples() {}

    /** One of each kind, by its name. */
    static Map<String, Report> all(Language language) {
        return Map.of(
                "comparison", comparison(language),
                "ranking", ranking(language),
                "strategy", strategy(language),
                "index", index(language));
    }

    static Report comparison(Language language) {
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

    static Report ranking(Language language) {
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

    static Report strategy(Language language) {
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

    static Report index(Language language) {
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
