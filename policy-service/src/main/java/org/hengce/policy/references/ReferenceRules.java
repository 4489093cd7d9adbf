package org.hengce.policy.references;

import java.util.List;
import java.util.Set;
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.reference.ReferenceV1.Kind;
import org.hengce.kit.problem.Message;
import org.hengce.policy.policies.TextCheck;
import org.jspecify.annotations.Nullable;

/** What an entry must keep to beyond its shape. */
final class ReferenceRules {
    private static final int DAY_LENGTH = 10;

    private ReferenceRules() {}

    /** @throws org.hengce.kit.problem.Problem 422 that names every wrong field */
    static void require(String code, ReferenceText draft) {
        TextCheck check = new TextCheck();
        if (draft.code() != null && !draft.code().equals(code)) {
            check.wrong(
                    "code",
                    "the body says '%s' and the path '%s'; send the same code, or none in the body",
                    "正文中的代码为“%s”，路径中为“%s”；请保持一致，或在正文中省略",
                    draft.code(),
                    code);
        }
        check("", draft, check);
        refuse(check);
    }

    /** @throws org.hengce.kit.problem.Problem 422 that names every wrong field */
    static void require(List<ReferenceText> drafts) {
        TextCheck check = new TextCheck();
        Set<Object> seen = TextCheck.nothingSeen();
        for (int i = 0; i < drafts.size(); i++) {
            String at = "references[%d].".formatted(i);
            check.present(at + "code", drafts.get(i).code());
            check.once(at + "code", drafts.get(i).code(), seen);
            check(at, drafts.get(i), check);
        }
        refuse(check);
    }

    private static void refuse(TextCheck check) {
        check.refuse(
                Message.of("the input breaks a rule; 'violations' names each field", "输入不符合规则，“violations”列出了每个字段"));
    }

    private static void check(String at, ReferenceText draft, TextCheck check) {
        @Nullable LocalizedText text = draft.text();
        check.text(at + "title", draft.title(), TextCheck.NAME);
        check.text(at + "text", text, TextCheck.PAGES);
        check.text(at + "publisher", draft.publisher(), TextCheck.NAME);
        if (draft.kind() == Kind.TERM && text == null) {
            check.wrong(at + "text", "a term needs its definition", "术语须有定义");
        }
        if (draft.publishedOn() != null && draft.publishedOn().length() == DAY_LENGTH) {
            check.day(at + "publishedOn", draft.publishedOn());
        }
    }
}
