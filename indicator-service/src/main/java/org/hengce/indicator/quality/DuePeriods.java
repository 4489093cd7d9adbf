package org.hengce.indicator.quality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.hengce.contracts.Frequency;
import org.hengce.contracts.Period;

/** Periods whose values are due, one after another without a gap. */
public final class DuePeriods {
    private final String[] texts;
    /** Of each the first day since 1970, and behind the last that of the one that is not due. */
    private final long[] firstDays;

    private DuePeriods(List<String> texts, long... firstDays) {
        this.texts = texts.toArray(String[]::new);
        this.firstDays = firstDays;
    }

    /** From a period on all of its frequency whose values are due on a day: so long after their end. */
    static DuePeriods of(String from, String lag, LocalDate today) {
        java.time.Period after = java.time.Period.parse(lag);
        List<String> texts = new ArrayList<>();
        LongStream.Builder days = LongStream.builder();
        Period next = Period.parse(from);
        while (isDue(next, after, today)) {
            texts.add(next.toString());
            days.add(next.first().toEpochDay());
            next = next.next();
        }
        days.add(next.first().toEpochDay());
        return new DuePeriods(texts, days.build().toArray());
    }

    /** The last period of a frequency whose values are due on a day. */
    public static Period last(Frequency frequency, String lag, LocalDate today) {
        java.time.Period after = java.time.Period.parse(lag);
        // Near it: months have different lengths, and adding some is not undone by taking them away.
        Period last = Period.holding(frequency, today.minus(after));
        while (isDue(last.next(), after, today)) {
            last = last.next();
        }
        while (!isDue(last, after, today)) {
            last = Period.holding(frequency, last.first().minusDays(1));
        }
        return last;
    }

    private static boolean isDue(Period period, java.time.Period lag, LocalDate today) {
        return !period.last().plus(lag).isAfter(today);
    }

    String text(int place) {
        return texts[place];
    }

    /** The place of the first that ends on that day or later. */
    int firstEndingFrom(LocalDate day) {
        // One ends the day before the next begins.
        int place = Arrays.binarySearch(firstDays, 1, firstDays.length, day.toEpochDay() + 1);
        return place >= 0 ? place - 1 : -place - 2;
    }

    /** The place behind the last that begins on that day or earlier. */
    int endBeginningBy(LocalDate day) {
        int place = Arrays.binarySearch(firstDays, 0, texts.length, day.toEpochDay());
        return place >= 0 ? place + 1 : -place - 1;
    }

    int size() {
        return texts.length;
    }
}
