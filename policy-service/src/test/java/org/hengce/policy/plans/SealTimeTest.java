package org.hengce.policy.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.hengce.contracts.Frequency;
import org.hengce.contracts.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SealTimeTest {
    /** As evaluation.md §1 has it, and evaluations do it. */
    @ParameterizedTest
    @CsvSource({
        "M, 1983-01-31, 1983-02",
        "A, 2019-07-01, 2019",
        "A, 2019-11-01, 2020",
        "Q, 2019-02-15, 2019-Q1",
        "Q, 2019-02-16, 2019-Q2",
        "W, 2021-01-01, 2021-W01",
        "D, 2019-07-01, 2019-07-01"
    })
    void theFirstPeriodIsTheFirstOfWhichHalfLiesAfterTheStart(Frequency frequency, LocalDate start, String first) {
        assertThat(SealTime.first(frequency, start)).hasToString(first);
    }

    @Test
    void aPlanIsLateOnceTheFirstPeriodIsOver() {
        Period first = Period.parse("2030");
        assertThat(SealTime.isLate(Instant.parse("2030-12-31T23:59:59Z"), first))
                .isFalse();
        assertThat(SealTime.isLate(Instant.parse("2031-01-01T00:00:00Z"), first))
                .isTrue();
    }
}
