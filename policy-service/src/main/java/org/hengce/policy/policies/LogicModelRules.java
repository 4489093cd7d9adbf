package org.hengce.policy.policies;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hengce.contracts.Codes;
import org.hengce.contracts.policy.LogicModel;
import org.hengce.contracts.policy.LogicModel.LogicItem;
import org.hengce.contracts.policy.LogicModel.LogicLink;
import org.jspecify.annotations.Nullable;

/** What makes a logic model one: its links lead forward, from inputs to outcomes, and never in a circle. */
final class LogicModelRules {
    private final TextCheck check;
    private final Map<String, LogicItem> items = new HashMap<>();
    private final Map<String, List<String>> leadsTo = new HashMap<>();

    private LogicModelRules(TextCheck check) {
        this.check = check;
    }

    static void check(@Nullable LogicModel model, TextCheck check) {
        if (model != null) {
            LogicModelRules rules = new LogicModelRules(check);
            rules.items(model.items());
            rules.links(model.links());
            rules.noCircle();
        }
    }

    private void items(List<LogicItem> all) {
        if (all.isEmpty()) {
            check.wrong(
                    "logicModel.items",
                    "name what goes in and what comes of it, or leave the model out",
                    "请写明投入与结果，或省略逻辑模型");
        }
        check.atMost("logicModel.items", all, 200);
        for (int i = 0; i < all.size(); i++) {
            LogicItem item = all.get(i);
            String at = "logicModel.items[%d]".formatted(i);
            check.code(at + ".code", item.code(), Codes.CODE);
            check.present(at + ".stage", item.stage());
            check.present(at + ".text", item.text());
            check.text(at + ".text", item.text(), TextCheck.NOTE);
            check.optionalCode(at + ".indicator", item.indicator(), Codes.INDICATOR);
            if (items.putIfAbsent(String.valueOf(item.code()), item) != null) {
                check.wrong(at + ".code", "'%s' stands here twice; send it once", "“%s”重复出现；每个只能出现一次", item.code());
            }
        }
    }

    private void links(List<LogicLink> links) {
        check.atMost("logicModel.links", links, 1_000);
        Set<LogicLink> seen = new HashSet<>();
        for (int i = 0; i < links.size(); i++) {
            LogicLink link = links.get(i);
            String at = "logicModel.links[%d]".formatted(i);
            @Nullable LogicItem from = end(at + ".from", link.from());
            @Nullable LogicItem to = end(at + ".to", link.to());
            if (!seen.add(link)) {
                check.wrong(at, "%s → %s stands here twice", "%s → %s 重复出现", link.from(), link.to());
            } else if (from != null && to != null && isBackward(from, to)) {
                check.wrong(
                        at,
                        "%s is %s and %s is %s: links lead from inputs to activities, outputs and outcomes",
                        "%s 为 %s，%s 为 %s：关联须沿投入、活动、产出、成效的方向",
                        link.from(),
                        from.stage(),
                        link.to(),
                        to.stage());
            } else if (from != null && to != null) {
                leadsTo.computeIfAbsent(link.from(), code -> new ArrayList<>()).add(link.to());
            }
        }
    }

    private @Nullable LogicItem end(String field, @Nullable String code) {
        check.code(field, code, Codes.CODE);
        @Nullable LogicItem item = code == null ? null : items.get(code);
        if (code != null && item == null) {
            check.wrong(field, "there is no item '%s'; name it among the items", "没有项目“%s”；请先在 items 中列出", code);
        }
        return item;
    }

    @SuppressWarnings("EnumOrdinal") // stages are declared in the order of the chain
    private static boolean isBackward(LogicItem from, LogicItem to) {
        return from.stage() != null
                && to.stage() != null
                && to.stage().ordinal() < from.stage().ordinal();
    }

    /** Takes away what nothing leads to, until nothing is left: what cannot be taken away goes round. */
    private void noCircle() {
        Map<String, Integer> incoming = new HashMap<>();
        leadsTo.values().forEach(to -> to.forEach(code -> incoming.merge(code, 1, Integer::sum)));
        Deque<String> free = new ArrayDeque<>();
        items.keySet().stream().filter(code -> !incoming.containsKey(code)).forEach(free::add);
        Set<String> left = new TreeSet<>(items.keySet());
        while (!free.isEmpty()) {
            String code = free.remove();
            left.remove(code);
            for (String next : leadsTo.getOrDefault(code, List.of())) {
                if (incoming.merge(next, -1, Integer::sum) == 0) {
                    free.add(next);
                }
            }
        }
        if (!left.isEmpty()) {
            check.wrong("logicModel.links", "these lead in a circle, or hang on one: %s", "以下项目构成循环或依赖循环：%s", left);
        }
    }
}
