package org.hengce.policy.strategies;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hengce.contracts.Codes;
import org.hengce.contracts.policy.GoalSectors;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.contracts.strategy.StrategyText;
import org.hengce.contracts.strategy.StrategyText.KeyArea;
import org.hengce.contracts.strategy.StrategyText.Path;
import org.hengce.contracts.strategy.StrategyText.WeightedPolicy;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.policy.policies.TextCheck;
import org.jspecify.annotations.Nullable;

/** What makes a text a strategy. Codes of indicators, sectors, regions and policies need not exist yet. */
final class StrategyRules {
    /** Of each of the lists: more is no strategy but a register. */
    private static final int MOST = 1_000;

    private static final double WEIGHT_TOLERANCE = 1e-6;
    // A yardstick is divided by; below this a quotient leaves the numbers that there are.
    private static final double SMALLEST_EFFECT = 1e-100;

    private final StrategyText text;
    private final TextCheck check = new TextCheck();

    private StrategyRules(StrategyText text) {
        this.text = text;
    }

    /**
     * Refuses a text that is none.
     *
     * @throws Problem 422 that names every field that breaks a rule
     */
    static void require(StrategyText text) {
        StrategyRules rules = new StrategyRules(text);
        rules.head();
        rules.goals();
        rules.keyAreas();
        rules.paths();
        rules.policies();
        rules.check.refuse(Message.of(
                "the strategy breaks rules; 'violations' names each field", "战略内容不符合规则，“violations”列出了每个字段"));
    }

    private void head() {
        check.code("code", text.code(), Codes.CODE);
        check.present("title", text.title());
        check.text("title", text.title(), TextCheck.NAME);
        check.present("level", text.level());
        check.line("issuer", text.issuer(), TextCheck.NAME);
        check.line("documentNumber", text.documentNumber(), TextCheck.NAME);
        check.day("announcedOn", text.announcedOn());
        check.text("summary", text.summary(), TextCheck.PAGES);
        PolicyText.@Nullable Window window = text.window();
        if (window != null) {
            check.range("window", window.from(), window.to());
        }
    }

    private void goals() {
        check.atMost("goals", text.goals(), MOST);
        Set<Object> series = TextCheck.nothingSeen();
        for (int i = 0; i < text.goals().size(); i++) {
            Goal goal = text.goals().get(i);
            String at = "goals[%d].".formatted(i);
            check.code(at + "indicator", goal.indicator(), Codes.INDICATOR);
            check.optionalCode(at + "sector", goal.sector(), Codes.CODE);
            check.optionalCode(at + "unitWeight", goal.unitWeight(), Codes.INDICATOR);
            sectors(at, goal);
            check.once(at + "indicator", "%s/%s".formatted(goal.indicator(), GoalSectors.name(goal)), series);
            if (goal.targetEffect() != null && Math.abs(goal.targetEffect()) < SMALLEST_EFFECT) {
                check.wrong(at + "targetEffect", "a target effect is a number other than 0", "目标效应应为非零数值");
            }
            if (goal.smallestEffectOfInterest() != null && goal.smallestEffectOfInterest() < SMALLEST_EFFECT) {
                check.wrong(at + "smallestEffectOfInterest", "it is a number above 0", "应为大于 0 的数值");
            }
            if (goal.targetYear() != null && (goal.targetYear() < 1000 || goal.targetYear() > 9999)) {
                check.wrong(at + "targetYear", "a year has four digits, as 2030", "年份应为四位数字，例如 2030");
            }
        }
        weights("goals", text.goals().stream().map(Goal::weight).toList());
    }

    private void sectors(String at, Goal goal) {
        @Nullable List<String> listed = goal.sectors();
        if (listed == null) {
            return;
        }
        if (goal.sector() != null) {
            check.wrong(at + "sectors", "give 'sector' or 'sectors', not both", "“sector”与“sectors”只能填一个");
        }
        if (listed.size() < 2 || listed.size() > GoalSectors.AT_MOST) {
            check.wrong(
                    at + "sectors",
                    "it lists %d; list 2 to %d, and name a single one in 'sector'",
                    "列出了 %d 个；应列出 2 至 %d 个，单个行业请填入“sector”",
                    listed.size(),
                    GoalSectors.AT_MOST);
        }
        Set<Object> seen = TextCheck.nothingSeen();
        for (int i = 0; i < listed.size(); i++) {
            String field = "%ssectors[%d]".formatted(at, i);
            check.code(field, listed.get(i), Codes.CODE);
            check.once(field, listed.get(i), seen);
            if (Codes.ALL_SECTORS.equals(listed.get(i))) {
                check.wrong(
                        field,
                        "'_T' is all sectors together and not one of several; leave 'sectors' out for a goal on it",
                        "“_T”表示全部行业合计，不能与其他行业并列；以其为目标时请省略“sectors”");
            }
        }
    }

    private void keyAreas() {
        check.atMost("keyAreas", text.keyAreas(), MOST);
        Set<Object> seen = TextCheck.nothingSeen();
        for (int i = 0; i < text.keyAreas().size(); i++) {
            KeyArea area = text.keyAreas().get(i);
            String at = "keyAreas[%d].".formatted(i);
            check.code(at + "code", area.code(), Codes.CODE);
            check.once(at + "code", area.code(), seen);
            check.present(at + "name", area.name());
            check.text(at + "name", area.name(), TextCheck.NAME);
            check.codes(at + "sectors", area.sectors(), Codes.CODE, MOST);
            check.codes(at + "regions", area.regions(), Codes.CODE, MOST);
        }
    }

    private void paths() {
        check.atMost("paths", text.paths(), MOST);
        Set<Object> seen = TextCheck.nothingSeen();
        for (int i = 0; i < text.paths().size(); i++) {
            Path path = text.paths().get(i);
            String at = "paths[%d].".formatted(i);
            check.code(at + "code", path.code(), Codes.CODE);
            check.once(at + "code", path.code(), seen);
            check.present(at + "name", path.name());
            check.text(at + "name", path.name(), TextCheck.NAME);
        }
    }

    private void policies() {
        check.atMost("policies", text.policies(), MOST);
        Set<String> areas = text.keyAreas().stream().map(KeyArea::code).collect(Collectors.toSet());
        Set<String> paths = text.paths().stream().map(Path::code).collect(Collectors.toSet());
        Set<Object> seen = TextCheck.nothingSeen();
        for (int i = 0; i < text.policies().size(); i++) {
            WeightedPolicy member = text.policies().get(i);
            String at = "policies[%d].".formatted(i);
            check.code(at + "policy", member.policy(), Codes.CODE);
            check.once(at + "policy", member.policy(), seen);
            isPart(at + "keyArea", member.keyArea(), areas);
            isPart(at + "path", member.path(), paths);
        }
        weights("policies", text.policies().stream().map(WeightedPolicy::weight).toList());
    }

    private void isPart(String field, @Nullable String code, Set<String> ofThisStrategy) {
        if (code != null && !ofThisStrategy.contains(code)) {
            check.wrong(
                    field,
                    "'%s' is none of this strategy's own: %s; add it there, or leave it out",
                    "“%s”不在本战略自己的列表 %s 之中；请先加入，或省略该项",
                    code,
                    ofThisStrategy);
        }
    }

    /** For all, with the sum 1, or for none. */
    private void weights(String field, List<? extends @Nullable Double> weights) {
        double sum = 0;
        int weighted = 0;
        for (int i = 0; i < weights.size(); i++) {
            @Nullable Double weight = weights.get(i);
            check.notNegative("%s[%d].weight".formatted(field, i), weight);
            if (weight != null) {
                weighted++;
                sum += weight;
            }
        }
        if (weighted > 0 && weighted < weights.size()) {
            check.wrong(field, "give a weight to every one of them or to none", "请为其中每一项设定权重，或全部不设");
        } else if (weighted > 0 && Math.abs(sum - 1) > WEIGHT_TOLERANCE) {
            check.wrong(field, "the weights sum to %s; make it 1", "权重之和为 %s，应为 1", sum);
        }
    }
}
