package org.hengce.methods.resampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hengce.methods.effect.NotEstimableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void resultsStandInTheOrderOfTheirIndices(int threads) {
        List<Integer> squares = Parallel.inOrder(100, threads, i -> i * i);
        assertThat(squares)
                .isEqualTo(IntStream.range(0, 100).mapToObj(i -> i * i).toList());
        assertThat(Parallel.inOrder(0, threads, i -> i)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void whatThePartThrowsIsWhatTheCallerGets(int threads) {
        assertThatThrownBy(() -> Parallel.inOrder(9, threads, i -> {
                    if (i >= 3) {
                        throw new NotEstimableException(
                                NotEstimableException.Code.NO_DONOR, List.of(), "part " + i, "部分");
                    }
                    return i;
                }))
                .isInstanceOf(NotEstimableException.class)
                .hasMessage("part 3");
        assertThatThrownBy(() -> Parallel.inOrder(9, threads, i -> {
                    throw new OutOfMemoryError("part " + i);
                }))
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessage("part 0");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void whoIsInterruptedStopsBetweenTwoPieces(int threads) {
        AtomicInteger begun = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        Thread caller = Thread.currentThread();
        assertThatThrownBy(() -> Parallel.inOrder(100_000, threads, i -> {
                    int number = begun.incrementAndGet();
                    if (number == 5) {
                        caller.interrupt();
                    } else if (number > 5) {
                        untilStopped(never); // however slow the caller is: nobody gets past these pieces
                    }
                    return i;
                }))
                .isInstanceOf(StoppedException.class);
        assertThat(Thread.interrupted()).as("the caller stays interrupted").isTrue();
        assertThat(begun).hasValueBetween(5, 5 + threads);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void whoIsInterruptedAlreadyBeginsNothing(int threads) {
        AtomicInteger begun = new AtomicInteger();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Parallel.inOrder(10, threads, i -> begun.incrementAndGet()))
                .isInstanceOf(StoppedException.class);
        assertThat(Thread.interrupted()).as("the caller stays interrupted").isTrue();
        assertThat(begun).hasValue(0);
    }

    private static void untilStopped(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException e) {
            throw new StoppedException();
        }
    }

    @Test
    void streamsOfNeighbouringNumbersAndSeedsDiffer() {
        Set<Long> first = new HashSet<>();
        for (long seed = 0; seed < 20; seed++) {
            for (long number = 0; number < 50; number++) {
                first.add(Streams.of(seed, number).nextLong());
                first.add(Streams.bits(seed, number));
            }
        }
        assertThat(first).hasSize(2 * 20 * 50);
        assertThat(Streams.of(7, 3).nextLong()).isEqualTo(Streams.of(7, 3).nextLong());
    }

    @Test
    void theBitsOfNumbersAreFair() {
        int[] ones = new int[Long.SIZE];
        int numbers = 20_000;
        for (int i = 0; i < numbers; i++) {
            long bits = Streams.bits(42, i);
            for (int b = 0; b < Long.SIZE; b++) {
                ones[b] += (int) ((bits >>> b) & 1);
            }
        }
        // Five standard deviations of a fair coin, whose number of heads has the standard deviation √n ÷ 2.
        for (int count : ones) {
            assertThat(Math.abs(count - numbers / 2.0)).isLessThan(2.5 * Math.sqrt(numbers));
        }
    }
}
