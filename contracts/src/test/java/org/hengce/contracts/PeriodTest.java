package org.hengce.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
    @ParameterizedTest
    @CsvSource({
        "2021,       A, 2021-01-01, 2021-12-31",
        "2021-Q3,    Q, 2021-07-01, 2021-09-30",
        "2024-02,    M, 2024-02-01, 2024-02-29",
        "2021-W01,   W, 2021-01-04, 2021-01-10",
        "2020-W53,   W, 2020-12-28, 2021-01-03",
        "2021-07-15, D, 2021-07-15, 2021-07-15",
        "1963,       A, 1963-01-01, 1963-12-31"
    })
    void readsEverySdmxFormAndWritesItBack(String text, Frequency frequency, String first, String last) {
        Period period = Period.parse(text);
        assertThat(period.frequency()).isEqualTo(frequency);
        assertThat(period.first()).isEqualTo(first);
        assertThat(period.last()).isEqualTo(last);
        assertThat(period).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "21",
                "20211",
                "2021-Q5",
                "2021-13",
                "2021-W53",
                "2021-W00",
                "2021-02-30",
                "2021-7",
                "2021 ",
                "x",
                "٢٠٢١"
            })
    void saysWhatAPeriodLooksLikeWhenItIsNone(String text) {
        assertThatThrownBy(() -> Period.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "' is not a period; write 2021");
    }

    @Test
    void comesInTheOrderOfTime() {
        assertThat(Stream.of("1999", "1998", "2000").map(Period::parse).sorted().map(Period::toString))
                .containsExactly("1998", "1999", "2000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021", "2021-Q3", "2021-07", "2020-W53", "2021-W01", "2021-07-15"})
    void holdsItsFirstAndItsLastDay(String text) {
        Period period = Period.parse(text);
        assertThat(Period.holding(period.frequency(), period.first())).isEqualTo(period);
        assertThat(Period.holding(period.frequency(), period.last())).isEqualTo(period);
        assertThat(Period.holding(period.frequency(), period.last().plusDays(1)))
                .isNotEqualTo(period);
    }
}
