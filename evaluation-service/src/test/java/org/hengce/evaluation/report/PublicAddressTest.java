package org.hengce.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {
    @Test
    void aPathIsFoundUnderWhatIsConfiguredAndStaysAPathWithoutThat() {
        assertThat(address("https://hengce.example:8443/").of("/api/v1/evaluations/1"))
                .isEqualTo("https://hengce.example:8443/api/v1/evaluations/1");
        assertThat(address("http://[::1]").of("/a")).isEqualTo("http://[::1]/a");
        assertThat(new PublicAddress(Optional.empty()).of("/api/v1/evaluations/1"))
                .isEqualTo("/api/v1/evaluations/1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hengce.example", "ftp://hengce.example", "https://hengce.example/path", "https://a:b@c", "x"})
    void whatIsNoAddressOfAServerIsRefusedWithWhatIsExpected(String configured) {
        assertThatThrownBy(() -> address(configured))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hengce.public-url")
                .hasMessageContaining("expected https://host");
    }

    private static PublicAddress address(String configured) {
        return new PublicAddress(Optional.of(URI.create(configured)));
    }
}
