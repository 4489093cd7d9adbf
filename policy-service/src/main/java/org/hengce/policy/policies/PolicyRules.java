package org.hengce.policy.policies;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hengce.contracts.Codes;
import org.hengce.contracts.Period;
import org.hengce.contracts.policy.GoalSectors;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyText.Coverage;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.Problem.Violation;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** What makes a text a policy. Codes of indicators and regions need not exist yet: evaluation says which it lacks. */
final class PolicyRules {
    private static final double WEIGHT_TOLERANCE = 1e-6;
    // A yardstick is divided by; below this a quotient leaves the numbers that there are.
    private static final double SMALLEST_EFFECT = 1e-100;

    private final PolicyText text;
    private final List<Violation> wrong = new ArrayList<>();

    private PolicyRules(PolicyText text) {
        this.text = text;
    }

    /**
     * Refuses a text that is none.
     *
     * @throws Problem 422 that names every field that breaks a rule
     */
    static void require(PolicyText text) {
        PolicyRules rules = new PolicyRules(text);
        rules.head();
        rules.coverage();
        rules.goals();
        rules.comparison();
        rules.window();
        if (!rules.wrong.isEmpty()) {
            Problem problem = Problem.of(
                    ProblemType.INVALID,
                    Message.of(
                            "the policy breaks rules; 'violations' names each field", "政策内容不符合规则，“violations”列出了每个字段"));
            rules.wrong.forEach(v -> problem.violation(v.field(), v.message()));
            throw problem;
        }
    }

    private void head() {
        code("code", text.code(), Codes.CODE);
        if (isMissing(text.title()) || !text.title().present()) {
            wrong("title", "give the title in zh, in en, or in both", "请至少提供中文或英文标题");
        }
        if (text.summary() != null && !text.summary().present()) {
            wrong("summary", "give the summary in zh, in en, or in both, or leave it out", "请提供中文或英文摘要，或省略该项");
        }
        present("category", text.category());
        present("level", text.level());
        text.sectors().forEach(sector -> code("sectors", sector, Codes.CODE));
        if (text.strategy() != null) {
            code("strategy", text.strategy(), Codes.CODE);
        }
        day("announcedOn", text.announcedOn());
        PolicyText.@Nullable Budget budget = text.budget();
        if (budget != null) {
            notNegative("budget.amount", budget.amount());
            notNegative("budget.executed", budget.executed());
            if (budget.amount() != null
                    && (budget.currency() == null || !budget.currency().matches("[A-Z]{3}"))) {
                wrong("budget.currency", "an amount needs its currency, as CNY", "金额须注明货币，例如 CNY");
            }
        }
    }

    private void coverage() {
        if (text.coverage().isEmpty()) {
            wrong("coverage", "a policy covers at least one region; say which and from when", "政策至少覆盖一个地区；请说明地区及起始时间");
        }
        Set<String> regions = new HashSet<>();
        for (int i = 0; i < text.coverage().size(); i++) {
            Coverage covered = text.coverage().get(i);
            String at = "coverage[%d]".formatted(i);
            code(at + ".region", covered.region(), Codes.CODE);
            if (!regions.add(covered.region())) {
                wrong(at + ".region", "'%s' is covered twice", "“%s”重复出现", covered.region());
            }
            if (isMissing(covered.from())) {
                wrong(at + ".from", "say from when it is covered", "请说明起始时间");
            }
            range(at, covered.from(), covered.to());
        }
    }

    private void goals() {
        Set<List<String>> series = new HashSet<>();
        double sum = 0;
        int weighted = 0;
        for (int i = 0; i < text.goals().size(); i++) {
            Goal goal = text.goals().get(i);
            String at = "goals[%d]".formatted(i);
            code(at + ".indicator", goal.indicator(), Codes.INDICATOR);
            if (goal.sector() != null) {
                code(at + ".sector", goal.sector(), Codes.CODE);
            }
            sectors(at, goal);
            if (!series.add(List.of(String.valueOf(goal.indicator()), GoalSectors.name(goal)))) {
                wrong(at + ".indicator", "'%s' is a goal twice", "“%s”重复设为目标", goal.indicator());
            }
            if (goal.targetEffect() != null && Math.abs(goal.targetEffect()) < SMALLEST_EFFECT) {
                wrong(at + ".targetEffect", "a target effect is a number other than 0", "目标效应应为非零数值");
            }
            if (goal.smallestEffectOfInterest() != null && goal.smallestEffectOfInterest() < SMALLEST_EFFECT) {
                wrong(at + ".smallestEffectOfInterest", "it is a number above 0", "应为大于 0 的数值");
            }
            if (goal.unitWeight() != null) {
                code(at + ".unitWeight", goal.unitWeight(), Codes.INDICATOR);
            }
            if (goal.targetYear() != null && (goal.targetYear() < 1000 || goal.targetYear() > 9999)) {
                wrong(at + ".targetYear", "a year has four digits, as 2030", "年份应为四位数字，例如 2030");
            }
            if (goal.weight() != null) {
                weighted++;
                sum += goal.weight();
                if (!(goal.weight() >= 0)) {
                    wrong(at + ".weight", "a weight is not below 0", "权重不得小于 0");
                }
            }
        }
        if (weighted > 0 && weighted < text.goals().size()) {
            wrong("goals", "give a weight to every goal or to none", "请为所有目标设定权重，或全部不设");
        } else if (weighted > 0 && Math.abs(sum - 1) > WEIGHT_TOLERANCE) {
            wrong("goals", "the weights sum to %s; make it 1", "权重之和为 %s，应为 1", sum);
        }
    }

    /** Two goals may share sectors: each is on the mean of its own, which is another series. */
    private void sectors(String at, Goal goal) {
        @Nullable List<String> listed = goal.sectors();
        if (listed == null) {
            return;
        }
        if (goal.sector() != null) {
            wrong(at + ".sectors", "give 'sector' or 'sectors', not both", "“sector”与“sectors”只能填一个");
        }
        if (listed.size() < 2 || listed.size() > GoalSectors.AT_MOST) {
            wrong(
                    at + ".sectors",
                    "it lists %d; list 2 to %d, and name a single one in 'sector'",
                    "列出了 %d 个；应列出 2 至 %d 个，单个行业请填入“sector”",
                    listed.size(),
                    GoalSectors.AT_MOST);
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < listed.size(); i++) {
            String field = "%s.sectors[%d]".formatted(at, i);
            code(field, listed.get(i), Codes.CODE);
            if (listed.get(i).equals(Codes.ALL_SECTORS)) {
                wrong(
                        field,
                        "'_T' is all sectors together and not one of several; leave 'sectors' out for a goal on it",
                        "“_T”表示全部行业合计，不能与其他行业并列；以其为目标时请省略“sectors”");
            }
            if (!seen.add(listed.get(i))) {
                wrong(field, "'%s' is listed twice", "“%s”重复列出", listed.get(i));
            }
        }
    }

    private void comparison() {
        PolicyText.@Nullable Comparison comparison = text.comparison();
        if (comparison == null) {
            return;
        }
        comparison.excluded().forEach(region -> code("comparison.excluded", region, Codes.CODE));
        if (comparison.regions() != null) {
            comparison.regions().forEach(region -> code("comparison.regions", region, Codes.CODE));
        }
    }

    private void window() {
        PolicyText.@Nullable Window window = text.window();
        if (window != null) {
            range("window", window.from(), window.to());
        }
    }

    private void range(String at, @Nullable String from, @Nullable String to) {
        @Nullable Period first = period(at + ".from", from);
        @Nullable Period last = period(at + ".to", to);
        if (first != null && last != null && last.last().isBefore(first.first())) {
            wrong(at + ".to", "'%s' is before '%s'", "“%s”早于“%s”", to, from);
        }
    }

    private @Nullable Period period(String field, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            return Period.parse(value);
        } catch (IllegalArgumentException e) {
            wrong(
                    field,
                    "'%s' is not a period, as 1989, 1989-Q1, 1989-01 or 1989-01-01",
                    "“%s”不是时期，应如 1989、1989-Q1、1989-01 或 1989-01-01",
                    value);
            return null;
        }
    }

    private void day(String field, @Nullable String value) {
        if (value != null) {
            try {
                LocalDate.parse(value);
            } catch (DateTimeParseException e) {
                wrong(field, "'%s' is no day; write it as 1988-11-08", "“%s”不是日期；请写成 1988-11-08", value);
            }
        }
    }

    private void code(String field, @Nullable String value, String form) {
        if (value == null || !value.matches(form)) {
            wrong(field, "'%s' is no code; a code is %s", "“%s”不是代码；代码格式为 %s", value, form);
        }
    }

    private void notNegative(String field, @Nullable Double value) {
        if (value != null && !(value >= 0)) {
            wrong(field, "an amount is not below 0", "金额不得小于 0");
        }
    }

    private void present(String field, @Nullable Object value) {
        if (value == null) {
            wrong(field, "it is missing", "缺少该项");
        }
    }

    /** Records from outside lack what their types promise until these rules have passed. */
    private static boolean isMissing(@Nullable Object value) {
        return Objects.isNull(value);
    }

    private void wrong(String field, String en, String zh, @Nullable Object... args) {
        wrong.add(new Violation(field, Message.of(en, zh, args)));
    }
}
