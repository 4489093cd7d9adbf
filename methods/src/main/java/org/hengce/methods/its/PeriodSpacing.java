package org.hengce.methods.its;

import java.util.ArrayList;
import java.util.List;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.NotEstimableException.Code;
import org.hengce.methods.panel.Frequency;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PeriodName;

/**
 * Whether a panel lists every period between its first and its last: a series without one of them would have a trend, a
 * season and an autocorrelation of its own making.
 */
final class PeriodSpacing {
    private PeriodSpacing() {}

    /**
     * Years and plain numbers may be a constant step apart, such as a survey every second year; periods with a season may
     * not. Nothing can be said of names that are no dates.
     *
     * @throws NotEstimableException if periods are missing; it names those on either side
     */
    static void check(Panel panel, List<String> units) {
        List<PeriodName> names = new ArrayList<>();
        try {
            panel.periods().forEach(period -> names.add(PeriodName.parse(period)));
        } catch (IllegalArgumentException notADate) {
            return;
        }
        Frequency first = names.get(0).frequency();
        if (names.stream().anyMatch(name -> name.frequency() != first)) {
            return;
        }
        long step = first.seasonalCycle() == 1 ? smallestStep(names) : 1;
        List<String> between = new ArrayList<>();
        for (int t = 1; t < names.size(); t++) {
            if (names.get(t).ordinal() - names.get(t - 1).ordinal() != step) {
                between.add("%s–%s".formatted(panel.period(t - 1), panel.period(t)));
            }
        }
        if (!between.isEmpty()) {
            throw new NotEstimableException(
                    Code.TREATED_UNIT_HAS_GAPS,
                    units,
                    "a series needs every period, and gaps are never filled; none between " + Names.of(between),
                    "序列需要每一期的数据，缺失值不会被填补；以下时期之间没有数据：" + Names.ofChinese(between));
        }
    }

    private static long smallestStep(List<PeriodName> names) {
        long smallest = Long.MAX_VALUE;
        for (int t = 1; t < names.size(); t++) {
            smallest =
                    Math.min(smallest, names.get(t).ordinal() - names.get(t - 1).ordinal());
        }
        return smallest;
    }
}
