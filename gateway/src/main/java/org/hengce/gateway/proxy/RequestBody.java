package org.hengce.gateway.proxy;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.streams.ReadStream;
import java.util.Set;
import org.hengce.gateway.http.HttpConfig;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** A request's body on its way to a service, cut off where it grows too large or comes too slowly. */
final class RequestBody implements ReadStream<Buffer> {
    private static final Set<HttpMethod> WITHOUT_BODY =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.DELETE);

    private final HttpServerRequest request;
    private final Vertx vertx;
    private final long largest;
    private final long slowest;
    private final long timer;
    private @Nullable Handler<Buffer> handler;
    private @Nullable Handler<Void> endHandler;
    private @Nullable Handler<Throwable> exceptionHandler;
    private @Nullable Problem refusal;
    private long length;
    private long lengthBefore;
    // The service's slowness is not the client's.
    private boolean heldBack;
    private boolean paused = true;

    RequestBody(HttpServerRequest request, Vertx vertx, long largest, HttpConfig config) {
        this.request = request;
        this.vertx = vertx;
        this.largest = largest;
        slowest = config.slowestBody().asLongValue();
        timer = vertx.setPeriodic(config.bodyPatience().toMillis(), id -> look());
        request.handler(this::received);
        request.endHandler(this::ended);
        request.exceptionHandler(this::failed);
    }

    /** Why the body was cut off; null if it was not. */
    @Nullable
    Problem refusal() {
        return refusal;
    }

    static Problem tooLarge(long largest) {
        return Problem.of(
                ProblemType.TOO_LARGE,
                Message.of(
                        "the body is longer than the %d bytes that are taken here; send it in parts",
                        "请求正文超过此处可接收的 %d 字节；请分批发送", largest));
    }

    static Problem tooSlow() {
        return Problem.of(
                ProblemType.TOO_SLOW,
                Message.of("the body comes too slowly or not at all; send it again", "请求正文传输过慢或中断；请重新发送"));
    }

    /** Whether none is announced. */
    static boolean isNone(HttpServerRequest request) {
        if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            return false;
        }
        long length = lengthOf(request);
        // HTTP/2 tells of no body only by ending; these methods have none that means anything.
        return length == 0
                || (length < 0 && (request.version() != HttpVersion.HTTP_2 || WITHOUT_BODY.contains(request.method())));
    }

    /** As told by the client; -1 if it was not. */
    static long lengthOf(HttpServerRequest request) {
        @Nullable String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? -1 : Long.parseLong(length); // Netty has refused what is no number
    }

    private void received(Buffer part) {
        length += part.length();
        if (refusal != null) {
            return; // read on and dropped
        }
        if (length > largest) {
            cut(tooLarge(largest));
        } else if (handler != null) {
            handler.handle(part);
        }
    }

    private void look() {
        if (!heldBack && length - lengthBefore < slowest) {
            cut(tooSlow());
        }
        lengthBefore = length;
        heldBack = paused;
    }

    private void cut(Problem why) {
        refusal = why;
        failed(why);
        request.resume();
    }

    private void ended(@Nullable Void nothing) {
        release();
        if (refusal == null && endHandler != null) {
            endHandler.handle(null);
        }
    }

    private void failed(Throwable cause) {
        release();
        if (exceptionHandler != null) {
            exceptionHandler.handle(cause);
        }
    }

    /** No more looks at how the body comes: it is over, or nobody needs it any more. */
    void release() {
        vertx.cancelTimer(timer);
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        exceptionHandler = handler;
        return this;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
        this.handler = handler;
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
        endHandler = handler;
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        paused = true;
        heldBack = true;
        request.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        paused = false;
        request.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        request.fetch(amount);
        return this;
    }
}
