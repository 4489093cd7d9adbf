package org.hengce.policy.plans;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.hengce.contracts.Period;
import org.hengce.contracts.policy.PlanText.PlannedReading;
import org.hengce.policy.policies.TextCheck;
import org.jspecify.annotations.Nullable;

/** What makes days and periods the readings of a plan; evaluations hold them to the same. */
final class ReadingRules {
    private final LocalDate start;
    private final Set<String> named;
    private final LocalDate today;
    private final TextCheck check;

    private @Nullable LocalDate dayBefore;
    private @Nullable Period periodBefore;

    private ReadingRules(LocalDate start, Set<String> named, LocalDate today, TextCheck check) {
        this.start = start;
        this.named = named;
        this.today = today;
        this.check = check;
    }

    /**
     * Says what is wrong.
     *
     * @param start the first day of the policy
     * @param named days that an earlier version of the plan names: these may lie in the past
     */
    static void check(
            List<PlannedReading> readings, LocalDate start, Set<String> named, LocalDate today, TextCheck check) {
        ReadingRules rules = new ReadingRules(start, named, today, check);
        for (int k = 0; k < readings.size(); k++) {
            rules.one("readings[%d]".formatted(k), readings.get(k));
        }
    }

    private void one(String at, PlannedReading reading) {
        LocalDate on = LocalDate.parse(reading.on());
        day(at + ".on", on);
        period(at + ".lastPeriod", Period.parse(reading.lastPeriod()), on);
    }

    private void day(String field, LocalDate on) {
        if (dayBefore != null && !on.isAfter(dayBefore)) {
            check.wrong(
                    field,
                    "%s is not after %s, the reading named before it; name them earliest first, each once",
                    "%s 不晚于前一读数日 %s；请按时间先后排列，且不重复",
                    on,
                    dayBefore);
        }
        if (on.isBefore(today) && !named.contains(on.toString())) {
            check.wrong(
                    field,
                    "%s has passed and no sealed version names it; its data can be looked at by now, so name a day to come",
                    "%s 已过，且未见于任何已封存版本；其数据已可查看，请改用将来的日期",
                    on);
        }
        dayBefore = on;
    }

    private void period(String field, Period last, LocalDate on) {
        Period first = SealTime.first(last.frequency(), start);
        if (last.first().isBefore(first.first())) {
            check.wrong(
                    field,
                    "%s lies before %s, the first period after the policy's start on %s, so that there is nothing to read",
                    "%s 早于政策开始日 %3$s 后的首期 %2$s，没有可供读数的数据",
                    last,
                    first,
                    start);
        }
        if (on.isBefore(last.last())) {
            check.wrong(
                    field,
                    "%s is not over on %s, so that the reading cannot hold it",
                    "%s 在 %s 尚未结束，读数无法包含其完整数据",
                    last,
                    on);
        }
        if (periodBefore != null && !last.last().isAfter(periodBefore.last())) {
            check.wrong(
                    field,
                    "%s ends no later than %s, the last period of the reading before; there would be nothing new to test",
                    "%s 的结束不晚于前一次读数的末期 %s；没有新数据可供检验",
                    last,
                    periodBefore);
        }
        periodBefore = last;
    }
}
