package org.hengce.kit.idempotency;

import jakarta.ws.rs.core.Response;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;

/** An answer and what it answered to. */
record Kept(String fingerprint, KeptAnswer answer) {
    /** @throws Problem 422 if something else was sent */
    Response replay(String sent) {
        if (!fingerprint.equals(sent)) {
            throw Problem.invalid(
                    "Idempotency-Key",
                    Message.of(
                            "this key came with other content before; a new request needs a new key",
                            "该 Idempotency-Key 已用于其他内容；新的请求请使用新的键"));
        }
        return answer.again();
    }
}
