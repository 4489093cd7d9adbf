package org.hengce.evaluation.power;

import java.time.DateTimeException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hengce.contracts.Codes;
import org.hengce.contracts.Level;
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.Period;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.policy.GoalSectors;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyText.Coverage;
import org.hengce.contracts.policy.PolicyV1;
import org.hengce.evaluation.run.Inputs;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** What a draft asks about, as the policy that it would become: panels are made for policies. */
final class PlannedPolicy {
    private static final String CODE = "PLANNED";

    private final PowerDraft draft;

    private PlannedPolicy(PowerDraft draft) {
        this.draft = draft;
    }

    /** @throws Problem 422 if the start is no period, or a region stands there twice */
    static PlannedPolicy of(PowerDraft draft) {
        try {
            Period.parse(draft.from());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Problem.invalid(
                    "from",
                    new Message(
                            "'%s' is no period that there is; write 2027, 2027-Q1, 2027-01, 2027-W01 or 2027-01-01"
                                    .formatted(draft.from()),
                            "“%s”不是存在的时期；请写 2027、2027-Q1、2027-01、2027-W01 或 2027-01-01".formatted(draft.from())));
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < draft.regions().size(); i++) {
            String region = draft.regions().get(i);
            if (!seen.add(region)) {
                throw Problem.invalid(
                        "regions[%d]".formatted(i),
                        Message.of("%s is named twice; name each region once", "%s 重复；每个地区只写一次", region));
            }
        }
        requireSectors(draft);
        return new PlannedPolicy(draft);
    }

    private static void requireSectors(PowerDraft draft) {
        @Nullable List<String> sectors = draft.sectors();
        if (sectors == null) {
            return;
        }
        if (draft.sector() != null) {
            throw Problem.invalid(
                    "sectors", Message.of("give 'sector' or 'sectors', not both", "“sector”与“sectors”只能填一个"));
        }
        for (int i = 0; i < sectors.size(); i++) {
            String sector = sectors.get(i);
            if (sector.equals(Codes.ALL_SECTORS)) {
                throw Problem.invalid(
                        "sectors[%d]".formatted(i),
                        Message.of(
                                "'_T' is all sectors together and not one of several; leave 'sectors' out to look at it",
                                "“_T”表示全部行业合计，不能与其他行业并列；如需查看合计请省略“sectors”"));
            }
            if (sectors.indexOf(sector) < i) {
                throw Problem.invalid(
                        "sectors[%d]".formatted(i),
                        Message.of("%s is named twice; name each sector once", "%s 重复；每个行业只写一次", sector));
            }
        }
    }

    static PolicyText.Goal goal(PowerDraft draft) {
        return new PolicyText.Goal(
                draft.indicator(), draft.sector(), draft.sectors(), null, null, null, null, null, null, null);
    }

    PolicyV1 asPublished() {
        List<Coverage> coverage = draft.regions().stream()
                .map(region -> new Coverage(region, draft.from(), null, null))
                .toList();
        PolicyText text = new PolicyText(
                CODE,
                new LocalizedText(null, CODE),
                PolicyText.Category.ENTERPRISE_SUPPORT,
                Level.PROVINCIAL,
                null,
                null,
                List.of(),
                List.of(),
                null,
                PolicyText.Assignment.CHOSEN,
                null,
                null,
                coverage,
                List.of(goal(draft)),
                null,
                null,
                null);
        return new PolicyV1(0, 0, false, 0, PolicyStatus.DRAFT, text);
    }

    /** @throws Problem 422 with each code that is not known */
    IndicatorV1 requireKnown(Inputs inputs) {
        Problem unknown = Problem.of(
                ProblemType.INVALID,
                Message.of(
                        "the request names codes that are not registered; 'violations' names each",
                        "请求包含未登记的代码，“violations”逐一列出"));
        @Nullable IndicatorV1 indicator = inputs.indicators().get(draft.indicator());
        if (indicator == null) {
            unknown.violation("indicator", Message.of("there is no indicator '%s'", "没有指标“%s”", draft.indicator()));
        }
        for (String sector : GoalSectors.of(goal(draft))) {
            if (!inputs.sectors().contains(sector)) {
                unknown.violation(
                        draft.sectors() == null
                                ? "sector"
                                : "sectors[%d]".formatted(draft.sectors().indexOf(sector)),
                        Message.of("there is no sector '%s'", "没有行业“%s”", sector));
            }
        }
        for (int i = 0; i < draft.regions().size(); i++) {
            String region = draft.regions().get(i);
            if (!inputs.regions().containsKey(region)) {
                unknown.violation(
                        "regions[%d]".formatted(i), Message.of("there is no region '%s'", "没有地区“%s”", region));
            }
        }
        if (indicator == null || !unknown.violations().isEmpty()) {
            throw unknown;
        }
        return indicator;
    }
}
