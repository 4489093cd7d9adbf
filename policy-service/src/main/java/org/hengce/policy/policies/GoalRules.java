package org.hengce.policy.policies;

import java.util.List;
import java.util.Set;
import org.hengce.contracts.Codes;
import org.hengce.contracts.policy.GoalSectors;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.jspecify.annotations.Nullable;

/** What makes a goal one, and all of them the goals of a policy or strategy. */
public final class GoalRules {
    // A yardstick is divided by; below this a quotient leaves the numbers that there are.
    private static final double SMALLEST_EFFECT = 1e-100;

    private GoalRules() {}

    /** Says what is wrong with them, each alone and all together. */
    public static void check(List<Goal> goals, TextCheck check) {
        check.atMost("goals", goals, 200);
        Set<Object> series = TextCheck.nothingSeen();
        for (int i = 0; i < goals.size(); i++) {
            Goal goal = goals.get(i);
            String at = "goals[%d]".formatted(i);
            check.code(at + ".indicator", goal.indicator(), Codes.INDICATOR);
            check.optionalCode(at + ".sector", goal.sector(), Codes.CODE);
            sectors(at, goal.sector(), goal.sectors(), check);
            check.optionalCode(at + ".unitWeight", goal.unitWeight(), Codes.INDICATOR);
            if (!series.add(List.of(String.valueOf(goal.indicator()), GoalSectors.name(goal)))) {
                check.wrong(at + ".indicator", "'%s' is a goal twice", "“%s”重复设为目标", goal.indicator());
            }
            if (goal.targetEffect() != null && Math.abs(goal.targetEffect()) < SMALLEST_EFFECT) {
                check.wrong(at + ".targetEffect", "a target effect is a number other than 0", "目标效应应为非零数值");
            }
            smallestEffect(at, goal.smallestEffectOfInterest(), check);
            if (goal.targetYear() != null && (goal.targetYear() < 1000 || goal.targetYear() > 9999)) {
                check.wrong(at + ".targetYear", "a year has four digits, as 2030", "年份应为四位数字，例如 2030");
            }
        }
        check.weights("goals", goals.stream().map(Goal::weight).toList());
    }

    /** Two goals may share sectors: each is on the mean of its own, which is another series. */
    public static void sectors(String at, @Nullable String sector, @Nullable List<String> listed, TextCheck check) {
        if (listed == null) {
            return;
        }
        if (sector != null) {
            check.wrong(at + ".sectors", "give 'sector' or 'sectors', not both", "“sector”与“sectors”只能填一个");
        }
        if (listed.size() < 2 || listed.size() > GoalSectors.AT_MOST) {
            check.wrong(
                    at + ".sectors",
                    "it lists %d; list 2 to %d, and name a single one in 'sector'",
                    "列出了 %d 个；应列出 2 至 %d 个，单个行业请填入“sector”",
                    listed.size(),
                    GoalSectors.AT_MOST);
        }
        Set<Object> seen = TextCheck.nothingSeen();
        for (int i = 0; i < listed.size(); i++) {
            String field = "%s.sectors[%d]".formatted(at, i);
            check.code(field, listed.get(i), Codes.CODE);
            if (listed.get(i).equals(Codes.ALL_SECTORS)) {
                check.wrong(
                        field,
                        "'_T' is all sectors together and not one of several; leave 'sectors' out for a goal on it",
                        "“_T”表示全部行业合计，不能与其他行业并列；以其为目标时请省略“sectors”");
            }
            if (!seen.add(listed.get(i))) {
                check.wrong(field, "'%s' is listed twice", "“%s”重复列出", listed.get(i));
            }
        }
    }

    /** Above 0, where there is one. */
    public static void smallestEffect(String at, @Nullable Double smallest, TextCheck check) {
        if (smallest != null && !(smallest >= SMALLEST_EFFECT)) {
            check.wrong(at + ".smallestEffectOfInterest", "it is a number above 0", "应为大于 0 的数值");
        }
    }
}
