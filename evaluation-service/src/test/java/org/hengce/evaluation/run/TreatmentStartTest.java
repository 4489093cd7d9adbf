package org.hengce.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.hengce.contracts.Period;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreatmentStartTest {
    @ParameterizedTest
    @CsvSource({
        "1983-01-31, 1983-01, 1983-02", // the examples of the design
        "2019-07-01, 2018, 2019",
        "2019-11-01, 2019, 2020",
        "1989-01-01, 1988, 1989",
        "2020-02-16, 2020-01, 2020-03", // 14 of 29 days are less than half
        "2020-02-15, 2020-01, 2020-02" // 15 of 29 days are more
    })
    void theFirstTreatedPeriodHasAtLeastHalfOfItsDaysTreated(String from, String lastUntreated, String firstTreated) {
        assertThat(TreatmentStart.isTreated(Period.parse(lastUntreated), LocalDate.parse(from)))
                .isFalse();
        assertThat(TreatmentStart.isTreated(Period.parse(firstTreated), LocalDate.parse(from)))
                .isTrue();
    }
}
