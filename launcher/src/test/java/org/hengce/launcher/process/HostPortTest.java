package org.hengce.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTest {
    @Test
    void anAddressIsTakenApart() {
        assertThat(HostPort.parse("db-1.example:6543", 5432)).contains(new HostPort("db-1.example", 6543));
        assertThat(HostPort.parse("db", 5432)).contains(new HostPort("db", 5432));
        assertThat(HostPort.parse("[::1]:9092", 0)).contains(new HostPort("::1", 9092));
        assertThat(HostPort.parse("[2001:db8::7]", 5432)).contains(new HostPort("2001:db8::7", 5432));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "host", "host:", ":9092", "host:0", "host:65536", "host:port", "::1:9092", "a b:1", "[::1"})
    void whatIsNoAddressIsNotTakenForOne(String text) {
        assertThat(HostPort.parse(text, 0)).isEmpty();
    }

    @Test
    void aListHasOneForEachServer() {
        assertThat(HostPort.all("a:1,[::1],b", 5432))
                .containsExactly(new HostPort("a", 1), new HostPort("::1", 5432), new HostPort("b", 5432));
    }
}
