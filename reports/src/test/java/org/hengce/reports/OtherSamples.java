package org.hengce.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.hengce.methods.score.Rating;
import org.hengce.presentation.Cigarettes;
import org.hengce.presentation.Language;
import org.hengce.presentation.chart.Ranked;
import org.hengce.presentation.json.ComparisonDocument;
import org.hengce.presentation.json.ComparisonDocument.Cause;
import org.hengce.presentation.json.ComparisonDocument.EffectPart;
import org.hengce.presentation.json.ComparisonDocument.Mover;
import org.hengce.presentation.json.ComparisonDocument.Part;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.json.ScoreDocument;
import org.hengce.presentation.report.ComparisonInput;
import org.hengce.presentation.report.ComparisonReport;
import org.hengce.presentation.report.IndexInput;
import org.hengce.presentation.report.IndexReport;
import org.hengce.presentation.report.RankingInput;
import org.hengce.presentation.report.RankingReport;
import org.hengce.presentation.report.Report;
import org.hengce.presentation.report.Report.Run;
import org.hengce.presentation.report.StrategyInput;
import org.hengce.presentation.report.StrategyReport;
import org.jspecify.annotations.Nullable;

/** Reports of what is no single evaluation: the comparison is the demo's, all other figures are made up. */
final class OtherSamples {
    static final Run RUN = new Run(
            "0197a2b6-2d30-7e5a-9f7c-3d4e5f607182",
            "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
            "https://hengce.example/api/v1/rankings",
            null,
            "hengce 0.1.0",
            "2026-04-01");
    private static final double LEVEL = 0.9;

    private static final List<Scored> POLICIES = List.of(
            scored("RD-GRANT", "企业研发补助", "Grants for enterprise research", 82.4, 71.9, 92.6, 1, 3, 1, 2, 1),
            scored(
                    "AI-PLATFORM",
                    "人工智能公共平台",
                    "Public platform for artificial intelligence",
                    79.1,
                    66.0,
                    91.0,
                    1,
                    4,
                    1,
                    4,
                    1),
            scored("TALENT-HOUSE", "青年科技人才安居", "Housing for young researchers", 74.8, 60.2, 88.1, 1, 5, 1, 3, 1),
            scored(
                    "TAX-SME",
                    "中小企业研发税收减免",
                    "Tax relief for research in small enterprises",
                    66.3,
                    57.1,
                    75.2,
                    3,
                    6,
                    3,
                    6,
                    4),
            scored("PATENT-FUND", "专利转化基金", "Fund for patents in use", 63.2, 34.5, 91.9, 1, 9, 4, 7, 4),
            scored("PARK-WEST", "西部科技园区", "Science parks in the west", 58.0, 44.4, 71.8, 4, 8, 4, 8, 4),
            scored("LOAN-SEED", "种子期贷款担保", "Guarantees for early loans", 52.6, 41.0, 64.0, 5, 9, 6, 8, 7),
            scored("EXPO", "国际技术展会", "International technology fair", 49.7, 45.1, 54.2, 6, 9, 6, 9, 7),
            scored("QUOTA", "技术进口配额", "Quotas on imported technology", 31.5, 18.8, 43.9, 8, 9, 9, 9, 9));

    private OtherSamples() {}

    private record Scored(
            String code,
            LocalizedText title,
            ScoreDocument score,
            Rating rating,
            Ranked.Between sampling,
            Ranked.Between weights,
            int tie) {}

    private static Scored scored(
            String code,
            String zh,
            String en,
            double mean,
            double low,
            double high,
            int best,
            int worst,
            int first,
            int last,
            int tie) {
        Rating rating = low > 65
                ? Rating.EFFECTIVE
                : low > 50
                        ? Rating.PROMISING
                        : high < 50
                                ? Rating.HARMFUL
                                : high - low < 10 ? Rating.NO_MATERIAL_EFFECT : Rating.INCONCLUSIVE;
        return new Scored(
                code,
                new LocalizedText(zh, en),
                score(mean, low, high),
                rating,
                new Ranked.Between(best, worst),
                new Ranked.Between(first, last),
                tie);
    }

    private static ScoreDocument score(double mean, double low, double high) {
        return new ScoreDocument(mean + 0.1, mean, low, high, LEVEL, mean / 100);
    }

    /** One of each kind, by its name. */
    static Map<String, Report> all(Language language) {
        return Map.of(
                "comparison", comparison(language),
                "ranking", ranking(language),
                "strategy", strategy(language),
                "index", index(language));
    }

    static Report comparison(Language language) {
        EvaluationDocument before = Cigarettes.evaluation();
        EvaluationDocument now = Cigarettes.corrected();
        double estimate =
                now.effects().get(0).estimate() - before.effects().get(0).estimate();
        return ComparisonReport.of(new ComparisonInput(
                Samples.input(language, now, Samples.policy(Cigarettes.TITLE)),
                before,
                new ComparisonDocument(
                        before.id(),
                        now.id(),
                        List.of(Cause.values()),
                        List.of(new Part(
                                Cause.REVISIONS,
                                mean(now) - mean(before),
                                List.of(new EffectPart(Cigarettes.INDICATOR, "_T", estimate)),
                                null)),
                        List.of(new Mover(Cigarettes.INDICATOR, "_T", "US-PA", "1987", 100.6, 110.6, estimate)),
                        Map.of())));
    }

    private static double mean(EvaluationDocument evaluation) {
        ScoreDocument score = evaluation.score();
        Double mean = score == null ? null : score.mean();
        return mean == null ? Double.NaN : mean;
    }

    static Report ranking(Language language) {
        return RankingReport.of(new RankingInput(
                language,
                new LocalizedText("科技创新政策（虚构示例）", "Policies on research and innovation (made-up example)"),
                LEVEL,
                IntStream.range(0, POLICIES.size())
                        .mapToObj(i -> ranked(POLICIES.get(i), i + 1))
                        .toList(),
                List.of(
                        new RankingInput.Unranked(
                                "CHIP-2025",
                                new LocalizedText("集成电路专项", "Programme for integrated circuits"),
                                new LocalizedText("政策实施时间过短", "it has been in force too shortly")),
                        new RankingInput.Unranked(
                                "OPEN-DATA",
                                new LocalizedText("公共数据开放", "Open public data"),
                                new LocalizedText("没有可比较的地区", "there is no region to compare with"))),
                RUN));
    }

    private static RankingInput.Policy ranked(Scored policy, int rank) {
        return new RankingInput.Policy(
                policy.code(),
                policy.title(),
                rank,
                policy.sampling(),
                policy.weights(),
                policy.tie(),
                policy.score(),
                policy.rating());
    }

    static Report strategy(Language language) {
        List<StrategyInput.Member> members = new ArrayList<>();
        for (Scored policy : POLICIES.subList(0, 6)) {
            members.add(
                    new StrategyInput.Member(policy.code(), policy.title(), 1.0 / 7, policy.score(), policy.rating()));
        }
        members.add(new StrategyInput.Member(
                "CHIP-2025", new LocalizedText("集成电路专项", "Programme for integrated circuits"), 1.0 / 7, null, null));
        return StrategyReport.of(new StrategyInput(
                language,
                "S-2030",
                new LocalizedText("2030 创新驱动战略（虚构示例）", "Strategy for innovation 2030 (made-up example)"),
                2,
                members,
                List.of(
                        part("DIMENSION", "INNOVATION", "创新", "Innovation", 5, score(76.0, 68.4, 83.9)),
                        part("DIMENSION", "EMPLOYMENT", "就业", "Employment", 2, score(55.1, 43.0, 67.0)),
                        part("KEY_AREA", "AI", "人工智能", "Artificial intelligence", 2, score(78.8, 64.7, 90.3)),
                        part("KEY_AREA", "CHIPS", "集成电路", "Integrated circuits", 1, null),
                        part("REGION", "EAST", "东部", "East", 4, score(71.2, 60.5, 82.0)),
                        part("REGION", "WEST", "西部", "West", 3, score(57.9, 45.2, 70.6))),
                List.of(
                        new StrategyInput.Proposal(
                                "GOAL",
                                "attained-early",
                                new LocalizedText(
                                        "将研发经费投入强度目标由 2.8% 提高到 3.0%",
                                        "Raise the target of R&D intensity from 2.8 to 3.0 %"),
                                new LocalizedText("目标已于 2025 年达到，早于计划两年", "It was reached in 2025, two years early"),
                                "rd-intensity",
                                0.2,
                                "2028-06-30"),
                        new StrategyInput.Proposal(
                                "KEY_AREA",
                                "no-evidence",
                                new LocalizedText(
                                        "为集成电路专项补充可比较的对照地区",
                                        "Give the programme for integrated circuits regions to compare with"),
                                new LocalizedText("该领域没有可评估的政策", "No policy of the area can be evaluated"),
                                null,
                                null,
                                "2027-03-31")),
                RUN));
    }

    private static StrategyInput.Aggregate part(
            String kind, String key, String zh, String en, int policies, @Nullable ScoreDocument score) {
        return new StrategyInput.Aggregate(kind, key, new LocalizedText(zh, en), policies, score);
    }

    static Report index(Language language) {
        List<IndexInput.Unit> units = new ArrayList<>();
        List<String> codes = List.of(
                "CN-GD", "CN-BJ", "CN-JS", "CN-SH", "CN-ZJ", "CN-SD", "CN-HB", "CN-SC", "CN-SN", "CN-AH", "CN-FJ",
                "CN-HN");
        for (int i = 0; i < codes.size(); i++) {
            units.add(new IndexInput.Unit(
                    codes.get(i),
                    Objects.requireNonNull(Zones.provinces().get(codes.get(i))),
                    0.831 - 0.037 * i - 0.004 * (i % 3),
                    i + 1,
                    new Ranked.Between(Math.max(1, i - i % 2), Math.min(codes.size(), i + 2 + i % 3))));
        }
        return IndexReport.of(new IndexInput(
                language,
                new LocalizedText("区域创新指数（虚构示例）", "Regional innovation index (made-up example)"),
                "2025",
                List.of(
                        choice("缺失值", "没有", "Missing values", "none"),
                        choice("归一化", "极差法", "Normalisation", "min–max"),
                        choice("权重", "专家打分", "Weights", "by experts"),
                        choice("汇总", "算术平均", "Aggregation", "arithmetic mean")),
                List.of(
                        weighted("rd-intensity", "研发经费投入强度", "R&D intensity", 0.35, 0.41),
                        weighted("patents", "每万人发明专利拥有量", "Invention patents per 10,000 people", 0.3, 0.33),
                        weighted("high-tech-share", "高技术产业增加值占比", "Share of high-tech industries", 0.2, 0.18),
                        weighted("employment", "科技人员就业人数", "Employment in science and technology", 0.15, 0.12)),
                units,
                LEVEL,
                RUN));
    }

    private static IndexInput.Choice choice(String stepZh, String zh, String step, String en) {
        return new IndexInput.Choice(new LocalizedText(stepZh, step), new LocalizedText(zh, en));
    }

    private static IndexInput.Weighted weighted(String code, String zh, String en, double weight, double sensitivity) {
        return new IndexInput.Weighted(code, new LocalizedText(zh, en), weight, sensitivity);
    }
}
