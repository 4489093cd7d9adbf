package org.hengce.presentation.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.hengce.methods.score.Direction;
import org.hengce.methods.score.Verdict;
import org.hengce.presentation.Cigarettes;
import org.hengce.presentation.Language;
import org.hengce.presentation.chart.Ranked.Between;
import org.hengce.presentation.chart.UnitHistory.Spell;
import org.hengce.presentation.chart.UnitHistory.State;
import org.hengce.presentation.json.AnalysisDocument;
import org.hengce.presentation.json.ComparisonDocument;
import org.hengce.presentation.json.ComparisonDocument.Cause;
import org.hengce.presentation.json.ComparisonDocument.EffectPart;
import org.hengce.presentation.json.ComparisonDocument.Part;
import org.hengce.presentation.json.DesignParts.PowerPoint;
import org.hengce.presentation.json.DesignParts.RobustInterval;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EffectDocument.PathPoint;
import org.hengce.presentation.json.EffectDocument.UnitWeight;
import org.hengce.presentation.json.EffectDocument.UnitsUsed;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.EvaluationDocument.DimensionScore;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.json.MethodParts;
import org.hengce.presentation.json.RegressionParts.Comparison;
import org.hengce.presentation.json.RegressionParts.EventStudyPoint;
import org.hengce.presentation.json.ScoreDocument;
import org.hengce.presentation.json.SyntheticParts;
import org.hengce.presentation.json.Transform;
import org.hengce.presentation.words.IndicatorFacts;
import org.jspecify.annotations.Nullable;

/**
 * One figure of every kind, of drawn numbers.
 *
 * @param units how many rows, regions, periods
 * @param size of the numbers; 0 for all equal
 * @param text that stands wherever a name may
 * @param sparse whether numbers are missing
 */
record Drawn(Language language, long seed, int units, double size, String text, boolean sparse) {
    private static final List<String> DIMENSIONS =
            List.of("INNOVATION", "INDUSTRY", "EMPLOYMENT", "ECONOMY", "COMPETITIVENESS");

    static Drawn of(Language language) {
        return new Drawn(language, 7, 31, 10, "", false);
    }

    List<Figure> all() {
        List<Figure> all = new ArrayList<>(List.of(
                path(),
                gap(),
                eventStudy(),
                sensitivity(),
                power(),
                comparisons(),
                forest(),
                dimensions(),
                scores(),
                donors(),
                treatment(),
                score(),
                waterfall(),
                ranks(),
                tiles()));
        all.addAll(DrawnValues.all(this));
        if (units >= 3 && !sparse) {
            all.add(radar());
        }
        return all;
    }

    String name(String usual) {
        return text.isEmpty() ? usual : text;
    }

    Random random() {
        return new Random(seed);
    }

    double number(Random random) {
        return size * random.nextGaussian();
    }

    @Nullable
    Double maybe(Random random, double value) {
        return sparse && random.nextInt(3) == 0 ? null : Double.valueOf(value);
    }

    private IndicatorFacts facts() {
        String name = name("Jobs");
        return new IndicatorFacts(new LocalizedText(name("就业"), name), 1, new LocalizedText(name, name));
    }

    private ChartSubject subject(String id) {
        return new ChartSubject(id, language, name("Programme"), facts(), period(units / 2), 3, true);
    }

    private static String period(int index) {
        return index < 100 ? Integer.toString(1980 + index) : 2080 + index / 12 + "-%02d".formatted(1 + index % 12);
    }

    EffectDocument effect(Verdict verdict, double estimate, @Nullable Double half) {
        Random random = random();
        List<PathPoint> path = new ArrayList<>();
        for (int t = 0; t < units; t++) {
            boolean after = t >= units / 2;
            double base = 3 * size + t * size / units + number(random) / 8;
            double gap = (after ? estimate : 0) + number(random) / 20;
            Double width = after && half != null ? maybe(random, half) : null;
            path.add(new PathPoint(
                    period(t),
                    base + gap,
                    base,
                    gap,
                    width == null ? null : Double.valueOf(gap - width),
                    width == null ? null : Double.valueOf(gap + width),
                    width == null
                            ? List.of()
                            : List.of(
                                    new IntervalDocument(0.5, gap - width / 3, gap + width / 3),
                                    new IntervalDocument(0.8, gap - width / 1.5, gap + width / 1.5))));
        }
        IntervalDocument interval = half == null ? null : new IntervalDocument(0.95, estimate - half, estimate + half);
        List<UnitWeight> weights = new ArrayList<>();
        double left = 1;
        for (int i = 0; i < units; i++) {
            double weight = i == units - 1 ? left : left * random.nextDouble() / 3;
            weights.add(new UnitWeight(name("D" + i), weight));
            left -= weight;
        }
        return new EffectDocument(
                name("jobs"),
                null,
                null,
                null,
                name("thousand"),
                Transform.LEVEL,
                size == 0 ? null : Double.valueOf(size),
                null,
                verdict,
                new AnalysisDocument(
                        "SYNTHETIC_DID",
                        estimate,
                        half == null ? null : Double.valueOf(half / 2),
                        interval,
                        "PLACEBO_NORMAL",
                        null,
                        new UnitsUsed(List.of("A"), List.of("B")),
                        List.of(),
                        path,
                        List.of(),
                        null,
                        Map.of(),
                        synthetic(weights)));
    }

    private static MethodParts synthetic(List<UnitWeight> weights) {
        MethodParts own = Cigarettes.effect().found().own();
        return new MethodParts(
                own.series(),
                own.regressions(),
                own.groupTime(),
                new SyntheticParts(weights, null, null, null, null, null, null, null, null),
                own.design());
    }

    Figure path() {
        return new PathChart(subject("path"), effect(Verdict.BENEFICIAL, size, size / 2));
    }

    Figure gap() {
        return new GapChart(subject("gap"), effect(Verdict.CANNOT_TELL, size, size * 2));
    }

    Figure eventStudy() {
        Random random = random();
        List<EventStudyPoint> points = IntStream.rangeClosed(-units / 2, units / 2)
                .mapToObj(e -> {
                    double at = (e < 0 ? 0 : size) + number(random) / 8;
                    return new EventStudyPoint(
                            e,
                            e == -1 ? 0 : at,
                            size / 4,
                            e == -1 ? null : new IntervalDocument(0.95, at - size / 2, at + size / 2),
                            e == -1 ? null : new IntervalDocument(0.95, at - size, at + size),
                            e > units / 3 ? 1 : 9,
                            e == -1);
                })
                .toList();
        return new EventStudyChart(subject("events"), effect(Verdict.BENEFICIAL, size, size / 2), points);
    }

    Figure sensitivity() {
        List<RobustInterval> intervals = IntStream.rangeClosed(0, 8)
                .mapToObj(i -> new RobustInterval(i / 4.0, size * (0.6 - i / 5.0), size * (1.4 + i / 5.0), null, null))
                .toList();
        return new SensitivityChart(
                "robust", language, size, new IntervalDocument(0.95, size * 0.7, size * 1.3), intervals);
    }

    Figure power() {
        List<PowerPoint> curve = IntStream.rangeClosed(0, 10)
                .mapToObj(i -> new PowerPoint(size * i / 5, Math.min(1, 0.05 + i * i / 50.0)))
                .toList();
        return new PowerChart("power", language, name("Jobs"), size, 0.8, curve);
    }

    Figure comparisons() {
        Random random = random();
        List<String> types = List.of("TREATED_VS_NEVER", "EARLIER_VS_LATER", "LATER_VS_EARLIER", "LATER_VS_ALWAYS");
        List<Comparison> comparisons = IntStream.range(0, units)
                .mapToObj(i -> new Comparison(
                        name(period(i)), name(period(i + 1)), types.get(i % 4), 1.0 / units, number(random)))
                .toList();
        return new ComparisonsChart("bacon", language, name("Jobs"), size, comparisons);
    }

    Figure forest() {
        Random random = random();
        List<Estimate> estimates = new ArrayList<>();
        for (int i = 0; i < Math.min(units, 50); i++) {
            double at = number(random);
            double half = size * (0.2 + random.nextDouble());
            Double estimate = maybe(random, at);
            Verdict verdict = at - half > 0
                    ? Verdict.BENEFICIAL
                    : at + half < 0 ? Verdict.HARMFUL : i % 3 == 0 ? Verdict.NO_MATERIAL_EFFECT : Verdict.CANNOT_TELL;
            estimates.add(new Estimate(
                    "i" + i,
                    name("Indicator number " + i),
                    name(DIMENSIONS.get(i % 3)),
                    estimate,
                    estimate == null ? null : new IntervalDocument(0.95, at - half, at + half),
                    Transform.LEVEL,
                    name(i % 2 == 0 ? "thousand" : "million yuan"),
                    1,
                    verdict,
                    size == 0 ? null : Double.valueOf(2 * size),
                    size == 0 ? null : Double.valueOf(size / 4),
                    Direction.HIGHER_IS_BETTER,
                    estimate == null ? name("too few units") : ""));
        }
        return new ForestChart("forest", language, estimates, true);
    }

    EvaluationDocument evaluation() {
        Random random = random();
        List<DimensionScore> scores = new ArrayList<>();
        int count = Math.min(units, text.isEmpty() ? 5 : 9);
        for (int i = 0; i < count; i++) {
            double mean = size == 0 ? 50 : 20 + 60 * random.nextDouble();
            Double known = maybe(random, mean);
            scores.add(new DimensionScore(
                    text.isEmpty() ? DIMENSIONS.get(i) : text,
                    1.0 / count,
                    new ScoreDocument(
                            mean,
                            known,
                            known == null ? null : Double.valueOf(mean - 12),
                            known == null ? null : Double.valueOf(mean + 15),
                            0.9,
                            0.7)));
        }
        EvaluationDocument plain = Cigarettes.evaluation();
        return new EvaluationDocument(
                plain.id(),
                plain.policy(),
                plain.status(),
                plain.completedAt(),
                plain.trigger(),
                plain.standing(),
                false,
                new ScoreDocument(60, 59.0, 51.0, 70.0, 0.9, 0.97),
                plain.rating(),
                plain.evidence(),
                scores,
                plain.effects(),
                plain.reasons(),
                List.of(),
                List.of(),
                Map.of(),
                plain.provenance());
    }

    Figure scores() {
        Random random = random();
        List<Scored> scores = new ArrayList<>();
        for (int i = 0; i < units; i++) {
            double mean = size == 0 ? 50 : 20 + 60 * random.nextDouble();
            scores.add(new Scored(
                    "p" + i,
                    name("Policy " + i),
                    i < units / 2 ? "" : name("Others"),
                    maybe(random, mean) == null
                            ? null
                            : new ScoreDocument(
                                    mean, mean, Math.max(0, mean - 12), Math.min(100, mean + 12), 0.9, 0.6)));
        }
        return new ScoresChart("scores", language, ScoresChart.Of.POLICIES, scores);
    }

    Figure dimensions() {
        return new DimensionsChart("dimensions", language, evaluation());
    }

    Figure radar() {
        return new RadarChart("radar", language, evaluation());
    }

    Figure donors() {
        return new DonorsChart(
                "donors", language, effect(Verdict.BENEFICIAL, size, size / 2), code -> name("Region " + code));
    }

    Figure treatment() {
        List<String> periods = IntStream.range(0, units).mapToObj(Drawn::period).toList();
        List<UnitHistory> histories = IntStream.range(0, units)
                .mapToObj(i -> new UnitHistory(
                        "U%04d".formatted(i),
                        name("Region " + i),
                        i % 3 == 0 ? null : period(units / 3 + i % 5),
                        i % 7 == 0
                                ? List.of(new Spell(State.OTHER_POLICY, period(units / 4), period(units / 2)))
                                : i % 5 == 0
                                        ? List.of(new Spell(State.MISSING, period(0), period(units / 5)))
                                        : List.of()))
                .toList();
        return new TreatmentChart("treatment", language, periods, histories);
    }

    ComparisonDocument comparison() {
        Random random = random();
        List<Part> parts = new ArrayList<>();
        for (Cause cause : Cause.values()) {
            Double moved = cause == Cause.SOFTWARE ? Double.valueOf(0) : maybe(random, number(random));
            parts.add(new Part(
                    cause,
                    moved,
                    moved == null ? List.of() : List.of(new EffectPart("jobs", "_T", moved)),
                    cause == Cause.UNITS ? List.of(Cause.REVISIONS) : null));
        }
        return new ComparisonDocument("a", "b", List.of(Cause.values()), parts, List.of(), Map.of());
    }

    private double sum() {
        return comparison().parts().stream()
                .map(Part::score)
                .mapToDouble(score -> score == null ? 0 : score)
                .sum();
    }

    Figure score() {
        return WaterfallChart.ofScore(
                "moved", language, comparison(), 3 * size, 3 * size + sum() + (sparse ? size : 0));
    }

    Figure waterfall() {
        return WaterfallChart.ofEffect(
                "movedeffect",
                language,
                comparison(),
                "jobs",
                "_T",
                name("Jobs"),
                name("thousand"),
                size,
                size + sum());
    }

    Figure ranks() {
        Random random = random();
        List<Ranked> ranked = IntStream.rangeClosed(1, units)
                .mapToObj(rank -> new Ranked(
                        "p" + rank,
                        name("Policy number " + rank),
                        rank,
                        sparse && rank % 4 == 0
                                ? null
                                : new Between(
                                        Math.max(1, rank - random.nextInt(4)),
                                        Math.min(units, rank + random.nextInt(5))),
                        new Between(Math.max(1, rank - random.nextInt(8)), Math.min(units, rank + random.nextInt(9))),
                        (rank + 2) / 3,
                        100.0 - rank))
                .toList();
        return new RanksChart("ranks", language, ranked, 0.9);
    }

    Figure tiles() {
        return DrawnTiles.of(this);
    }
}
