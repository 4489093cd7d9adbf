package org.hengce.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlankTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u00a0", "\u3000", "\u202f \u2007"})
    void spacesOfEveryKindShowNothing(String text) {
        assertThat(Blank.is(text)).isTrue();
        assertThat(new LocalizedText(text, "x")).isEqualTo(new LocalizedText(null, "x"));
        assertThat(new LocalizedText(text, text).present()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\u00a0税", " - "})
    void aCharacterIsSomething(String text) {
        assertThat(Blank.is(text)).isFalse();
        assertThat(new LocalizedText(text, null).zh()).isEqualTo(text);
    }
}
