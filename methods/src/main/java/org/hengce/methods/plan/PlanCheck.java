package org.hengce.methods.plan;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hengce.methods.choice.Sentence;
import org.hengce.methods.panel.Frequency;
import org.hengce.methods.panel.PeriodName;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a plan. */
final class PlanCheck {
    private static final double WEIGHTS_TOLERANCE = 1e-6;

    private final EvaluationPlan plan;
    private final Collection<String> series;
    private final LocalDate start;
    private final List<PlanProblem> problems = new ArrayList<>();

    PlanCheck(EvaluationPlan plan, Collection<String> series, LocalDate start) {
        this.plan = plan;
        this.series = series;
        this.start = start;
    }

    List<PlanProblem> problems() {
        sealedInTime();
        goals();
        weights();
        int count = plan.readings().size();
        if (count == 0 || count > PlanProblem.MOST_READINGS) {
            say(
                    "readings",
                    "a plan has 1 to %d readings, not %d".formatted(PlanProblem.MOST_READINGS, count),
                    "方案应有 1 至 %d 次读数，而非 %d 次".formatted(PlanProblem.MOST_READINGS, count));
            return problems; // one sentence says it; a thousand more would not help
        }
        @Nullable PlannedReading before = null;
        for (int k = 0; k < count; k++) {
            PlannedReading reading = plan.readings().get(k);
            reading("readings[%d]".formatted(k), reading, before);
            before = reading;
        }
        return problems;
    }

    /** Whoever has seen a period after the start can choose the plan by it. */
    private void sealedInTime() {
        if (plan.readings().isEmpty() || undated(plan.readings().get(0))) {
            return;
        }
        PeriodName first = FirstTreated.of(plan.readings().get(0).lastPeriod().frequency(), start);
        LocalDate sealed = plan.sealedAt().atZone(ZoneOffset.UTC).toLocalDate();
        if (sealed.isAfter(first.lastDay())) {
            say(
                    "sealedAt",
                    "sealed on %s, after the end of %s, the first period after the policy's start; a plan is sealed before it"
                            .formatted(sealed, first.text()),
                    "封存日 %s 晚于政策开始后首期 %s 的结束日；方案须在此之前封存".formatted(sealed, first.text()));
        }
    }

    private void goals() {
        if (plan.goals().isEmpty()) {
            say("goals", "a plan names at least one goal", "方案至少写明一个目标");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < plan.goals().size(); i++) {
            GoalSpecification goal = plan.goals().get(i);
            String field = "goals[%d]".formatted(i);
            if (!series.contains(goal.series())) {
                say(
                        field + ".indicator",
                        "'%s' is no goal of the policy, which has: %s"
                                .formatted(goal.series(), String.join(", ", series)),
                        "“%s”不是该政策的目标；该政策的目标为：%s".formatted(goal.series(), String.join("、", series)));
            }
            if (!seen.add(goal.series())) {
                say(
                        field + ".indicator",
                        "'%s' is planned twice".formatted(goal.series()),
                        "“%s”重复出现".formatted(goal.series()));
            }
            double epsilon = goal.smallestEffect();
            if (epsilon <= 0 || Double.isInfinite(epsilon)) {
                say(
                        field + ".smallestEffectOfInterest",
                        "the smallest effect of interest is positive, not " + epsilon,
                        "最小关注效应须为正数，而非 " + epsilon);
            }
            window(field, goal);
        }
    }

    private void window(String field, GoalSpecification goal) {
        PeriodName from = period(field + ".window.from", goal.windowFrom());
        PeriodName to = period(field + ".window.to", goal.windowTo());
        if (from != null && to != null && to.lastDay().isBefore(from.firstDay())) {
            say(
                    field + ".window",
                    "the window ends in %s, before it begins in %s".formatted(to.text(), from.text()),
                    "窗口的终点 %s 早于起点 %s".formatted(to.text(), from.text()));
        }
    }

    private @Nullable PeriodName period(String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            PeriodName period = PeriodName.parse(text);
            if (period.frequency() != Frequency.UNDATED) {
                return period;
            }
        } catch (IllegalArgumentException notOne) {
            // said below, like numbers
        }
        say(
                field,
                "'%s' is no period with a date; write 2021, 2021-Q3, 2021-07, 2021-W05 or 2021-07-15".formatted(text),
                "“%s”不是有日期的时期；请写作 2021、2021-Q3、2021-07、2021-W05 或 2021-07-15".formatted(text));
        return null;
    }

    private void weights() {
        long given = plan.goals().stream()
                .filter(goal -> !Double.isNaN(goal.weight()))
                .count();
        double sum =
                plan.goals().stream().mapToDouble(GoalSpecification::weight).sum();
        if (given > 0 && given < plan.goals().size()) {
            say(
                    "goals",
                    "%d of %d goals have a weight; give all of them one, or none"
                            .formatted(given, plan.goals().size()),
                    "%2$d 个目标中只有 %1$d 个有权重；请全部给出或全部不给"
                            .formatted(given, plan.goals().size()));
        } else if (plan.goals().stream().anyMatch(goal -> goal.weight() < 0)
                || (given > 0 && !(Math.abs(sum - 1) <= WEIGHTS_TOLERANCE))) {
            say("goals", "weights are not negative and sum to 1; these sum to " + sum, "权重不得为负且总和须为 1；现总和为 " + sum);
        }
    }

    private void reading(String field, PlannedReading reading, @Nullable PlannedReading before) {
        LocalDate on = reading.on();
        PeriodName last = reading.lastPeriod();
        if (before != null && on.equals(before.on())) {
            say(field + ".on", "%s stands twice".formatted(on), "%s 重复出现".formatted(on));
        } else if (before != null && on.isBefore(before.on())) {
            say(
                    field + ".on",
                    "%s lies before the reading named before it, %s; name them earliest first"
                            .formatted(on, before.on()),
                    "%s 早于排在其前的读数日 %s；请按时间先后排列".formatted(on, before.on()));
        }
        if (undated(reading)) {
            period(field + ".lastPeriod", last.text());
            return;
        }
        if (last.ordinal() < FirstTreated.of(last.frequency(), start).ordinal()) {
            say(
                    field + ".lastPeriod",
                    "%s lies before the policy's start on %s, so that there is nothing to read"
                            .formatted(last.text(), start),
                    "%s 早于政策开始日 %s，没有可供读数的数据".formatted(last.text(), start));
        }
        if (on.isBefore(last.lastDay())) {
            say(
                    field + ".lastPeriod",
                    "%s ends after the reading on %s, which cannot hold it".formatted(last.text(), on),
                    "%s 的结束晚于读数日 %s，届时不可能有其完整数据".formatted(last.text(), on));
        }
        if (before != null
                && !undated(before)
                && !last.lastDay().isAfter(before.lastPeriod().lastDay())) {
            say(
                    field + ".lastPeriod",
                    "%s ends no later than %s, the last period of the reading before; there would be nothing new to test"
                            .formatted(last.text(), before.lastPeriod().text()),
                    "%s 的结束不晚于前一次读数的末期 %s；没有新数据可供检验"
                            .formatted(last.text(), before.lastPeriod().text()));
        }
    }

    private static boolean undated(PlannedReading reading) {
        return reading.lastPeriod().frequency() == Frequency.UNDATED;
    }

    private void say(String field, String english, String chinese) {
        problems.add(new PlanProblem(field, new Sentence(english, chinese)));
    }
}
