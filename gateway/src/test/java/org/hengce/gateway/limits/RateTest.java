package org.hengce.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
    @Test
    void aRateIsRequestsInSeconds() {
        assertThat(Rate.parse("3000/15s")).isEqualTo(new Rate(3000, Duration.ofSeconds(15)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3000", "3000/15", "3000/0s", "0/1s", "-1/1s", "1/1m", "1 / 1s", "9999999999/1s"})
    void whatIsNoRateIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> Rate.parse(text)).hasMessageContaining("3000/15s");
    }

    @Test
    void whatIsUsedUpIsRefusedUntilItIsThereAgain() {
        Buckets buckets = new Buckets(Rate.parse("3/3600s"), 100);
        assertThat(buckets.take("a", 2)).satisfies(first -> {
            assertThat(first.granted()).isTrue();
            assertThat(first.remaining()).isEqualTo(1);
        });
        assertThat(buckets.take("a", 2).granted()).isFalse();
        assertThat(buckets.take("a", 1).granted())
                .as("a smaller share is there yet")
                .isTrue();
        Allowance none = buckets.take("a", 1);
        assertThat(none.granted()).isFalse();
        assertThat(none.refusal().retryAfterSeconds()).isBetween(1100, 1200);
        assertThat(buckets.take("b", 1).granted())
                .as("others are not concerned")
                .isTrue();
        assertThat(buckets.take("c", 50).granted())
                .as("more than all there is, once")
                .isTrue();
    }

    @Test
    void anAttackerWithManyAddressesDoesNotFillTheMemory() {
        Buckets buckets = new Buckets(Rate.parse("10/60s"), 1000);
        for (int i = 0; i < 100_000; i++) {
            buckets.take("10." + i, 1);
        }
        assertThat(buckets.size()).isLessThanOrEqualTo(1000);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "2001:db8:1:2::1, 2001:db8:1:2::/64",
        "2001:db8:1:3::1, 2001:db8:1:3::/64",
        "::1, ::/64"
    })
    void anIpv6NetworkIsOneCaller(String address, String block) {
        assertThat(ClientAddress.block(address)).isEqualTo(block);
    }
}
