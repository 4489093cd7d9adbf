package org.hengce.kit.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointPathTest {
    @ParameterizedTest
    @CsvSource({
        "/api/v1/users/lin-dan, /api/v1/users/REDACTED",
        "/api/v1/users/lin-dan/keys, /api/v1/users/REDACTED",
        "/api/v1/users, /api/v1/users",
        "/api, /api",
        "'', ''",
        "relative, relative"
    })
    void ofAPathThePartOfTheApiIsKept(String path, String kept) {
        assertThat(EndpointPath.of(path)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080/api/v1/policies/CODE?q=words, http://127.0.0.1:8080/api/v1/policies/REDACTED",
        "https://policy-service:8443/api/v1/policies?q=words, https://policy-service:8443/api/v1/policies",
        "http://host/a b, REDACTED"
    })
    void ofAnAddressTheServerAndThePartOfTheApiAreKept(String address, String kept) {
        assertThat(SpanPrivacy.withoutWords(address)).isEqualTo(kept);
    }
}
