package org.hengce.methods.power;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.panel.Frequency;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PeriodName;
import org.jspecify.annotations.Nullable;

/** The search for the first number of treated periods that is enough. */
final class TellableSearch {
    private static final int UNITS_NEEDED = 5;

    /** So many numbers in a row before the steps grow. */
    private static final int ONE_BY_ONE = 6;

    private final Estimator estimator;
    private final Effect effect;
    private final Panel panel;
    private final double yardstick;
    private final int threads;
    private final Map<Integer, Double> spreads = new HashMap<>();
    private @Nullable PlaceboStretches stretches;

    TellableSearch(Estimator estimator, Effect effect, Panel panel, double yardstick, int threads) {
        this.estimator = estimator;
        this.effect = effect;
        this.panel = panel;
        this.yardstick = yardstick;
        this.threads = threads;
    }

    TellableFrom run() {
        Method method = estimator.method();
        if (method == Method.INTERRUPTED_TIME_SERIES || method == Method.BEFORE_AFTER) {
            return none(ReasonCode.NOT_DEFINED, "the method compares with no untreated units", "该方法不与未受处理的单位比较");
        }
        List<Integer> untreated = PlaceboStretches.untreated(panel);
        if (untreated.size() < UNITS_NEEDED) {
            return none(
                    ReasonCode.NOT_ENOUGH_DATA,
                    "needs at least %d untreated units without gaps, there are %d"
                            .formatted(UNITS_NEEDED, untreated.size()),
                    "至少需要 %d 个未受处理且无缺失的单位，现有 %d 个".formatted(UNITS_NEEDED, untreated.size()));
        }
        int start = effect.treatedUnits().stream()
                .mapToInt(panel::indexOf)
                .map(panel::firstTreated)
                .min()
                .orElseThrow();
        PlaceboStretches of = new PlaceboStretches(
                estimator, panel, untreated, effect.treatedUnits().size(), start, effect.seed());
        stretches = of;
        int now = panel.periodCount() - start;
        int most = of.longest();
        if (now + 1 > most) {
            return none(
                    ReasonCode.NOT_ENOUGH_DATA,
                    "the untreated units were observed for %d periods, too few for stretches of more than %d treated ones"
                            .formatted(panel.periodCount(), now),
                    "未受处理的单位只观测了 %d 期，不足以模拟 %d 期以上的政策期".formatted(panel.periodCount(), now));
        }
        return search(now, most, start);
    }

    private TellableFrom search(int now, int most, int start) {
        int failed = now;
        int step = 1;
        for (int h = now + 1; failed < most; h = Math.min(most, h + step)) {
            if (enough(h)) {
                return found(first(failed, h), start);
            }
            failed = h;
            step = h - now < ONE_BY_ONE ? 1 : 2 * step;
        }
        double smallest = spreads.values().stream()
                .filter(spread -> !Double.isNaN(spread))
                .min(Double::compare)
                .orElse(Double.NaN);
        String english = String.format(
                Locale.ROOT,
                "not with these regions: over stretches of up to %d periods, 2.8 times the spread of untreated regions is %.3g or more, the yardstick %.3g",
                most,
                TellableFrom.FACTOR * smallest,
                yardstick);
        String chinese = String.format(
                Locale.ROOT,
                "以现有地区无法判断：在至多 %d 期的区段上，未受处理地区离散程度的 2.8 倍不低于 %.3g，而衡量尺度为 %.3g",
                most,
                TellableFrom.FACTOR * smallest,
                yardstick);
        return new TellableFrom(0, null, smallest, new Reason(ReasonCode.NOT_TESTABLE, english, chinese));
    }

    /** Between a number that is not enough and one that is, by halving. */
    private int first(int failed, int enough) {
        int low = failed;
        int high = enough;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (enough(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private boolean enough(int periods) {
        return TellableFrom.FACTOR * spread(periods) <= yardstick; // NaN is not enough
    }

    private double spread(int periods) {
        PlaceboStretches of = stretches;
        return of == null ? Double.NaN : spreads.computeIfAbsent(periods, h -> of.spread(h, threads));
    }

    private TellableFrom found(int periods, int start) {
        String period = null;
        if (panel.frequency() != Frequency.UNDATED) {
            PeriodName first = PeriodName.parse(panel.period(start));
            period = PeriodName.of(first.frequency(), first.ordinal() + periods - 1)
                    .text();
        }
        return new TellableFrom(periods, period, spread(periods), null);
    }

    private static TellableFrom none(ReasonCode code, String english, String chinese) {
        return new TellableFrom(0, null, Double.NaN, new Reason(code, english, chinese));
    }
}
