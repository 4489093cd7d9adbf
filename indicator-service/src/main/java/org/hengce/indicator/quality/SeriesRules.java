package org.hengce.indicator.quality;

import java.util.List;
import org.hengce.indicator.indicators.QualityRules;
import org.jspecify.annotations.Nullable;

/** Rules that look at each value, and at the one before it in its series. */
final class SeriesRules {
    private final QualityRules.@Nullable Range range;
    private final @Nullable Double relative;
    private final Findings findings;

    /** @param relative the share of a value by which the next may differ; null: it may be anything */
    SeriesRules(QualityRules.@Nullable Range range, @Nullable Double relative, Findings findings) {
        this.range = range;
        this.relative = relative;
        this.findings = findings;
    }

    /** @param values of one series, in the order of periods */
    void check(List<Present> values) {
        @Nullable Present before = null;
        for (Present present : values) {
            if (range != null && present.value() != null) {
                checkRange(range, present);
            }
            if (relative != null && present.isComputable()) {
                if (before != null) {
                    checkJump(relative, before, present);
                }
                before = present;
            }
        }
    }

    private void checkRange(QualityRules.Range bounds, Present present) {
        double value = present.number();
        if ((bounds.min() != null && value < bounds.min()) || (bounds.max() != null && value > bounds.max())) {
            findings.add(new Found(
                    Rule.RANGE,
                    present.series(),
                    present.period(),
                    value,
                    bounds.min(),
                    bounds.max(),
                    null,
                    null,
                    present.restricted()));
        }
    }

    private void checkJump(double share, Present before, Present present) {
        double from = before.number();
        double allowed = share * Math.abs(from);
        if (from != 0 && Math.abs(present.number() - from) > allowed) {
            findings.add(new Found(
                    Rule.JUMP,
                    present.series(),
                    present.period(),
                    present.value(),
                    from - allowed,
                    from + allowed,
                    before.period(),
                    null,
                    present.restricted() || before.restricted()));
        }
    }
}
