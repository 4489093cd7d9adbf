package org.hengce.gateway.identity;

import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;

/** What is said to those who are not let in; never why, which would only help to make a better forgery. */
public final class Refusals {
    private Refusals() {}

    /** 401: nothing that lets anybody in. */
    public static Problem unauthenticated() {
        return Problem.of(
                ProblemType.UNAUTHENTICATED,
                Message.of(
                        "no valid token, API key or session came with the request; get a token from POST /api/v1/auth/token",
                        "请求没有附带有效的令牌、API 密钥或会话；请先通过 POST /api/v1/auth/token 获取令牌"));
    }

    /** 400: whose rights should hold? */
    static Problem several() {
        return Problem.of(
                ProblemType.MALFORMED,
                Message.of(
                        "more than one credential came with the request; send one of Authorization, X-Api-Key and the session's cookie",
                        "请求附带了多个登录凭证；请只发送 Authorization、X-Api-Key 或会话 Cookie 之一"));
    }
}
