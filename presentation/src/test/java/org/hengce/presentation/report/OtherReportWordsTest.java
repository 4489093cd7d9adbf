package org.hengce.presentation.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hengce.methods.score.Rating;
import org.hengce.presentation.Language;
import org.hengce.presentation.RandomEffects;
import org.hengce.presentation.chart.Ranked;
import org.hengce.presentation.json.ComparisonDocument;
import org.hengce.presentation.json.ComparisonDocument.Cause;
import org.hengce.presentation.json.ComparisonDocument.EffectPart;
import org.hengce.presentation.json.ComparisonDocument.Part;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.HengceJson;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.json.ScoreDocument;
import org.hengce.presentation.report.Report.Run;
import org.hengce.presentation.words.IndicatorFacts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On drawn results: what rankings, reviews, indices and comparisons say in words is what they say in numbers. */
class OtherReportWordsTest {
    private static final Run RUN = new Run("r", "0".repeat(64), null, null, "hengce", null);

    static LongStream draws() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("draws")
    void aRankingSaysWhatItsNumbersSay(long seed) {
        RankingInput english = ranking(Language.EN, new Random(seed));
        Report report = RankingReport.of(english);
        Said.assertNumbersAreIn(tree(english), Said.in(report));
        Said.assertSameNumbers(RankingReport.of(ranking(Language.ZH, new Random(seed))), report);

        List<RankingInput.Policy> policies = english.policies();
        long leaders = policies.stream().filter(policy -> policy.tie() == 1).count();
        String text = String.join("\n", Said.in(report));
        assertThat(text.contains("No policy has a score")).isEqualTo(policies.isEmpty());
        assertThat(text.contains("tell it from those that follow")).isEqualTo(leaders == 1 && policies.size() > 1);
        assertThat(text.lines().anyMatch(line -> line.endsWith("cannot tell from it: %d.".formatted(leaders - 1))))
                .isEqualTo(leaders > 1);
    }

    @ParameterizedTest
    @MethodSource("draws")
    void aReviewSaysWhatItsNumbersSay(long seed) {
        StrategyInput english = strategy(Language.EN, new Random(seed));
        Report report = StrategyReport.of(english);
        Said.assertNumbersAreIn(tree(english), Said.in(report));
        Said.assertSameNumbers(StrategyReport.of(strategy(Language.ZH, new Random(seed))), report);
    }

    @ParameterizedTest
    @MethodSource("draws")
    void anIndexSaysWhatItsNumbersSay(long seed) {
        IndexInput english = index(Language.EN, new Random(seed));
        Report report = IndexReport.of(english);
        Said.assertNumbersAreIn(tree(english), Said.in(report));
        Said.assertSameNumbers(IndexReport.of(index(Language.ZH, new Random(seed))), report);
    }

    @ParameterizedTest
    @MethodSource("draws")
    void aComparisonSaysWhatItsNumbersSay(long seed) {
        ComparisonInput english = comparison(Language.EN, new Random(seed));
        Report report = ComparisonReport.of(english);
        ObjectNode known = HengceJson.mapper().createObjectNode();
        known.set("older", tree(english.older()));
        known.set("newer", tree(english.newer().evaluation()));
        known.set("comparison", tree(english.comparison()));
        double change = mean(english.newer().evaluation()) - mean(english.older());
        double parts = orNan(english.comparison().parts().get(0).score());
        EffectDocument effect = english.newer().evaluation().effects().get(0);
        double moved = orNan(effect.estimate())
                - orNan(english.older().effects().get(0).estimate());
        known.putArray("derived")
                .add(change)
                .add(change - parts)
                .add(moved)
                .add(Math.abs(moved) / orNan(effect.standardError()));
        Said.assertNumbersAreIn(known, Said.in(report));
        Said.assertSameNumbers(ComparisonReport.of(comparison(Language.ZH, new Random(seed))), report);
    }

    private static ObjectNode tree(Object result) {
        return HengceJson.mapper().valueToTree(result);
    }

    private static LocalizedText named(int i) {
        return new LocalizedText("名" + (char) ('甲' + i), "Name " + (char) ('A' + i));
    }

    private static Ranked.Between ranks(Random random, int rank) {
        return new Ranked.Between(Math.max(1, rank - random.nextInt(3)), rank + random.nextInt(3));
    }

    private static ScoreDocument score(Random random) {
        return Objects.requireNonNull(RandomEffects.evaluation(random).score());
    }

    private static double mean(EvaluationDocument evaluation) {
        return orNan(Objects.requireNonNull(evaluation.score()).mean());
    }

    private static double orNan(@Nullable Double number) {
        return number == null ? Double.NaN : number;
    }

    private static RankingInput ranking(Language language, Random random) {
        int count = random.nextInt(6);
        int leaders = 1 + random.nextInt(3);
        List<RankingInput.Policy> policies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            policies.add(new RankingInput.Policy(
                    "P" + (char) ('A' + i),
                    named(i),
                    i + 1,
                    random.nextBoolean() ? ranks(random, i + 1) : null,
                    random.nextBoolean() ? ranks(random, i + 1) : null,
                    i < leaders ? 1 : 2 + i / 2,
                    score(random),
                    Rating.INCONCLUSIVE));
        }
        return new RankingInput(language, null, 0.9, policies, List.of(), RUN);
    }

    private static StrategyInput strategy(Language language, Random random) {
        List<StrategyInput.Member> members = IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> new StrategyInput.Member(
                        "P" + (char) ('A' + i),
                        named(i),
                        random.nextDouble(),
                        random.nextBoolean() ? score(random) : null,
                        random.nextBoolean() ? Rating.PROMISING : null))
                .toList();
        List<StrategyInput.Aggregate> parts = IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> new StrategyInput.Aggregate(
                        "DIMENSION",
                        "ECONOMY",
                        named(i),
                        random.nextInt(5),
                        random.nextBoolean() ? score(random) : null))
                .toList();
        List<StrategyInput.Proposal> proposals = IntStream.range(0, random.nextInt(3))
                .mapToObj(i -> new StrategyInput.Proposal(
                        "GOAL", "rule", named(i), named(i + 1), "gdp", random.nextGaussian(), "2027-06-30"))
                .toList();
        return new StrategyInput(language, "S", named(0), 1 + random.nextInt(5), members, parts, proposals, RUN);
    }

    private static IndexInput index(Language language, Random random) {
        List<IndexInput.Unit> units = IntStream.range(0, random.nextInt(6))
                .mapToObj(i -> new IndexInput.Unit(
                        "CN-" + (char) ('A' + i),
                        named(i),
                        random.nextDouble(),
                        i + 1,
                        random.nextBoolean() ? ranks(random, i + 1) : null))
                .toList();
        return new IndexInput(
                language,
                named(0),
                "2025",
                List.of(new IndexInput.Choice(named(1), named(2))),
                List.of(new IndexInput.Weighted("rd", named(3), random.nextDouble(), random.nextDouble())),
                units,
                0.9,
                RUN);
    }

    private static ComparisonInput comparison(Language language, Random random) {
        EvaluationDocument older = RandomEffects.evaluation(random);
        EvaluationDocument newer = RandomEffects.evaluation(random);
        EvaluationInput input = new EvaluationInput(
                language,
                PolicyFacts.titled(named(0)),
                List.of(Map.of()),
                List.of(),
                Map.of("sales", new IndicatorFacts(named(1), 1, null)),
                Map.of(),
                newer,
                null,
                null);
        Part part = new Part(
                Cause.REVISIONS,
                random.nextGaussian(),
                List.of(new EffectPart("sales", "_T", random.nextGaussian())),
                List.of(Cause.SOFTWARE));
        return new ComparisonInput(
                input,
                older,
                new ComparisonDocument(
                        older.id(), newer.id(), List.of(Cause.values()), List.of(part), List.of(), Map.of()));
    }
}
