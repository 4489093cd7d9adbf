package org.hengce.gateway.users;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "elevenchars",
                "password1234",
                "passwordpassword",
                "123456789012",
                "qwertyuiop[]",
                "aaaaaaaaaaaaaaaaaaaaaaaa",
                "abcabcabcabc",
                "abcdefghijklmnop",
                "iloveyouforever",
                "zhang-weizhang-wei",
                "ZHANG-WEI ZHANG-WEI",
                "zhang-wei1234",
                "            "
            })
    void whatIsGuessedFirstIsRefused(String password) {
        assertThat(PasswordRules.fault("zhang-wei", password)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "orchard lamp seven rivers",
                "9f#Kq2!vT_x7Lm",
                "云朵在第七个窗口唱歌喝茶看海",
                "a b c d e f g 1 9 2 8 # 4"
            })
    void whatIsLongAndUnusualIsTaken(String password) {
        assertThat(PasswordRules.fault("zhang-wei", password)).isEmpty();
    }

    @Test
    void theLongestPasswordIsJudgedAsWell() {
        assertThat(PasswordRules.fault("x", "orchard lamp seven rivers ".repeat(9)))
                .isEmpty();
        assertThat(PasswordRules.fault("x", "orchard lamp seven rivers ".repeat(10)))
                .isPresent();
    }

    @Test
    void charactersAreCountedNotCodeUnits() {
        assertThat(PasswordRules.fault("x", "🌊🍵🪟🎵☁🌙")).isPresent();
    }

    @Test
    void aPasswordIsTheSameFromEveryKeyboard() {
        // "é" in one and in two characters, "Ａ" in full width.
        assertThat(Passwords.composed("cafe\u0301 \uff21")).isEqualTo(Passwords.composed("caf\u00e9 A"));
    }
}
