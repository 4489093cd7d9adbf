package org.hengce.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MessageTest {
    @Test
    void aLongTextIsToldByItsBeginning() {
        Message message = Message.of("'%s' is none of %s", "“%s”不在 %s 之中", "烟".repeat(5_000), List.of("A", "B"));
        assertThat(message.en()).isEqualTo("'" + "烟".repeat(199) + "…' is none of [A, B]");
        assertThat(message.in(Locale.SIMPLIFIED_CHINESE)).hasSizeLessThan(230);
    }

    @Test
    void aTextOfTheLongestLengthIsToldWhole() {
        assertThat(Message.of("%s", "%s", "x".repeat(200)).en()).isEqualTo("x".repeat(200));
    }

    @Test
    void aCharacterOfTwoUnitsIsNotCutInHalves() {
        assertThat(Message.of("%s", "%s", "x".repeat(198) + "𠮷𠮷").en()).isEqualTo("x".repeat(198) + "…");
    }
}
