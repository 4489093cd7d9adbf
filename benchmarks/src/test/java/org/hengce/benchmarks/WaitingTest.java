package org.hengce.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitingTest {
    @Test
    void itIsLookedUntilItHoldsAndNotOnceMore() throws IOException, InterruptedException {
        AtomicInteger looks = new AtomicInteger();
        new Waiting(Duration.ofNanos(1), Duration.ofHours(1)).until(() -> looks.incrementAndGet() == 3, "the third");
        assertThat(looks).hasValue(3);
    }

    @Test
    void whatDoesNotComeIsNamed() {
        assertThatIOException()
                .isThrownBy(() -> new Waiting(Duration.ofNanos(1), Duration.ZERO).until(() -> false, "the moon"))
                .withMessageContaining("in vain for the moon");
    }
}
