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
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.Method;
import org.hengce.methods.score.Direction;
import org.hengce.methods.score.Goal;
import org.hengce.methods.score.Verdict;
import org.hengce.methods.score.Yardstick;
import org.hengce.methods.score.YardstickSource;
import org.hengce.presentation.Cigarettes;
import org.hengce.presentation.Language;
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
        EffectDocument effect = effect(random);
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
        assertThat(draws().mapToObj(seed -> effect(new Random(seed)).verdict())).contains(Verdict.values());
    }

    @Test
    void namesTheReasonWhereTheIntervalLacksAnEnd() {
        EffectDocument open = Cigarettes.effect();
        EffectDocument effect = new EffectDocument(
                open.indicator(),
                "SYNTHETIC_CONTROL",
                null,
                "PLACEBO_STUDENTISED",
                -5,
                null,
                new IntervalDocument(0.95, null, null),
                0.2,
                null,
                null,
                Transform.LEVEL,
                null,
                null,
                Verdict.CANNOT_TELL,
                List.of(),
                List.of(),
                open.unitsUsed(),
                List.of(),
                List.of(),
                null,
                Map.of(
                        "interval.low",
                        new ReasonDocument("NOT_ENOUGH_DATA", new LocalizedText("对照单位过少", "too few donors"))),
                List.of(),
                List.of(),
                null);

        assertThat(new EffectWords(Language.EN, SALES, effect, 3).finding())
                .isEqualTo("Cannot tell yet: the effect on sales per capita is estimated at −5.0, without a complete"
                        + " interval (too few donors).");
    }

    @Test
    void anAcronymKeepsItsCapitals() {
        LocalizedText gdp = new LocalizedText("国内生产总值", "GDP per capita");

        assertThat(new EffectWords(Language.EN, new IndicatorFacts(gdp, 1, null), Cigarettes.effect(), 3).finding())
                .contains("effect on GDP per capita");
    }

    private static EffectDocument effect(Random random) {
        double estimate = random.nextGaussian() * Math.pow(10, random.nextInt(4) - 1);
        double half = Math.abs(estimate) * Math.exp(random.nextGaussian());
        Interval interval = new Interval(0.95, estimate - half, estimate + half);
        Interval narrow = new Interval(0.90, estimate - 0.84 * half, estimate + 0.84 * half);
        Effect effect = Effect.builder(Method.SYNTHETIC_DID, estimate)
                .standardError(half / 1.96)
                .inference(Inference.PLACEBO_NORMAL, interval, narrow, 0.5)
                .build();
        Yardstick yardstick =
                new Yardstick(Math.abs(estimate) * Math.exp(2 * random.nextGaussian() + 1), YardstickSource.TARGET);
        Direction direction = random.nextBoolean() ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER;
        return EffectDocument.of(
                effect,
                new GoalFacts(
                        "sales",
                        "packs",
                        Transform.LEVEL,
                        "1989",
                        new LocalizedText(null, "why"),
                        yardstick,
                        null,
                        Goal.of(direction, yardstick).judge(effect, 1, 3)));
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
