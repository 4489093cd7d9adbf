package org.hengce.policy.strategies;

import java.util.Set;
import java.util.stream.Collectors;
import org.hengce.contracts.Codes;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.strategy.StrategyText;
import org.hengce.contracts.strategy.StrategyText.KeyArea;
import org.hengce.contracts.strategy.StrategyText.Path;
import org.hengce.contracts.strategy.StrategyText.WeightedPolicy;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.policy.policies.GoalRules;
import org.hengce.policy.policies.TextCheck;
import org.jspecify.annotations.Nullable;

/** What makes a text a strategy. Codes of indicators, sectors, regions and policies need not exist yet. */
final class StrategyRules {
    /** Of each of the lists: more is no strategy but a register. */
    private static final int MOST = 1_000;

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
        GoalRules.check(text.goals(), rules.check);
        rules.keyAreas();
        rules.paths();
        rules.policies();
        rules.check.refuse(broken());
    }

    static Message broken() {
        return Message.of("the strategy breaks rules; 'violations' names each field", "战略内容不符合规则，“violations”列出了每个字段");
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
        check.weights(
                "policies", text.policies().stream().map(WeightedPolicy::weight).toList());
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
}
