package org.hengce.indicator.observations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodNotationTest {
    @ParameterizedTest
    @CsvSource({
        "2021年, 2021",
        "2021年度, 2021",
        "2021.0, 2021",
        "２０２１, 2021",
        "2021Q3, 2021-Q3",
        "2021 q3, 2021-Q3",
        "Q3 2021, 2021-Q3",
        "2021年第三季度, 2021-Q3",
        "2021年3季度, 2021-Q3",
        "2021年7月, 2021-07",
        "2021/7, 2021-07",
        "2021-7, 2021-07",
        "202107, 2021-07",
        "7/2021, 2021-07",
        "07.2021, 2021-07",
        "2021M07, 2021-07",
        "2021-M07, 2021-07",
        "2021/7/15, 2021-07-15",
        "2021年7月15日, 2021-07-15",
        "20210715, 2021-07-15",
        "2021-07-15T00:00:00, 2021-07-15",
        "2021W5, 2021-W05"
    })
    void aPeriodInAnotherNotationIsUnderstood(String text, String period) {
        assertThat(PeriodNotation.meant(text)).isEqualTo(period);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "21", "2021-13", "202113", "13/2021", "2021/2/30", "2021Q5", "July", "2021-07-15T12:00:00"})
    void whatIsNoneIsNot(String text) {
        assertThat(PeriodNotation.meant(text)).isNull();
    }
}
