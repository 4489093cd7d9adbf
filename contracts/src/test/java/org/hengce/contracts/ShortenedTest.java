package org.hengce.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortenedTest {
    @Test
    void whatFitsStaysAndWhatDoesNotSaysSo() {
        assertThat(Shortened.of("four", 4)).isEqualTo("four");
        assertThat(Shortened.of("fives", 4)).isEqualTo("fiv…");
        assertThat(Shortened.of("", 4)).isEmpty();
    }

    @Test
    void noCharacterIsCutInTwo() {
        assertThat(Shortened.of("ab\uD83D\uDE00cd", 4)).isEqualTo("ab…");
        assertThat(Shortened.of("a\uD83D\uDE00bcd", 4)).isEqualTo("a\uD83D\uDE00…");
    }
}
