package org.hengce.kit.vintage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class VintageTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.123456789Z");

    @Test
    void isNowToTheMicrosecond() {
        assertThat(Vintage.after(null, NOW)).isEqualTo(new Vintage(Instant.parse("2026-01-01T00:00:00.123456Z"), null));
    }

    @Test
    void risesWithinTheSameMicrosecondAndWhenTheClockGoesBack() {
        Instant later = Instant.parse("2026-01-01T00:00:09Z");
        assertThat(Vintage.after(later, NOW))
                .isEqualTo(new Vintage(Instant.parse("2026-01-01T00:00:09.000001Z"), later));
        Instant same = Instant.parse("2026-01-01T00:00:00.123456Z");
        assertThat(Vintage.after(same, NOW).instant()).isAfter(same);
    }
}
