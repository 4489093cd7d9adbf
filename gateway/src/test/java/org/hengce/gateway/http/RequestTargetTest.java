package org.hengce.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1/policies/CA-PROP99",
                "/api/v1/x/%E7%83%9F",
                "/sdmx/v2/data/A.B+C/*",
                "/a~b!c$d&e'f(g),=:@"
            })
    void pathsOfOursAreTaken(String path) {
        assertThat(RequestTarget.wrongWith(path, null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "*", "/a b", "/a%5Cb", "/a%3bb", "/a%25", "/a%2", "/a%\uff11\uff11", "/\u70df", "/a%0a"
            })
    void otherPathsAreNot(String path) {
        assertThat(RequestTarget.wrongWith(path, null)).isNotNull();
    }

    @Test
    void aQueryMayHaveAllThatIsEncoded() {
        assertThat(RequestTarget.wrongWith("/", "c[X]=a%2Fb%25%5c;&q=%E7%83%9F+a"))
                .isNull();
        assertThat(RequestTarget.wrongWith("/", "a=\r\nX: y")).isNotNull();
        assertThat(RequestTarget.wrongWith("/", "a=%g1")).isNotNull();
    }
}
