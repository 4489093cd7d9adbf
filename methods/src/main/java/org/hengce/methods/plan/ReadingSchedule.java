package org.hengce.methods.plan;

import java.util.ArrayList;
import java.util.List;
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
     * The test of an effect at a reading: its level, or why there is none. What may have been spent by now, less what earlier
     * readings did spend: an error that one of them could not use, because it was not testable, had no effect or was never
     * made, goes on to the next. So does what was spent under an earlier version of the plan, whatever readings it had: the
     * total never exceeds {@link ErrorSpending#TOTAL} (the number and the times of looks may change, Lan and DeMets 1983).
     *
     * @param reading its number, from 1
     * @param spent the sum of the errors at which this goal was tested at earlier readings, at least 0
     * @param effect as estimated at any level
     * @throws IllegalArgumentException if there is no such reading, or less than nothing was spent
     */
    public ReadingTest test(int reading, double spent, Effect effect) {
        return test(reading, spent, SmallestPValue.of(effect));
    }

    /**
     * The same of a method of which the smallest p-value is known.
     *
     * @param smallestPValue that the method could give; NaN where it gives none
     */
    public ReadingTest test(int reading, double spent, double smallestPValue) {
        if (reading < 1 || reading > errors.size() || !(spent >= 0)) {
            throw new IllegalArgumentException(
                    "there is no reading %d of %d after %s was spent".formatted(reading, errors.size(), spent));
        }
        double error =
                Math.max(0, errors.stream().limit(reading).mapToDouble(e -> e).sum() - spent);
        if (error < ReadingTest.SMALLEST) {
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
