package org.hengce.methods.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.panel.PeriodName;

/**
 * What error each reading of one goal may spend. The goals of a plan have a schedule each, since they may start, and be
 * observed, differently.
 *
 * @param postPeriods periods from the goal's first treated one on that each reading is to hold
 * @param errors α_k of each, in the order of the readings; 0 where a reading holds no period more than the one before
 */
public record ReadingSchedule(List<Integer> postPeriods, List<Double> errors) {
    /** 1 − α is a level to fewer than six digits beyond; so far out in a tail no method's p-value means anything. */
    private static final double SMALLEST = 1e-10;

    /** Copies the lists. */
    public ReadingSchedule {
        postPeriods = List.copyOf(postPeriods);
        errors = List.copyOf(errors);
    }

    /**
     * Of a plan without problems.
     *
     * @param readings earliest first, at least one
     * @param firstTreated the goal's first treated period, with a date; of several cohorts the earliest. A reading's last
     *     period may be of another frequency: what ends by its last day is held
     * @throws IllegalArgumentException if there is no reading, or held periods fall
     * @throws IllegalStateException if a period is a number
     */
    public static ReadingSchedule of(List<PlannedReading> readings, PeriodName firstTreated) {
        if (readings.isEmpty()) {
            throw new IllegalArgumentException("a schedule has at least one reading");
        }
        List<Integer> held =
                readings.stream().map(r -> held(firstTreated, r.lastPeriod())).toList();
        int all = held.get(held.size() - 1);
        List<Double> shares = new ArrayList<>();
        for (int periods : held) {
            if (periods > all) {
                throw new IllegalArgumentException("the last reading holds fewer periods than one before: " + held);
            }
            shares.add(all == 0 ? 0 : (double) periods / all);
        }
        return new ReadingSchedule(held, ErrorSpending.increments(shares));
    }

    private static int held(PeriodName first, PeriodName last) {
        if (first.frequency() == last.frequency()) {
            return (int) Math.max(0, last.ordinal() - first.ordinal() + 1);
        }
        // The first period of the other frequency that is not over by that day is the first not held.
        long next =
                FirstTreated.ordinalHolding(first.frequency(), last.lastDay().plusDays(1));
        return (int) Math.max(0, next - first.ordinal());
    }

    /**
     * The test of an effect at a reading: its level, or why there is none. An error that an earlier reading could not use,
     * because it was not testable, had no effect or was never made, is passed on to the next.
     *
     * @param reading its number, from 1
     * @param lastTested the number of the last earlier reading at which this goal was testable; 0 where none was
     * @param effect as estimated at any level
     * @throws IllegalArgumentException if the numbers are none of this schedule
     */
    public ReadingTest test(int reading, int lastTested, Effect effect) {
        return test(reading, lastTested, SmallestPValue.of(effect));
    }

    /**
     * The same of a method of which the smallest p-value is known.
     *
     * @param smallestPValue that the method could give; NaN where it gives none
     */
    public ReadingTest test(int reading, int lastTested, double smallestPValue) {
        if (reading < 1 || reading > errors.size() || lastTested < 0 || lastTested >= reading) {
            throw new IllegalArgumentException(
                    "there is no reading %d of %d after %d".formatted(reading, errors.size(), lastTested));
        }
        double error =
                IntStream.range(lastTested, reading).mapToDouble(errors::get).sum();
        if (error < SMALLEST) {
            return ReadingTest.none(
                    reading,
                    error,
                    smallestPValue,
                    "the error that this reading may spend, %.1e, is too small for any test".formatted(error),
                    "本次读数可用的显著性水平 %.1e 过小，任何检验都无法使用".formatted(error));
        }
        if (Double.isNaN(smallestPValue)) {
            return ReadingTest.none(reading, error, smallestPValue, "the method gives no p-value here", "该方法在此不给出 p 值");
        }
        if (smallestPValue > error) {
            return ReadingTest.none(
                    reading,
                    error,
                    smallestPValue,
                    "the smallest p-value that the method can give here, %.5f, exceeds the error of this reading, %.5f; the error goes to the next reading"
                            .formatted(smallestPValue, error),
                    "该方法在此可得的最小 p 值 %.5f 超过本次读数的显著性水平 %.5f；该水平转入下一次读数".formatted(smallestPValue, error));
        }
        return new ReadingTest(reading, error, 1 - error, smallestPValue, null);
    }

    static Reason notTestable(String english, String chinese) {
        return new Reason(ReasonCode.NOT_TESTABLE, english, chinese);
    }
}
