package org.hengce.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    private static final Duration OUT = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private final List<String> resolved = new ArrayList<>(List.of("10.0.0.1", "10.0.0.2", "2001:db8::1"));
    private final Addresses addresses = new Addresses(
            "service", List.of(Origin.parse("service", "http://service:8080")), name -> List.copyOf(resolved));

    private Stream<String> taken(int times, long nowNanos) {
        return IntStream.range(0, times).mapToObj(i -> String.valueOf(addresses.next(null, nowNanos)));
    }

    private Address next(long nowNanos) {
        return Objects.requireNonNull(addresses.next(null, nowNanos));
    }

    @Test
    void aNameWithSeveralAddressesIsUsedAsSeveral() {
        addresses.lookUp();
        assertThat(taken(6, 0))
                .containsExactly(
                        "10.0.0.1:8080",
                        "10.0.0.2:8080",
                        "[2001:db8::1]:8080",
                        "10.0.0.1:8080",
                        "10.0.0.2:8080",
                        "[2001:db8::1]:8080");
    }

    @Test
    void whatTheNameMeansNowIsFollowedAndWhatStaysIsRemembered() {
        addresses.lookUp();
        Address first = next(0);
        first.failed(0, 1, OUT, LONGEST);
        resolved.remove("10.0.0.2");
        resolved.add("10.0.0.3");
        addresses.lookUp();
        assertThat(taken(8, 1)).containsOnly("10.0.0.3:8080", "[2001:db8::1]:8080");
        resolved.clear();
        addresses.lookUp();
        assertThat(taken(2, 1)).as("names are away more often than services").doesNotContain("null");
    }

    @Test
    void anAddressIsLeftOutLongerEachTimeAndTriedAgain() {
        addresses.lookUp();
        Address first = next(0);
        assertThat(first.failed(0, 2, OUT, LONGEST)).isFalse();
        assertThat(first.isOut(0)).isFalse();
        assertThat(first.failed(0, 2, OUT, LONGEST)).isTrue();
        assertThat(first.isOut(OUT.toNanos() - 1)).isTrue();
        assertThat(first.isOut(OUT.toNanos())).isFalse();
        first.failed(0, 2, OUT, LONGEST);
        assertThat(first.isOut(OUT.toNanos())).isTrue();
        first.failed(0, 2, OUT, LONGEST);
        assertThat(first.isOut(LONGEST.toNanos() - 1)).isTrue();
        assertThat(first.isOut(LONGEST.toNanos())).as("never longer").isFalse();
        first.worked();
        assertThat(first.isOut(0)).isFalse();
    }

    @Test
    void whereAllAreLeftOutTheNextToComeBackIsTried() {
        addresses.lookUp();
        for (int i = 0; i < 3; i++) {
            next(0).failed(i, 1, OUT, LONGEST);
        }
        assertThat(taken(3, 10)).containsOnly("10.0.0.1:8080");
        assertThat(addresses.leftOut(10)).hasSize(3);
    }

    @Test
    void aSecondTryGoesElsewhere() {
        addresses.lookUp();
        for (int i = 0; i < 6; i++) {
            Address first = next(0);
            assertThat(addresses.next(first, 0)).isNotSameAs(first);
        }
    }

    @Test
    void aServiceWithoutAddressHasNone() {
        resolved.clear();
        addresses.lookUp();
        assertThat(addresses.next(null, 0)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "service:8080",
                "ftp://a:1",
                "http://",
                "http://a:1/x",
                "http://a:1?x",
                "http://u@a:1",
                "http://a b"
            })
    void anAddressThatIsNoneIsRefusedByName(String text) {
        assertThatThrownBy(() -> Origin.parse("policy-service", text))
                .hasMessageContaining("policy-service")
                .hasMessageContaining("http://host:port");
    }

    @Test
    void portsAndProtocolsAreUnderstood() {
        assertThat(Origin.parse("s", " http://a ")).isEqualTo(new Origin(false, "a", 80));
        assertThat(Origin.parse("s", "https://a/")).isEqualTo(new Origin(true, "a", 443));
        assertThat(Origin.parse("s", "http://[::1]:9").prefix()).isEqualTo("http://[::1]:9");
    }
}
