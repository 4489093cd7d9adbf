package org.hengce.policy.assessments;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.hengce.contracts.Codes;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.SelfAssessment;
import org.hengce.contracts.policy.SelfAssessment.Attachment;
import org.hengce.contracts.policy.SelfAssessment.Claim;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.policy.definitions.Mention;
import org.hengce.policy.definitions.Mentions;
import org.hengce.policy.policies.TextCheck;
import org.jspecify.annotations.Nullable;

/** What makes a text a self-assessment of a policy. */
final class SelfAssessmentRules {
    private final SelfAssessment assessment;
    private final TextCheck check = new TextCheck();

    private SelfAssessmentRules(SelfAssessment assessment) {
        this.assessment = assessment;
    }

    /** @throws Problem 422 that names every field that is wrong */
    static void require(SelfAssessment assessment, PolicyText policy, LocalDate today) {
        SelfAssessmentRules rules = new SelfAssessmentRules(assessment);
        rules.head(policy, today);
        rules.claims();
        rules.attachments();
        rules.check.refuse(Message.of(
                "the self-assessment breaks rules; 'violations' names each field", "自评不符合规则，“violations”列出了每个字段"));
    }

    private void head(PolicyText policy, LocalDate today) {
        check.present("on", assessment.on());
        @Nullable LocalDate on = check.day("on", assessment.on());
        if (on != null && on.isAfter(today)) {
            check.wrong("on", "%s is still to come; a report is of what has been", "%s 尚未到来；自评只能针对已发生的情况", on);
        }
        @Nullable String announced = policy.announcedOn();
        if (on != null && announced != null && on.isBefore(LocalDate.parse(announced))) {
            check.wrong("on", "%s is before the policy was announced, on %s", "%s 早于政策公布日 %s", on, announced);
        }
        check.present("by", assessment.by());
        check.line("by", assessment.by(), 200);
        check.present("text", assessment.text());
        check.text("text", assessment.text(), TextCheck.PAGES);
    }

    private void claims() {
        check.atMost("claims", assessment.claims(), 200);
        for (int i = 0; i < assessment.claims().size(); i++) {
            Claim claim = assessment.claims().get(i);
            String at = "claims[%d]".formatted(i);
            check.code(at + ".indicator", claim.indicator(), Codes.INDICATOR);
            check.present(at + ".value", claim.value());
            check.line(at + ".unit", claim.unit(), 100);
        }
    }

    private void attachments() {
        check.atMost("attachments", assessment.attachments(), 100);
        Set<Object> names = TextCheck.nothingSeen();
        for (int i = 0; i < assessment.attachments().size(); i++) {
            Attachment file = assessment.attachments().get(i);
            String at = "attachments[%d]".formatted(i);
            if (check.present(at + ".name", file.name())) {
                check.line(at + ".name", file.name(), 255);
                check.once(at + ".name", file.name(), names);
            }
            if (String.valueOf(file.name()).matches("(?s).*[/\\\\\\p{Cntrl}].*")) {
                check.wrong(
                        at + ".name",
                        "a name has no slash, backslash or control character; send it without its folder",
                        "文件名不得含有斜线、反斜线或控制字符；请去掉文件夹部分");
            }
            if (!String.valueOf(file.mediaType()).matches(SelfAssessment.MEDIA_TYPE)) {
                check.wrong(
                        at + ".mediaType",
                        "'%s' is no media type, as application/pdf",
                        "“%s”不是媒体类型，应如 application/pdf",
                        file.mediaType());
            }
            check.present(at + ".bytes", file.bytes());
            check.count(at + ".bytes", file.bytes(), 1_000_000_000_000_000L);
            if (!String.valueOf(file.sha256()).matches("[0-9a-f]{64}")) {
                check.wrong(
                        at + ".sha256",
                        "it is the file's SHA-256 as 64 hexadecimal digits in lower case",
                        "应为文件的 SHA-256，即 64 位小写十六进制数字");
            }
        }
    }

    /** The codes of others that it names. */
    static List<Mention> mentions(SelfAssessment assessment) {
        Mentions mentions = new Mentions();
        for (int i = 0; i < assessment.claims().size(); i++) {
            mentions.add(
                    "claims[%d].indicator".formatted(i),
                    Mention.Kind.INDICATOR,
                    assessment.claims().get(i).indicator());
        }
        return mentions.all();
    }
}
