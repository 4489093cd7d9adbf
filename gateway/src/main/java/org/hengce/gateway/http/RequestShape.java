package org.hengce.gateway.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.function.BiConsumer;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * What a request must look like before anything is done with it. Stricter than the server that reads it: where two readers
 * could understand two things, the service behind the door must never be the second one.
 */
@ApplicationScoped
public class RequestShape {
    /** The methods that anything here answers to. */
    public static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

    private static final Set<HttpMethod> KNOWN = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    private final int largestAddress;
    private final int largestHeaders;
    private final int mostHeaders;

    @Inject
    RequestShape(HttpConfig config) {
        largestAddress = (int) config.largestAddress().asLongValue();
        largestHeaders = (int) config.largestHeaders().asLongValue();
        mostHeaders = config.mostHeaders();
    }

    /** What is wrong with the request; null where nothing is. */
    public @Nullable Problem wrongWith(HttpServerRequest request) {
        if (request.version() == null) {
            return malformed(
                    "the protocol is none of HTTP/1.0, HTTP/1.1 and HTTP/2", "协议应为 HTTP/1.0、HTTP/1.1 或 HTTP/2");
        }
        if (!KNOWN.contains(request.method())) {
            return Problem.of(
                    ProblemType.METHOD_NOT_ALLOWED, Message.of("the method is none of %s", "请求方法应为 %s 之一", METHODS));
        }
        if (request.uri().length() > largestAddress) {
            return Problem.of(
                    ProblemType.ADDRESS_TOO_LONG,
                    Message.of(
                            "path and query are longer than %d characters; ask for less at a time",
                            "路径与查询参数超过 %d 个字符；请减少每次请求的内容", largestAddress));
        }
        @Nullable Problem address = RequestTarget.wrongWith(request.path(), request.query());
        return address == null ? wrongWithHeaders(request) : address;
    }

    private @Nullable Problem wrongWithHeaders(HttpServerRequest request) {
        Tally tally = new Tally();
        request.headers().forEach(tally);
        if (tally.count > mostHeaders || tally.size > largestHeaders) {
            return Problem.of(
                    ProblemType.HEADERS_TOO_LARGE,
                    Message.of(
                            "a request may have %d headers of %d bytes together; send fewer or shorter ones",
                            "请求最多可带 %d 个请求头、共 %d 字节；请减少或缩短", mostHeaders, largestHeaders));
        }
        if (tally.nameless) {
            return malformed("a header has no name", "有请求头缺少名称");
        }
        boolean second = request.version() == HttpVersion.HTTP_2;
        if (second ? request.authority() == null : tally.hosts != 1) {
            return malformed("a request names one host, in one Host header", "请求必须且只能带一个 Host 请求头");
        }
        if (tally.codings > 0 && (second || tally.codings > 1 || tally.lengths > 0 || !tally.chunked)) {
            return malformed(
                    "where the body ends is not clear; send it either chunked or with its length, in no other transfer coding",
                    "无法确定请求正文的结尾；请仅分块发送或仅注明长度，不要使用其他传输编码");
        }
        if (tally.codings > 0 && request.version() == HttpVersion.HTTP_1_0) {
            return malformed("HTTP/1.0 knows no chunks; send the body with its length", "HTTP/1.0 不支持分块；请注明正文长度");
        }
        return tally.lengths > 1 ? malformed("the length of the body is told more than once", "请求正文长度重复注明") : null;
    }

    private static Problem malformed(String en, String zh) {
        return Problem.of(ProblemType.MALFORMED, Message.of(en, zh));
    }

    /** One look at each header. */
    private static final class Tally implements BiConsumer<String, String> {
        private int count;
        private int size;
        private int hosts;
        private int lengths;
        private int codings;
        private boolean chunked;
        private boolean nameless;

        @Override
        public void accept(String name, String value) {
            count++;
            size += name.length() + value.length() + 4; // colon, space, end of line
            // By length first: a request has many headers, and these are few.
            switch (name.length()) {
                case 0 -> nameless = true;
                case 4 -> hosts += HttpHeaderNames.HOST.contentEqualsIgnoreCase(name) ? 1 : 0;
                case 14 -> lengths += HttpHeaderNames.CONTENT_LENGTH.contentEqualsIgnoreCase(name) ? 1 : 0;
                case 17 -> {
                    if (HttpHeaderNames.TRANSFER_ENCODING.contentEqualsIgnoreCase(name)) {
                        codings++;
                        chunked = value.equalsIgnoreCase("chunked");
                    }
                }
                default -> {}
            }
        }
    }
}
