package org.hengce.methods.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
    private static double parse(String text) {
        char[] within = ("7" + text + "7").toCharArray();
        return Decimal.parse(within, 1, within.length - 1);
    }

    @Test
    void everyNumberIsTheNearestDouble() {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            String digits = random.ints(1 + random.nextInt(20), 0, 10)
                    .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                    .toString();
            int point = random.nextInt(digits.length() + 1);
            String text = (random.nextBoolean() ? "-" : "")
                    + digits.substring(0, point)
                    + (random.nextInt(4) > 0 ? "." : "")
                    + digits.substring(point)
                    + (random.nextInt(4) == 0 ? "e" + (random.nextInt(60) - 30) : "");
            assertThat(parse(text)).as(text).isEqualTo(Double.parseDouble(text));
        }
    }

    @Test
    void whatJavaWritesIsReadBackToTheBit() {
        Random random = new Random(2);
        for (int i = 0; i < 100_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(parse(Double.toString(value))).isEqualTo(value);
            }
        }
    }

    @Test
    void powersOfTenAtTheEdgeOfTheFastPathAreExact() {
        IntStream.rangeClosed(-330, 310).forEach(power -> {
            for (String digits : new String[] {"1", "9007199254740991", "9007199254740992", "9007199254740993"}) {
                String text = digits + "E" + power;
                assertThat(parse(text)).as(text).isEqualTo(Double.parseDouble(text));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "1,234",
                "1 234",
                "1d",
                "1f",
                "0x1p3",
                "NaN",
                "Infinity",
                "+",
                "-",
                ".",
                "e5",
                "1e",
                "1e+",
                "--1",
                "1.2.3",
                "1_000",
                "１",
                "٣",
                "1e5.5",
                "+-1",
                "1-",
                "(1)"
            })
    void whatIsNoPlainDecimalIsNaN(String text) {
        assertThat(parse(text)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e309", "1e99999999999999999999"})
    void whatIsTooLargeIsInfinite(String text) {
        assertThat(parse(text)).isInfinite();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.", ".5", "+5", "00012", "1e-99999999999", "0e400", "-0"})
    void whatJavaReadsToo(String text) {
        assertThat(parse(text)).isEqualTo(Double.parseDouble(text));
    }
}
