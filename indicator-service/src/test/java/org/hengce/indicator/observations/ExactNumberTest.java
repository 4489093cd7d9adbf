package org.hengce.indicator.observations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hengce.indicator.observations.ExactNumber.WrongNumberException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExactNumberTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0.0",
                "1",
                "+1.5",
                ".5",
                "5.",
                "1e3",
                "2.5E-7",
                "123456789012345",
                "0.000123456789012345",
                "100000000000000000000",
                // What programs print of doubles, with 16 or 17 digits.
                "0.30000000000000004",
                "90.099999999999994",
                "0.10000000000000001",
                "1.7976931348623157e308",
                "4.9e-324"
            })
    void whatDoublePrecisionKeepsIsTaken(String text) throws WrongNumberException {
        assertThat(ExactNumber.parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9007199254740993", "3.14159265358979323846", "0.12345678901234567890", "123456789012345678"})
    void whatItWouldRoundIsRefused(String text) {
        assertThatThrownBy(() -> ExactNumber.parse(text))
                .isInstanceOf(WrongNumberException.class)
                .hasMessageContaining("more digits than double precision keeps");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e309", "-1e999999999", "1e-400", "0.1e-2147483648"})
    void whatIsBeyondItsRangeIsRefused(String text) {
        assertThatThrownBy(() -> ExactNumber.parse(text))
                .isInstanceOf(WrongNumberException.class)
                .hasMessageContaining("beyond double precision");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "-Infinity", "inf", "N/A", "null", "-", "…"})
    void whatStandsForNoValueIsToldHowToSayIt(String text) {
        assertThatThrownBy(() -> ExactNumber.parse(text))
                .isInstanceOf(WrongNumberException.class)
                .hasMessageContaining("status O");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "1d", "0x1p3", "1e", "--1", "1.2.3", "12 %", "1_000", "十二"})
    void whatIsNoDecimalNumberIsRefused(String text) {
        assertThatThrownBy(() -> ExactNumber.parse(text)).isInstanceOf(WrongNumberException.class);
    }

    @Test
    void aTextOfAMillionDigitsIsRefusedAtOnce() {
        assertThatThrownBy(() -> ExactNumber.parse("1".repeat(1_000_000))).isInstanceOf(WrongNumberException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,5|1.5",
                "-0,25|-0.25",
                "1,234|1234",
                "-12,345|-12345",
                "0,123|0.123",
                "1,234,567|1234567",
                "1,234.5|1234.5",
                "1.234.567,8|1234567.8",
                "1 234 567,8|1234567.8",
                "１２３．５|123.5"
            })
    void aNumberInAnotherNotationIsSuggestedAndNotTaken(String text, String meant) {
        assertThatThrownBy(() -> ExactNumber.parse(text))
                .isInstanceOfSatisfying(
                        WrongNumberException.class,
                        e -> assertThat(e.problem().suggestion()).isEqualTo(meant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "1,23,4"})
    void whatIsNoNumberInAnyNotationIsNotSuggested(String text) {
        assertThat(ExactNumber.meant(text)).isNull();
    }
}
