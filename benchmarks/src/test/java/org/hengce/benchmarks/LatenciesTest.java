package org.hengce.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    private static final long MILLISECOND = 1_000_000;

    @Test
    void quantilesAreMeasuredTimesWhateverTheirOrder() {
        long[] descending =
                LongStream.rangeClosed(1, 100).map(i -> (101 - i) * MILLISECOND).toArray();

        assertThat(new Latencies(descending)).hasToString("n 100, min 1 ms, median 50 ms, p95 95 ms, max 100 ms");
    }

    @Test
    void oneMeasurementIsItsOwnEveryQuantile() {
        assertThat(new Latencies(new long[] {7 * MILLISECOND}).quantile(0.95)).isEqualTo(7 * MILLISECOND);
    }

    @Test
    void nothingMeasuredIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Latencies(new long[0]));
    }
}
