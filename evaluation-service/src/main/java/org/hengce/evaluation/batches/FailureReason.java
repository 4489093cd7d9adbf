package org.hengce.evaluation.batches;

import org.hengce.kit.problem.Message;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.json.ReasonDocument;

/** Why there is no report of a policy. */
@SuppressWarnings("ImmutableEnumChecker") // Message is a record of two texts
enum FailureReason {
    UNKNOWN_POLICY(
            "there is no such policy, or it is a draft; look up its code with GET /api/v1/policies",
            "没有此政策，或其仍为草案；请用 GET /api/v1/policies 查找代码"),
    NOT_EVALUATED(
            "it has not been evaluated yet; ask again in a moment, and if that does not help see GET /api/v1/due-evaluations",
            "尚未评价；请稍后再试，若仍无评价请查看 GET /api/v1/due-evaluations"),
    WORKER_LOST(
            "whatever made it broke off again and again, perhaps because of this report; leave the policy out and tell an administrator",
            "生成过程多次中断，原因可能就在此报告；请将该政策移出任务，并告知管理员"),
    FAILED(
            "it could not be made, by an error of ours; ask for it alone with GET /api/v1/evaluations/{id}/report",
            "因系统错误未能生成；请用 GET /api/v1/evaluations/{id}/report 单独获取");

    private final Message message;

    FailureReason(String en, String zh) {
        message = new Message(en, zh);
    }

    Message message() {
        return message;
    }

    ReasonDocument document() {
        return new ReasonDocument(name(), new LocalizedText(message.zh(), message.en()));
    }
}
