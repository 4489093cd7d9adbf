package org.hengce.evaluation.run;

import org.hengce.methods.effect.Reason;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.json.ReasonDocument;

/** The inputs allow no estimate; the reason says what is missing. A result, not an error. */
final class NotEvaluableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final transient ReasonDocument reason;

    /** @param field what cannot be had, as {@code effects[0].estimate} */
    NotEvaluableException(String field, String code, String en, String zh) {
        super(en);
        this.field = field;
        this.reason = new ReasonDocument(code, new LocalizedText(zh, en));
    }

    /** For the reason that {@code methods} gives. */
    NotEvaluableException(String field, Reason reason) {
        this(field, reason.code().name(), reason.english(), reason.chinese());
    }

    /** For another way to answer that would change nothing. */
    static NotEvaluableException nothingToVary(String en, String zh) {
        return new NotEvaluableException("robustness", "NOT_TESTABLE", en, zh);
    }

    /** For another way to answer that the data do not allow. */
    static NotEvaluableException notEnough(String en, String zh) {
        return new NotEvaluableException("robustness", "NOT_ENOUGH_DATA", en, zh);
    }

    String field() {
        return field;
    }

    ReasonDocument reason() {
        return reason;
    }
}
