package org.hengce.acceptance.walk;

import java.util.Map;
import org.hengce.acceptance.walk.Caller.Answer;
import org.hengce.acceptance.walk.PublicApi.Operation;

/** Tries an operation as somebody: what the document shows of it, with the tag that a change needs. */
public final class Attempt {
    private final Caller caller;
    private final Examples examples;
    private final Conformance conformance;
    private final String admin;

    /** @param admin a token that may read everything */
    public Attempt(PublicApi api, String url, String admin) {
        this.caller = new Caller(url);
        this.examples = new Examples(api, caller, admin);
        this.conformance = new Conformance(api);
        this.admin = admin;
    }

    /** The status of the answer to a caller with this token; empty: without one. */
    public int status(Operation operation, String token) {
        Call call = examples.of(operation).get(0);
        if (operation.has("If-Match")) {
            Answer present = caller.send(Call.of("GET", call.path(), Map.of("Authorization", "Bearer " + admin)));
            call = present.status() == 200 ? call.withHeader("If-Match", present.header("ETag")) : call;
        }
        call = token.isEmpty() ? call.anonymous() : call.withHeader("Authorization", "Bearer " + token);
        Answer answer = caller.send(call);
        conformance.check(operation, answer);
        return answer.status();
    }
}
