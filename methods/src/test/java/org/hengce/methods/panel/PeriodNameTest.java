package org.hengce.methods.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodNameTest {
    @ParameterizedTest
    @CsvSource({
        "1999, 2000, ANNUAL",
        "1999-Q4, 2000-Q1, QUARTERLY",
        "1999-12, 2000-01, MONTHLY",
        "2020-W53, 2021-W01, WEEKLY",
        "1970-W53, 1971-W01, WEEKLY",
        "2000-02-29, 2000-03-01, DAILY",
        "9, 10, UNDATED",
        "-1, 0, UNDATED"
    })
    void neighboursDifferByOne(String earlier, String later, Frequency frequency) {
        PeriodName first = PeriodName.parse(earlier);
        PeriodName second = PeriodName.parse(later);
        assertThat(first.frequency()).isEqualTo(frequency);
        assertThat(second.frequency()).isEqualTo(frequency);
        assertThat(second.ordinal() - first.ordinal()).isEqualTo(1);
        assertThat(first).isLessThan(second);
        assertThat(PeriodName.of(frequency, first.ordinal())).isEqualTo(first);
        assertThat(PeriodName.of(frequency, second.ordinal())).isEqualTo(second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1969-1",
                "2021Q3",
                "2001.0",
                "01",
                "2021-13",
                "2021-02-30",
                "2021-W54",
                "2019-W53",
                "2021-Q5",
                "2021-W00",
                "12345678901",
                "+1",
                "1e3",
                "２０２１",
                "2021-07-15T00:00"
            })
    void whatIsNoPeriodIsRefusedByName(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PeriodName.parse(text))
                .withMessageStartingWith("'%s' is not a period".formatted(text));
    }

    @Test
    void aPanelHasTheFrequencyThatAllItsPeriodsShare() {
        assertThat(Panel.builder(List.of("2020-Q4", "2021-Q1")).build().frequency())
                .isEqualTo(Frequency.QUARTERLY);
        assertThat(Panel.builder(List.of("2020", "2021-Q1")).build().frequency())
                .isEqualTo(Frequency.UNDATED);
        assertThat(Panel.builder(List.of("before", "after")).build().frequency())
                .isEqualTo(Frequency.UNDATED);
        assertThat(Frequency.MONTHLY.seasonalCycle()).isEqualTo(12);
    }
}
