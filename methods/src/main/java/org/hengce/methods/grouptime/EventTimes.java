package org.hengce.methods.grouptime;

import java.util.OptionalInt;
import org.hengce.methods.option.OptionException;

/**
 * Which distances from treatment the dynamic aggregate shows and averages.
 *
 * @param balance where given, only cohorts observed at least so many periods after their first treated one take part,
 *     and only distances up to this one are shown, so that all averages rest on the same cohorts
 * @param earliest distances before it are left out
 * @param latest distances after it are left out
 * @param minUnits distances from 0 on that rest on fewer treated units are shown but not part of the overall average
 */
public record EventTimes(OptionalInt balance, int earliest, int latest, int minUnits) {
    /** Checks the order of the ends and that counts are not negative. */
    public EventTimes {
        if (balance.isPresent() && balance.getAsInt() < 0) {
            throw OptionException.atLeast("balance", 0, balance.getAsInt());
        }
        if (earliest > 0 || latest < 0) {
            throw new OptionException(
                    "event times from %d to %d do not hold 0, the first treated period".formatted(earliest, latest),
                    "事件时间 %d 至 %d 不含首个处理期 0".formatted(earliest, latest));
        }
        if (minUnits < 1) {
            throw OptionException.atLeast("minUnits", 1, minUnits);
        }
    }

    /** All distances, all in the average. */
    public static EventTimes all() {
        return new EventTimes(OptionalInt.empty(), Integer.MIN_VALUE, Integer.MAX_VALUE, 1);
    }

    /** The same, balanced up to this distance. */
    public EventTimes balanced(int upTo) {
        return new EventTimes(OptionalInt.of(upTo), earliest, latest, minUnits);
    }

    /** The same, from one distance to another. */
    public EventTimes between(int from, int to) {
        return new EventTimes(balance, from, to, minUnits);
    }

    /** The same, with at least so many treated units behind each distance in the average. */
    public EventTimes withMinUnits(int units) {
        return new EventTimes(balance, earliest, latest, units);
    }
}
