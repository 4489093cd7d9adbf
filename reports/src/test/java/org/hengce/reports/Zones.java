package org.hengce.reports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.grouptime.GroupTimeAtt;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.hengce.methods.score.Direction;
import org.hengce.methods.score.Goal;
import org.hengce.methods.score.GoalResult;
import org.hengce.methods.score.PolicyGoal;
import org.hengce.methods.score.PolicyResult;
import org.hengce.methods.score.PolicyScore;
import org.hengce.methods.score.Yardstick;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.EvaluationStatus;
import org.hengce.presentation.json.GoalFacts;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.json.ReasonDocument;
import org.hengce.presentation.json.ScoreDocument;
import org.hengce.presentation.json.Standing;
import org.hengce.presentation.json.Transform;
import org.hengce.presentation.report.EvaluationInput;
import org.hengce.presentation.report.EvaluationReport;
import org.hengce.presentation.report.PolicyFacts;
import org.hengce.presentation.report.PolicyFacts.Covered;
import org.hengce.presentation.report.Report;
import org.hengce.presentation.report.Report.Form;
import org.hengce.presentation.words.IndicatorFacts;

/** A policy on many provinces, one after another, with several indicators: every figure of it is made up. */
final class Zones {
    private static final int FIRST_YEAR = 2008;
    private static final int YEARS = 16;
    private static final long SEED = 20_260_401;

    private static final Map<String, LocalizedText> PROVINCES =
            provinces("CN-BJ 北京 Beijing, CN-TJ 天津 Tianjin, CN-HE 河北 Hebei, CN-SX 山西 Shanxi, CN-NM 内蒙古 Inner_Mongolia,"
                    + " CN-LN 辽宁 Liaoning, CN-JL 吉林 Jilin, CN-HL 黑龙江 Heilongjiang, CN-SH 上海 Shanghai, CN-JS 江苏 Jiangsu,"
                    + " CN-ZJ 浙江 Zhejiang, CN-AH 安徽 Anhui, CN-FJ 福建 Fujian, CN-JX 江西 Jiangxi, CN-SD 山东 Shandong,"
                    + " CN-HA 河南 Henan, CN-HB 湖北 Hubei, CN-HN 湖南 Hunan, CN-GD 广东 Guangdong, CN-GX 广西 Guangxi,"
                    + " CN-HI 海南 Hainan, CN-CQ 重庆 Chongqing, CN-SC 四川 Sichuan, CN-GZ 贵州 Guizhou, CN-YN 云南 Yunnan,"
                    + " CN-XZ 西藏 Tibet, CN-SN 陕西 Shaanxi, CN-GS 甘肃 Gansu, CN-QH 青海 Qinghai, CN-NX 宁夏 Ningxia,"
                    + " CN-XJ 新疆 Xinjiang");

    private static final Map<String, String> STARTS = new TreeMap<>(Map.of(
            "CN-BJ", "2014", "CN-SH", "2014", "CN-GD", "2016", "CN-JS", "2016", "CN-ZJ", "2016", "CN-HB", "2018",
            "CN-SN", "2018", "CN-SC", "2018"));

    private static final List<Indicator> INDICATORS = List.of(
            new Indicator("rd-intensity", "研发经费投入强度", "R&D intensity", "%", 2, true, "INNOVATION", 2.1, 0.25, 0.4),
            new Indicator(
                    "patents", "持有发明专利的企业占比", "Enterprises that hold patents", "%", 1, true, "INNOVATION", 14, 2.6, 4),
            new Indicator(
                    "high-tech-share",
                    "高技术产业增加值占比",
                    "Share of high-tech industries",
                    "%",
                    1,
                    true,
                    "INDUSTRY",
                    11,
                    0.3,
                    2),
            new Indicator(
                    "employment",
                    "科技人员占就业人数比重",
                    "Share of employment in science",
                    "%",
                    1,
                    true,
                    "EMPLOYMENT",
                    6,
                    0.2,
                    1.5),
            new Indicator(
                    "energy", "单位产值能耗", "Energy use per unit of output", "t", 2, false, "ECONOMY", 0.62, 0.002, 0.08),
            new Indicator(
                    "new-firms",
                    "新设企业存活率",
                    "Survival of new enterprises",
                    "%",
                    1,
                    true,
                    "COMPETITIVENESS",
                    61,
                    -3.5,
                    3));

    private static final EvaluationDocument EVALUATION = evaluate();

    private Zones() {}

    private record Indicator(
            String code,
            String zh,
            String en,
            String unit,
            int decimals,
            boolean higher,
            String dimension,
            double level,
            double effect,
            double target) {
        Direction direction() {
            return higher ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER;
        }

        Goal goal() {
            return new Goal(direction(), yardstick(), target / 5);
        }

        Yardstick yardstick() {
            return Yardstick.ofTarget(direction().sign() * target, direction());
        }
    }

    static Report report(Language language, Form form) {
        Map<String, IndicatorFacts> facts = new LinkedHashMap<>();
        for (Indicator indicator : INDICATORS) {
            facts.put(
                    indicator.code(),
                    new IndicatorFacts(
                            new LocalizedText(indicator.zh(), indicator.en()),
                            indicator.decimals(),
                            new LocalizedText("虚构数据", "made-up figures"),
                            indicator.direction()));
        }
        return EvaluationReport.of(
                new EvaluationInput(
                        language,
                        policy(),
                        INDICATORS.stream().map(indicator -> STARTS).toList(),
                        List.of(),
                        facts,
                        PROVINCES,
                        EVALUATION,
                        null,
                        "https://hengce.example/api/v1/evaluations/" + EVALUATION.id()),
                form);
    }

    private static PolicyFacts policy() {
        return new PolicyFacts(
                new LocalizedText("科技创新示范区（虚构示例）", "Demonstration zones for innovation (made-up example)"),
                new LocalizedText(
                        "在示范区内给予研发补助、税收减免和科技服务。",
                        "Gives research grants, tax relief and technical services in demonstration zones."),
                "Ministry of Examples",
                "2013-17",
                "RESEARCH_INNOVATION",
                "NATIONAL",
                List.of("GRANT", "TAX", "SERVICE"),
                List.of(),
                "CHOSEN",
                "2013-06-01",
                STARTS.entrySet().stream()
                        .map(start -> new Covered(start.getKey(), start.getValue(), null))
                        .toList(),
                INDICATORS.stream()
                        .map(indicator -> new PolicyFacts.Goal(
                                indicator.code(),
                                null,
                                null,
                                indicator.direction().sign() * indicator.target(),
                                null,
                                null,
                                indicator.target() / 5))
                        .toList());
    }

    private static EvaluationDocument evaluate() {
        Random random = new Random(SEED);
        List<EffectDocument> effects = new ArrayList<>();
        List<PolicyGoal> goals = new ArrayList<>();
        Map<String, Instant> known = new TreeMap<>();
        Map<String, String> hashes = new TreeMap<>();
        for (Indicator indicator : INDICATORS) {
            Panel panel = panel(indicator, random);
            Effect effect = GroupTimeAtt.withDefaults().estimate(panel);
            GoalResult result = indicator.goal().judge(effect, SEED, 3);
            goals.add(new PolicyGoal(indicator.dimension(), Double.NaN, indicator.goal(), effect));
            known.put(indicator.code(), Instant.parse("2026-03-31T09:30:00Z"));
            hashes.put(indicator.code(), panel.sha256());
            effects.add(EffectDocument.of(
                    effect,
                    new GoalFacts(
                            indicator.code(),
                            indicator.unit(),
                            Transform.LEVEL,
                            "2014",
                            new LocalizedText(
                                    "8 个受政策单位分三批开始，23 个对照单位", "8 treated units in three cohorts, 23 never treated"),
                            indicator.yardstick(),
                            null,
                            result,
                            List.of(),
                            null)));
        }
        PolicyResult policy = PolicyScore.of(goals, SEED, 3);
        return new EvaluationDocument(
                "0197a2b5-1c20-7d4f-8e6b-2c3d4e5f6071",
                new EvaluationDocument.PolicyVersion("EX-ZONES", 2),
                EvaluationStatus.COMPLETED,
                Instant.parse("2026-04-01T08:05:00Z"),
                "SCHEDULE",
                Standing.EXPLORATORY,
                false,
                ScoreDocument.of(policy.score()),
                policy.rating(),
                new EvaluationDocument.Evidence(
                        "MARYLAND_SMS", 3, false, new LocalizedText("在申请者中抽签", "a lottery among applicants")),
                policy.dimensions().stream()
                        .map(d -> new EvaluationDocument.DimensionScore(
                                d.name(), d.weight(), ScoreDocument.of(d.score())))
                        .toList(),
                effects,
                ReasonDocument.of(policy.reasons()),
                List.of(),
                List.of(),
                Map.of(),
                new EvaluationDocument.Provenance(known, hashes, SEED, "hengce 0.1.0"));
    }

    private static Panel panel(Indicator indicator, Random random) {
        List<String> years = IntStream.range(0, YEARS)
                .mapToObj(year -> Integer.toString(FIRST_YEAR + year))
                .toList();
        PanelBuilder panel = Panel.builder(years);
        for (String province : PROVINCES.keySet()) {
            double own = 0.25 * indicator.level() * random.nextGaussian();
            String start = STARTS.get(province);
            for (String year : years) {
                int since = start == null ? 0 : Integer.parseInt(year) - Integer.parseInt(start) + 1;
                double effect =
                        indicator.direction().sign() * indicator.effect() * Math.min(4, Math.max(0, since)) / 2.5;
                double common = 0.015 * indicator.level() * (Integer.parseInt(year) - FIRST_YEAR);
                panel.observe(
                        province,
                        year,
                        indicator.level() + own + common + effect + 0.03 * indicator.level() * random.nextGaussian());
            }
        }
        STARTS.forEach(panel::treatedFrom);
        return panel.build();
    }

    private static Map<String, LocalizedText> provinces(String list) {
        Map<String, LocalizedText> provinces = new TreeMap<>();
        for (String province : list.split(",\\s*", -1)) {
            List<String> words = List.of(province.split(" ", -1));
            provinces.put(
                    words.get(0), new LocalizedText(words.get(1), words.get(2).replace('_', ' ')));
        }
        return provinces;
    }

    /** Names of the provinces by code. */
    static Map<String, LocalizedText> provinces() {
        return PROVINCES;
    }
}
