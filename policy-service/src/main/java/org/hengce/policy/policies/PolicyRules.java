package org.hengce.policy.policies;

import java.time.LocalDate;
import org.hengce.contracts.Codes;
import org.hengce.contracts.policy.Beneficiaries;
import org.hengce.contracts.policy.Beneficiaries.BeneficiaryKind;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyText.Assignment;
import org.hengce.contracts.policy.PolicyText.AssignmentDocument;
import org.hengce.contracts.policy.Rationale;
import org.hengce.contracts.policy.Rationale.MarketFailure;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What makes a text a policy, taken alone. Codes of indicators, sectors and regions need not exist yet. */
final class PolicyRules {
    private static final int MOST_CODES = 4_000;

    private final PolicyText text;
    private final TextCheck check = new TextCheck();

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
        rules.reasons();
        rules.assignment();
        rules.days();
        rules.comparison();
        BudgetRules.check(text.budget(), rules.check);
        CoverageRules.check(text.coverage(), rules.check);
        GoalRules.check(text.goals(), rules.check);
        LogicModelRules.check(text.logicModel(), rules.check);
        rules.check.refuse(broken());
    }

    static Message broken() {
        return Message.of("the policy breaks rules; 'violations' names each field", "政策内容不符合规则，“violations”列出了每个字段");
    }

    private void head() {
        check.code("code", text.code(), Codes.CODE);
        check.present("title", text.title());
        check.text("title", text.title(), TextCheck.NAME);
        check.text("summary", text.summary(), TextCheck.PAGES);
        check.present("category", text.category());
        check.present("level", text.level());
        check.line("issuer", text.issuer(), 500);
        check.line("documentNumber", text.documentNumber(), 200);
        check.line("legalBasis", text.legalBasis(), 2_000);
        check.atMost("instruments", text.instruments(), 50);
        check.codes("sectors", text.sectors(), Codes.CODE, 500);
        check.optionalCode("strategy", text.strategy(), Codes.CODE);
        PolicyText.@Nullable Window window = text.window();
        if (window != null) {
            check.range("window", window.from(), window.to());
        }
    }

    private void reasons() {
        @Nullable Rationale rationale = text.rationale();
        if (rationale != null) {
            check.present("rationale.marketFailure", rationale.marketFailure());
            check.text("rationale.text", rationale.text(), TextCheck.NOTE);
            if (rationale.marketFailure() == MarketFailure.OTHER && rationale.text() == null) {
                check.wrong("rationale.text", "say which failure it is", "请说明是何种市场失灵");
            }
        }
        check.atMost("beneficiaries", text.beneficiaries(), 50);
        for (int i = 0; i < text.beneficiaries().size(); i++) {
            Beneficiaries some = text.beneficiaries().get(i);
            String at = "beneficiaries[%d]".formatted(i);
            check.present(at + ".kind", some.kind());
            check.count(at + ".count", some.count(), 1_000_000_000_000L);
            check.text(at + ".text", some.text(), TextCheck.NOTE);
            if (some.kind() == BeneficiaryKind.OTHER && some.text() == null) {
                check.wrong(at + ".text", "say who they are", "请说明受益者是谁");
            }
        }
    }

    /** The level of evidence rises with a draw, so the draw must be there to be looked at. */
    private void assignment() {
        @Nullable AssignmentDocument document = text.assignmentDocument();
        if (document == null) {
            if (text.assignment() == Assignment.LOTTERY || text.assignment() == Assignment.RANDOM) {
                check.wrong(
                        "assignmentDocument",
                        "%s needs the document that proves it; name it, or leave the assignment at CHOSEN",
                        "%s 需要证明文件；请写明该文件，或将分配方式保持为 CHOSEN",
                        text.assignment());
            }
            return;
        }
        check.present("assignmentDocument.title", document.title());
        check.line("assignmentDocument.title", document.title(), 500);
        check.line("assignmentDocument.number", document.number(), 200);
        if (document.url() != null && !document.url().matches(Codes.LINK)) {
            check.wrong(
                    "assignmentDocument.url",
                    "it begins with http:// or https:// and has at most 2,000 characters, none of them a space, a quote, < or >",
                    "应以 http:// 或 https:// 开头，最多 2,000 个字符，且不含空格、引号、< 或 >");
        }
    }

    private void days() {
        @Nullable LocalDate announced = check.day("announcedOn", text.announcedOn());
        @Nullable LocalDate inForce = check.day("inForceOn", text.inForceOn());
        @Nullable LocalDate ended = check.day("endedOn", text.endedOn());
        if (announced != null && inForce != null && inForce.isBefore(announced)) {
            check.wrong("inForceOn", "%s is before it was announced, on %s", "%s 早于公布日 %s", inForce, announced);
        }
        LocalDate begun = inForce == null ? announced : inForce;
        if (begun != null && ended != null && ended.isBefore(begun)) {
            check.wrong("endedOn", "%s is before it began, on %s", "%s 早于开始日 %s", ended, begun);
        }
    }

    private void comparison() {
        PolicyText.@Nullable Comparison comparison = text.comparison();
        if (comparison != null) {
            check.codes("comparison.excluded", comparison.excluded(), Codes.CODE, MOST_CODES);
            if (comparison.regions() != null) {
                check.codes("comparison.regions", comparison.regions(), Codes.CODE, MOST_CODES);
            }
        }
    }
}
