package org.hengce.presentation.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hengce.methods.effect.Coefficient;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.Interruption;
import org.hengce.methods.effect.InterruptionDetail;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.TestStatistic;
import org.hengce.methods.inference.ReferenceLaw;
import org.hengce.methods.score.Direction;
import org.hengce.methods.score.Goal;
import org.hengce.methods.score.Verdict;
import org.hengce.methods.score.Yardstick;
import org.hengce.methods.score.YardstickSource;
import org.hengce.presentation.Cigarettes;
import org.hengce.presentation.Language;
import org.hengce.presentation.RandomEffects;
import org.hengce.presentation.json.AnalysisDocument;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.GoalFacts;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.json.ReasonDocument;
import org.hengce.presentation.json.Transform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EffectWordsTest {
    private static final IndicatorFacts SALES =
            new IndicatorFacts(new LocalizedText("人均销量", "Sales per capita"), 1, null);
    private static final Pattern NUMBER = Pattern.compile("\u2212?\\d[\\d,]*(\\.\\d+)?");

    @Test
    void saysOfTheDemoThatItCannotTellYet() {
        EffectWords english = new EffectWords(Language.EN, Cigarettes.FACTS, Cigarettes.effect(), 3);

        assertThat(english.finding())
                .isEqualTo(
                        "Cannot tell yet: the effect on cigarette sales per capita is estimated at −5.3 packs per person,"
                                + " and the data are compatible with anything from −19.0 to 8.4 (95\u202f% interval).");
        assertThat(english.headline()).isEqualTo("Cannot tell yet: −5.3 (−19.0 to 8.4) packs per person");
        assertThat(english.lineHeadline("1989"))
                .isEqualTo("On average 5.3 packs per person below the counterfactual since 1989 (uncertain)");
    }

    @Test
    void saysItInChineseFromTheSameFields() {
        EffectWords chinese = new EffectWords(Language.ZH, Cigarettes.FACTS, Cigarettes.effect(), 3);

        assertThat(chinese.finding()).startsWith("尚不能判断：对人均卷烟销量的效应估计为\u2009−5.3");
    }

    @ParameterizedTest
    @MethodSource("draws")
    void sentenceAndNumbersNeverContradictEachOther(long seed) {
        Random random = new Random(seed);
        EffectDocument effect = RandomEffects.effect(random);
        IntervalDocument interval = effect.interval();
        int level = 1 + random.nextInt(5);
        String english = new EffectWords(Language.EN, SALES, effect, level).finding();
        String chinese = new EffectWords(Language.ZH, SALES, effect, level).finding();

        List<String> numbers = numbers(english);
        assertThat(numbers(chinese)).containsExactlyInAnyOrderElementsOf(numbers);
        assertThat(numbers).allSatisfy(number -> assertThat(known(effect))
                .anySatisfy(
                        value -> assertThat(Math.abs(value - parsed(number))).isLessThanOrEqualTo(lastDigit(number))));
        boolean holdsZero = interval == null || interval.contains(0);
        assertThat(english.startsWith("Cannot tell yet"))
                .isEqualTo(effect.verdict() == Verdict.CANNOT_TELL && holdsZero);
        assertThat(english.startsWith("The direction is clear"))
                .isEqualTo(effect.verdict() == Verdict.CANNOT_TELL && !holdsZero);
        assertThat(english.startsWith("Beneficial")).isEqualTo(effect.verdict() == Verdict.BENEFICIAL);
        assertThat(english.contains("is followed by")).isEqualTo(level <= 2);
        assertThat(chinese.contains("之后")).isEqualTo(level <= 2);
        assertThat(english + chinese).doesNotContain("cause", "导致", "insignificant", "{");
    }

    @Test
    void everyVerdictIsAmongTheDraws() {
        assertThat(draws().mapToObj(
                                seed -> RandomEffects.effect(new Random(seed)).verdict()))
                .contains(Verdict.values());
    }

    @Test
    void namesTheReasonWhereTheIntervalLacksAnEnd() {
        EffectDocument open = Cigarettes.effect();
        EffectDocument effect = new EffectDocument(
                open.indicator(),
                null,
                null,
                null,
                null,
                Transform.LEVEL,
                null,
                null,
                Verdict.CANNOT_TELL,
                new AnalysisDocument(
                        "SYNTHETIC_CONTROL",
                        -5.0,
                        null,
                        new IntervalDocument(0.95, null, null),
                        "PLACEBO_STUDENTISED",
                        0.2,
                        open.unitsUsed(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        Map.of(
                                "interval.low",
                                new ReasonDocument("NOT_ENOUGH_DATA", new LocalizedText("对照单位过少", "too few donors"))),
                        open.found().own()));

        assertThat(new EffectWords(Language.EN, SALES, effect, 3).finding())
                .isEqualTo("Cannot tell yet: the effect on sales per capita is estimated at −5.0, without a complete"
                        + " interval (too few donors).");
    }

    /** Log points are shown as percentages everywhere, ends of the interval included. */
    @Test
    void anEffectOnALogarithmIsSaidInPercent() {
        EffectDocument seatBelts = log(-0.16111718771, 0.0216367095112);
        EffectWords english = new EffectWords(Language.EN, DRIVERS, seatBelts, 2);
        EffectWords chinese = new EffectWords(Language.ZH, DRIVERS, seatBelts, 2);

        assertThat(english.finding())
                .isEqualTo(
                        "Beneficial: the policy is followed by a difference of −14.9\u202f% in drivers killed or"
                                + " seriously injured from what its own past suggests (95\u202f% interval −18.4 to −11.2\u202f%).");
        assertThat(chinese.finding())
                .isEqualTo(
                        "有益：政策实施之后，死亡或重伤驾驶员人数与按自身以往推算的数值相差\u2009−14.9%（95%\u2009区间为\u2009−18.4\u2009至\u2009−11.2%）。");
        assertThat(english.headline()).isEqualTo("Beneficial: −14.9\u202f% (−18.4 to −11.2\u202f%)");
        assertThat(english.lineHeadline("1983-02"))
                .isEqualTo("On average 14.9\u202f% below the counterfactual since 1983-02");
        assertThat(english.howToRead().get(1)).contains("100 the yardstick of 0.050 log points");
        assertThat(english.unit()).isEqualTo("%");
        assertThat(english.outcomeUnit()).isEqualTo("drivers per month");
    }

    @Test
    void anAverageOverCohortsIsNotCalledThatOfTheLine() {
        Effect effect = Effect.builder(Method.GROUP_TIME_ATT, 3).build();
        EffectDocument document = EffectDocument.of(
                effect,
                new GoalFacts(
                        "sales",
                        "packs",
                        Transform.LEVEL,
                        "1982",
                        new LocalizedText(null, "why"),
                        null,
                        null,
                        new Goal(Direction.HIGHER_IS_BETTER, null, 1).judge(effect, 1, 3),
                        List.of(),
                        null));

        assertThat(document.method()).isEqualTo("GROUP_TIME");
        assertThat(new EffectWords(Language.EN, SALES, document, 3).lineHeadline("1982"))
                .isEqualTo("Averaged over cohorts, 3.0 packs above the counterfactual (uncertain)");
    }

    @Test
    void howASeriesChangedIsSaidWithItsErrors() {
        Effect effect = Effect.builder(Method.INTERRUPTED_TIME_SERIES, -0.161)
                .detail(new InterruptionDetail(
                        List.of(new Interruption(
                                "1983-02",
                                new Coefficient("level", -0.240190690811, 0.022),
                                new Coefficient("slope", 0.0071885, 0.00127))),
                        List.of(),
                        List.of(),
                        12,
                        2,
                        184,
                        new TestStatistic(146, 12, 0),
                        new TestStatistic(57, 12, 0),
                        1.3))
                .build();
        EffectDocument document = EffectDocument.of(
                effect,
                new GoalFacts(
                        "drivers",
                        "drivers per month",
                        Transform.LOG,
                        "1983-02",
                        new LocalizedText(null, "why"),
                        null,
                        null,
                        new Goal(Direction.LOWER_IS_BETTER, null, 0.01).judge(effect, 1, 2),
                        List.of(),
                        null));

        assertThat(new EffectWords(Language.EN, DRIVERS, document, 2).interruption("1983-02"))
                .isEqualTo("In 1983-02 the level jumps by −21.4\u202f% (standard error 1.7\u202f%); after that the"
                        + " difference changes by 0.72\u202f% (standard error 0.13\u202f%) each period.");
        assertThat(new EffectWords(Language.ZH, DRIVERS, document, 2).interruption("1983-02"))
                .contains("−21.4%")
                .contains("0.72%");
        assertThat(new EffectWords(Language.EN, SALES, log(-0.1, 0.2), 2).interruption("1983-02"))
                .isEmpty();
    }

    @Test
    void anEffectOnGrowthIsSaidInPercentagePoints() {
        Effect effect = normal(0.0123, 0.002);
        EffectDocument growth = EffectDocument.of(
                effect,
                new GoalFacts(
                        "gdp",
                        "yuan",
                        Transform.GROWTH,
                        "2019",
                        new LocalizedText(null, "why"),
                        null,
                        null,
                        new Goal(Direction.HIGHER_IS_BETTER, null, 0.001).judge(effect, 1, 3),
                        List.of(),
                        null));

        assertThat(new EffectWords(Language.EN, SALES, growth, 3).finding())
                .contains("estimated at 1.23 percentage points (95\u202f% interval 0.84 to 1.62)");
    }

    private static final IndicatorFacts DRIVERS =
            new IndicatorFacts(new LocalizedText("死亡或重伤驾驶员人数", "Drivers killed or seriously injured"), 0, null);

    private static Effect normal(double estimate, double error) {
        ReferenceLaw law = ReferenceLaw.normal();
        return Effect.builder(Method.INTERRUPTED_TIME_SERIES, estimate)
                .standardError(error)
                .inference(
                        Inference.HAC_T,
                        law.interval(estimate, error, 0.95),
                        law.interval(estimate, error, 0.90),
                        Double.NaN)
                .build();
    }

    private static EffectDocument log(double estimate, double error) {
        Effect effect = normal(estimate, error);
        Yardstick yardstick = new Yardstick(0.05, YardstickSource.OWN_PAST_SD);
        return EffectDocument.of(
                effect,
                new GoalFacts(
                        "drivers",
                        "drivers per month",
                        Transform.LOG,
                        "1983-02",
                        new LocalizedText(null, "why"),
                        yardstick,
                        null,
                        Goal.of(Direction.LOWER_IS_BETTER, yardstick).judge(effect, 1, 2),
                        List.of(),
                        null));
    }

    @Test
    void anAcronymKeepsItsCapitals() {
        LocalizedText gdp = new LocalizedText("国内生产总值", "GDP per capita");

        assertThat(new EffectWords(Language.EN, new IndicatorFacts(gdp, 1, null), Cigarettes.effect(), 3).finding())
                .contains("effect on GDP per capita");
    }

    private static Collection<Double> known(EffectDocument effect) {
        List<Double> values = new ArrayList<>(List.of(effect.estimate()));
        IntervalDocument interval = effect.interval();
        if (interval != null) {
            values.add(interval.level() * 100);
            values.add(interval.low() == null ? Double.NaN : interval.low());
            values.add(interval.high() == null ? Double.NaN : interval.high());
        }
        return values;
    }

    private static List<String> numbers(String text) {
        return NUMBER.matcher(text).results().map(found -> found.group()).toList();
    }

    private static double parsed(String number) {
        return Double.parseDouble(number.replace('−', '-').replace(",", ""));
    }

    /** Half a unit of the last digit that was written: what rounding may have done, zeros before the point included. */
    private static double lastDigit(String number) {
        int point = number.indexOf('.');
        if (point >= 0) {
            return 0.5001 * Math.pow(10, -(number.length() - point - 1));
        }
        String digits = number.replace(",", "").replace("−", "");
        int zeros = (int) IntStream.iterate(digits.length() - 1, i -> i > 0 && digits.charAt(i) == '0', i -> i - 1)
                .count();
        return 0.5001 * Math.pow(10, zeros);
    }

    static LongStream draws() {
        return LongStream.range(0, 400);
    }
}
