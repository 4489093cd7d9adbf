package org.hengce.indicator.observations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeSuggestionsTest {
    @ParameterizedTest
    @CsvSource({"cn-sh, cn-sh", "cn-sh, cnsh", "cn-sh, cn-shh", "cn-sh, cn-sx", "cn-sh, cn-hs", "cn-sh, n-sh"})
    void oneSlipIsForgiven(String code, String written) {
        assertThat(CodeSuggestions.isOneSlipFrom(code, written)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"cn-sh, cn-bj", "cn-sh, us-sh", "cn-sh, cn", "patents, tapents"})
    void twoAreNot(String code, String written) {
        assertThat(CodeSuggestions.isOneSlipFrom(code, written)).isFalse();
    }
}
