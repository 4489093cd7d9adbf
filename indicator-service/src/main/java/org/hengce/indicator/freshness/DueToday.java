package org.hengce.indicator.freshness;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.hengce.contracts.Frequency;
import org.hengce.indicator.indicators.IndicatorText;
import org.hengce.indicator.indicators.QualityRules;
import org.hengce.indicator.quality.DuePeriods;
import org.jspecify.annotations.Nullable;

/** The last periods whose values are due on a day: one for each frequency and lag, of which there are few. */
final class DueToday {
    private final LocalDate today;
    private final Map<String, String> periods = new HashMap<>();

    DueToday(LocalDate today) {
        this.today = today;
    }

    /** The last due period of an indicator; null where its rules say of none that its values are due. */
    @Nullable
    String of(IndicatorText indicator) {
        QualityRules.@Nullable Expected expected =
                indicator.rules() == null ? null : indicator.rules().expected();
        if (expected == null) {
            return null;
        }
        String due = of(indicator.frequency(), expected.lagOrNone());
        // The periods of a frequency sort as their texts do.
        return due.compareTo(expected.from()) < 0 ? null : due;
    }

    String of(Frequency frequency, String lag) {
        return periods.computeIfAbsent(key(frequency, lag), key -> DuePeriods.last(frequency, lag, today)
                .toString());
    }

    /** As the list's condition puts it together. */
    static String key(Frequency frequency, String lag) {
        return frequency + " " + lag;
    }

    /** All that were asked for, by their keys. */
    Map<String, String> byKey() {
        return Map.copyOf(periods);
    }
}
