package org.hengce.indicator.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.hengce.contracts.Frequency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuePeriodsTest {
    @ParameterizedTest
    @CsvSource({
        "A, 2010, P0D",
        "A, 2010, P90D",
        "A, 2010, P1Y2M",
        "Q, 2015-Q2, P45D",
        "M, 2019-01, P1M",
        "M, 2019-01, P1M31D",
        "W, 2019-W01, P0D",
        "W, 2019-W01, P2W",
        "D, 2019-12-01, P1M"
    })
    void theLastOneIsTheLastOfAllThatAreDue(Frequency frequency, String from, String lag) {
        for (LocalDate today = LocalDate.of(2019, 12, 28); today.getYear() < 2022; today = today.plusDays(1)) {
            DuePeriods all = DuePeriods.of(from, lag, today);
            String last = DuePeriods.last(frequency, lag, today).toString();
            if (all.size() == 0) {
                assertThat(last).as("%s", today).isLessThan(from);
            } else {
                assertThat(last).as("%s", today).isEqualTo(all.text(all.size() - 1));
            }
        }
    }
}
