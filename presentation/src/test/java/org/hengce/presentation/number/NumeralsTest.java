package org.hengce.presentation.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.IntervalDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NumeralsTest {
    private final Numerals english = new Numerals(Language.EN);
    private final Numerals chinese = new Numerals(Language.ZH);
    private final IntervalDocument interval = new IntervalDocument(0.95, -18.974, 8.397);

    @Test
    void writesAnEffectAsTheLookAsks() {
        Precision precision = Precision.ofError(6.98, 1);

        assertThat(english.withError(-5.288, 6.98, precision)).isEqualTo("−5.3 ± 7.0");
        assertThat(english.withInterval(-5.288, interval, precision)).isEqualTo("−5.3 (−19.0 to 8.4)");
        assertThat(chinese.withInterval(-5.288, interval, precision)).isEqualTo("−5.3（−19.0 至 8.4）");
    }

    @Test
    void namesAnEndThatDoesNotExist() {
        Precision precision = new Precision(1);

        assertThat(english.range(new IntervalDocument(0.95, null, 2.0), precision))
                .isEqualTo("no lower end to 2.0");
        assertThat(english.withInterval(1, new IntervalDocument(0.95, null, null), precision))
                .isEqualTo("1.0 (no interval)");
        assertThat(chinese.withInterval(1, null, precision)).isEqualTo("1.0（无区间）");
    }

    @ParameterizedTest
    @CsvSource({
        "6.98, 1, 1",
        "6.98, 0, 0",
        "14.2, 1, 0",
        "3520, 1, -2",
        "0.0123, 5, 3",
        "0.0999, 5, 2",
        "99.6, 3, -1",
        "0.2, 0, 1",
        "0.0123, 1, 2",
        "NaN, 2, 2",
        "0, 2, 2"
    })
    void roundsToTwoDigitsOfTheErrorWithinTheIndicatorsDecimals(double error, int own, int decimals) {
        assertThat(Precision.ofError(error, own).decimals()).isEqualTo(decimals);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.449|null|= 0.449",
                "0.0540540540540540|36|= 2/37",
                "0.1081081081081081|36|= 4/37",
                "0.0541|36|= 0.054",
                "0.00002|null|< 0.001",
                "0.04999|null|= 0.04999",
                "0.05001|null|= 0.05001",
                "0.05|null|= 0.050",
                "1|null|= 1.000"
            },
            nullValues = "null")
    void writesPValues(double p, Integer placebos, String text) {
        assertThat(english.pValue(p, placebos)).isEqualTo(text);
        assertThat(english.pCell(p, placebos)).isEqualTo(text.replaceFirst("^= ", ""));
    }

    @Test
    void aNumberThatSomebodyGaveKeepsItsDecimals() {
        assertThat(english.number(0.25, Precision.asGiven(0.25))).isEqualTo("0.25");
        assertThat(english.number(-1200, Precision.asGiven(-1200))).isEqualTo("−1,200");
    }

    @Test
    void writesPercentagesAndLevels() {
        assertThat(english.percent(0.776, 0)).isEqualTo("78\u202f%");
        assertThat(chinese.percent(0.776, 1)).isEqualTo("77.6%");
        assertThat(english.level(0.95)).isEqualTo("95\u202f%");
        assertThat(english.level(1 - 0.00549)).isEqualTo("99.451\u202f%");
    }

    @Test
    void groupsThousandsAndKeepsNoMinusOfAZero() {
        assertThat(english.number(-1234567.891, new Precision(1))).isEqualTo("−1,234,567.9");
        assertThat(english.number(12345, new Precision(-2))).isEqualTo("12,300");
        assertThat(english.number(123, new Precision(0))).isEqualTo("123");
        assertThat(english.number(-0.04, new Precision(1))).isEqualTo("0.0");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsPrintedIsWithinHalfAUnitOfTheLastDigitAndKeepsItsSign(long seed) {
        Random random = new Random(seed);
        double value = random.nextGaussian() * Math.pow(10, random.nextInt(12) - 5);
        double error = Math.exp(random.nextGaussian() * 6);
        Precision precision = Precision.ofError(error, random.nextInt(4));

        double printed = parsed(english.number(value, precision));

        assertThat(Math.abs(printed - value))
                .isLessThanOrEqualTo(0.5 * Math.pow(10, -precision.decimals()) * (1 + 1e-9));
        assertThat(printed * value).isGreaterThanOrEqualTo(0);
        assertThat(chinese.number(value, precision)).isEqualTo(english.number(value, precision));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whetherAnIntervalHoldsZeroIsSeenInPrint(long seed) {
        Random random = new Random(seed);
        double middle = random.nextGaussian() * 3;
        double half = Math.abs(middle) * (1 + random.nextGaussian() * Math.pow(10, -random.nextInt(7)));
        IntervalDocument drawn = new IntervalDocument(0.95, middle - Math.abs(half), middle + Math.abs(half));
        Precision precision = Precision.ofError(Precision.errorOf(drawn), 1).showingEnds(drawn);

        String range = english.range(drawn, precision);
        int between = range.indexOf(" to ");

        assertThat(parsed(range.substring(0, between)) <= 0 && parsed(range.substring(between + 4)) >= 0)
                .isEqualTo(drawn.contains(0));
    }

    private static double parsed(String text) {
        return Double.parseDouble(text.replace('−', '-').replace(",", ""));
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }
}
