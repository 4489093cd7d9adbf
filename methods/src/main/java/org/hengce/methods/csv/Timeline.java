package org.hengce.methods.csv;

import java.util.ArrayList;
import java.util.List;
import org.hengce.methods.csv.PanelDataException.Code;

/** Whole numbers that name coefficients: one after the other, but for the reference, which has no coefficient. */
final class Timeline {
    private static final long REFERENCE = -1;

    private Timeline() {}

    /**
     * Refuses what is no event study around one reference; names that are no whole numbers say nothing of time.
     *
     * @param labels in order
     */
    static void check(List<String> labels, Problems problems) {
        if (!Labels.whole(labels)) {
            return;
        }
        List<Long> times = labels.stream().map(Long::parseLong).toList();
        List<Long> missing = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            for (long time = times.get(i - 1) + 1;
                    time < times.get(i) && missing.size() < PanelDataException.LISTED_AT_MOST;
                    time++) {
                missing.add(time);
            }
        }
        boolean eventTimes = times.get(0) < 0;
        String span = "%d to %d".formatted(times.get(0), times.get(times.size() - 1));
        String spanne = "%d 至 %d".formatted(times.get(0), times.get(times.size() - 1));
        if (missing.isEmpty()) {
            problems.add(
                    Code.NO_REFERENCE,
                    0,
                    null,
                    "the coefficients run from %s without a gap; leave the row of the reference period out, which is 0 by definition"
                            .formatted(span),
                    "系数自 %s 连续无缺口；请删去参照期那一行，其值按定义为 0".formatted(spanne));
        } else if (missing.size() > 1) {
            List<String> names = missing.stream().map(String::valueOf).toList();
            problems.add(
                    Code.NO_REFERENCE,
                    0,
                    null,
                    "from %s the coefficients of %s are missing; only that of the reference may be: add the others, or leave out what lies beyond"
                            .formatted(span, Wording.english(names)),
                    "%s 之间缺少 %s 的系数；只可缺少参照期：请补上其余各期，或删去缺口以外的系数".formatted(spanne, Wording.chinese(names)));
        } else if (eventTimes && missing.get(0) != REFERENCE) {
            problems.add(
                    Code.NO_REFERENCE,
                    0,
                    null,
                    "the reference is event time %d; it must be −1, the period before the treatment"
                            .formatted(missing.get(0)),
                    "参照期为事件时间 %d；必须为 −1，即处理前一期".formatted(missing.get(0)));
        }
        problems.check();
    }
}
