package org.hengce.presentation.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TicksTest {
    @Test
    void stepsAreRound() {
        assertThat(Ticks.covering(-24.7, 15.1, 5).values()).containsExactly(-30.0, -20.0, -10.0, 0.0, 10.0, 20.0);
        assertThat(Ticks.covering(0.01, 0.034, 5).values()).containsExactly(0.01, 0.015, 0.02, 0.025, 0.03, 0.035);
        assertThat(Ticks.covering(0.01, 0.034, 5).precision().decimals()).isEqualTo(3);
    }

    @Test
    void aSeriesThatDoesNotMoveHasAnAxisAllTheSame() {
        assertThat(Ticks.covering(7, 7, 5).values()).containsExactly(6.0, 8.0);
        assertThat(Ticks.covering(0, 0, 5).values()).isNotEmpty();
    }

    @Test
    void aSmallMovementOfLargeNumbersIsSeen() {
        Ticks ticks = Ticks.covering(1e9, 1e9 + 1, 5);

        assertThat(ticks.values()).hasSizeBetween(5, 7);
        assertThat(ticks.highest() - ticks.lowest()).isLessThan(2);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyValueLiesBetweenTheOuterTicksWhichAreNotTooMany(long seed) {
        Random random = new Random(seed);
        double low = random.nextGaussian() * Math.pow(10, random.nextInt(13) - 6);
        double high = low + Math.abs(random.nextGaussian()) * Math.pow(10, random.nextInt(13) - 6);

        Ticks ticks = Ticks.covering(low, high, 5);

        assertThat(ticks.lowest()).isLessThanOrEqualTo(low);
        assertThat(ticks.highest()).isGreaterThanOrEqualTo(high);
        assertThat(ticks.values()).hasSizeBetween(1, 8).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void yearsAreNamedWhereTheyAreRound() {
        List<String> years =
                IntStream.rangeClosed(1971, 1992).mapToObj(Integer::toString).toList();

        assertThat(Ticks.periods(years, 6).stream().map(years::get)).containsExactly("1975", "1980", "1985", "1990");
    }

    @Test
    void quartersAreNamedOnceAYearWhereThereIsNoRoomForAll() {
        List<String> quarters = IntStream.range(0, 20)
                .mapToObj(i -> "%d-Q%d".formatted(2018 + i / 4, 1 + i % 4))
                .toList();

        assertThat(Ticks.periods(quarters, 6).stream().map(quarters::get))
                .containsExactly("2018-Q1", "2019-Q1", "2020-Q1", "2021-Q1", "2022-Q1");
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }
}
