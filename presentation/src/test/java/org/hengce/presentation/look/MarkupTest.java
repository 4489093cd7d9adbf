package org.hengce.presentation.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "0.004, 0",
        "-0.004, 0",
        "0.01, 0.01",
        "-0.05, -0.05",
        "0.5, 0.5",
        "12.30, 12.3",
        "-7, -7",
        "1.005, 1",
        "1.015, 1.02",
        "2.675, 2.68",
        "0.125, 0.12",
        "0.135, 0.14",
        "99.995, 100",
        "-99.995, -100",
        "1e9, 1000000000",
        "123456789.125, 123456789.12",
        "1e300, 1e300"
    })
    void aNumberHasAtMostTwoDecimalsRoundedHalfToEven(double value, BigDecimal written) {
        assertThat(Markup.number(value)).isEqualTo(written.toPlainString());
    }

    @Test
    void aNumberIsRoundedByItsDecimalDigitsHoweverNearTheMiddleItIs() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            double middle = random.nextInt(2_000_000) / 200.0 - 5_000;
            double value = i % 2 == 0 ? middle : middle + random.nextGaussian() * Math.pow(10, -random.nextInt(16));
            BigDecimal rounded = BigDecimal.valueOf(value)
                    .setScale(2, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros();
            assertThat(Markup.number(value)).isEqualTo(rounded.signum() == 0 ? "0" : rounded.toPlainString());
        }
    }

    @Test
    void whatIsMarkupElsewhereIsTextHere() {
        assertThat(new Markup()
                        .element("p", "a < b & \"c\" > 'd'", "title", "</p><script>", "x", 1.5)
                        .toString())
                .isEqualTo(
                        "<p title=\"&lt;/p&gt;&lt;script&gt;\" x=\"1.5\">a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000", "\u001b", "\ufffe", "\uffff", "\ud83d", "\ude00", "\u202e", "\u2066", "\u200f", "\u061c"
            })
    void whatXmlDoesNotKnowAndWhatTurnsTheDirectionIsLeftOut(String character) {
        assertThat(Markup.plain("a" + character + "b" + character)).isEqualTo("ab");
        assertThat(Markup.escaped(character + "a&" + character)).isEqualTo("a&amp;");
    }

    @Test
    void everythingElseStaysAsItIs() {
        String text = "研发经费 − 12 %\u2009\u00a0\n\t\r😀𠀀é";
        assertThat(Markup.plain(text)).isEqualTo(text);
        assertThat(Markup.escaped(text)).isEqualTo(text);
        assertThat(Markup.escaped("")).isEmpty();
    }
}
