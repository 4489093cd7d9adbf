package org.hengce.methods.diagnostic;

import static org.hengce.methods.diagnostic.Check.found;
import static org.hengce.methods.diagnostic.Check.number;
import static org.hengce.methods.diagnostic.Check.percent;
import static org.hengce.methods.diagnostic.Check.percentChinese;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hengce.methods.effect.Diagnostic;
import org.hengce.methods.effect.Diagnostic.Name;
import org.hengce.methods.effect.Diagnostic.Status;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.GroupTimeDetail;
import org.hengce.methods.panel.Panel;

/** What group-time effects rest on: cohorts of one unit, and how alike treated units and controls are. */
final class CohortChecks {
    private static final double ALMOST_SURE = 0.9;
    private static final double SURE = 0.99;

    private CohortChecks() {}

    static List<Diagnostic> of(Panel panel, Effect effect) {
        List<Diagnostic> checks = new ArrayList<>();
        checks.add(singleUnitCohorts(panel, effect));
        if (effect.detail() instanceof GroupTimeDetail detail && !Double.isNaN(detail.largestPropensity())) {
            checks.add(overlap(detail.largestPropensity()));
        }
        return checks;
    }

    private static Diagnostic singleUnitCohorts(Panel panel, Effect effect) {
        Map<Integer, Integer> sizes = new TreeMap<>();
        for (String unit : effect.treatedUnits()) {
            sizes.merge(panel.firstTreated(panel.indexOf(unit)), 1, Integer::sum);
        }
        List<String> single = sizes.entrySet().stream()
                .filter(cohort -> cohort.getValue() == 1)
                .map(cohort -> panel.period(cohort.getKey()))
                .toList();
        double share = (double) single.size() / effect.treatedUnits().size();
        if (single.isEmpty()) {
            return found(
                    Name.SINGLE_UNIT_COHORTS, Status.PASS, 0, "Every cohort has at least two units.", "每个组别至少有两个单位。");
        }
        return found(
                Name.SINGLE_UNIT_COHORTS,
                Status.WARN,
                share,
                "%d of %d cohorts have one unit (%s), %s of the treated ones: their own effects have no error, and the averages treat them as certain."
                        .formatted(single.size(), sizes.size(), String.join(", ", single), percent(share)),
                "%2$d 个组别中有 %1$d 个仅含一个单位（%3$s），占受处理单位的 %4$s：其自身效应没有标准误，平均值将其视为确定。"
                        .formatted(single.size(), sizes.size(), String.join("、", single), percentChinese(share)));
    }

    private static Diagnostic overlap(double largest) {
        Status status = largest < ALMOST_SURE ? Status.PASS : largest < SURE ? Status.WARN : Status.FAIL;
        return found(
                Name.OVERLAP,
                status,
                largest,
                "By their covariates, no unit's probability of treatment is larger than %s; near 1 there is nobody like it among the controls."
                        .formatted(number(largest, 3, ALMOST_SURE, SURE)),
                "按协变量估计，各单位受处理的概率最大为 %s；接近 1 时，对照单位中没有与之相似者。".formatted(number(largest, 3, ALMOST_SURE, SURE)));
    }
}
